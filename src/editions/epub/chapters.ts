import type { Book, BookChapter } from '../book.ts';
import { treeOf } from '../tree.ts';
import { blocksOf, files, fragment, type Block } from './blocks.ts';
import { withFootnotes } from '../notes.ts';
import { chapterPage } from './pages.ts';
import { settleLinks, surroundings, type Pictures } from './surroundings.ts';

/** A file of a chapter. */
export interface ChapterFile {
  /** Place of the chapter in the book, 0 for the first. */
  chapter: number;
  /** Path below `EPUB/`. */
  href: string;
  /** The blocks of text it holds, direct children of its section, in order. */
  blocks: Block[];
}

/** How a book's text is spread over files, before the pages are written. */
export function chapterFiles(book: Book, pictures: Pictures): ChapterFile[] {
  return book.chapters.flatMap((chapter, at) => filesOf(book, chapter, at, pictures));
}

function filesOf(book: Book, chapter: BookChapter, at: number, pictures: Pictures): ChapterFile[] {
  const pieces = withFootnotes(treeOf(chapter.html));
  const parts = files(blocksOf(pieces, surroundings(pieces, pictures, book.address)));
  return parts.map((blocks, part) => ({ chapter: at, href: `text/${fileName(at, part)}`, blocks }));
}

function fileName(chapter: number, part: number): string {
  return `chapter-${String(chapter + 1).padStart(3, '0')}${part === 0 ? '' : `-${part + 1}`}.xhtml`;
}

/** The pages of one chapter, from its files. */
export function chapterPages(
  book: Book,
  at: number,
  all: readonly ChapterFile[],
  pictures: Pictures,
): { href: string; xhtml: string }[] {
  const chapter = book.chapters[at]!;
  const own = all.filter((file) => file.chapter === at);
  const texts = settleLinks(
    own.map((file) => file.blocks.map((block) => block.xhtml).join('')),
    own.map((file) => file.href.slice('text/'.length)),
  );
  const notes = {
    summary: aside(book, chapter.summary, pictures),
    notesBegin: aside(book, chapter.notesBegin, pictures),
    notesEnd: aside(book, chapter.notesEnd, pictures),
  };
  return own.map((file, part) => ({
    href: file.href,
    xhtml: chapterPage(book, chapter, texts[part]!, notes, part + 1, part === own.length - 1),
  }));
}

/** A note as XHTML, its links led where they lead on a page of their own. */
export function aside(book: Book, html: BookChapter['html'], pictures: Pictures): string {
  if (html === '') return '';
  const fitting = surroundings([], pictures, book.address);
  return fragment(html, { ...fitting, headingShift: 3 });
}
