import type { Book } from '../book.ts';
import { chapterFiles } from './chapters.ts';
import { picturePaths, picturesOf } from './pictures.ts';

/** A place in a work: a block of a chapter, both counted from 1. */
export interface Place {
  /** Which of the book's chapters, in order. */
  chapter: number;
  /** Which of the outermost blocks of the chapter's markup (see `sourceBlocks`). */
  block: number;
}

/** What KOReader and our pages count, side by side. */
export interface EpubPlaces {
  /** Text files in reading order. */
  files: {
    /** KOReader's DocFragment: the place in the reading order, 1 for the cover. */
    fragment: number;
    chapter: number;
    blocks: {
      /** Name and place among the section's children of that name, e.g. `p` and 22. */
      name: string;
      nth: number;
      block: number;
    }[];
  }[];
}

/** The cover and the title page come before the first chapter. */
const PAGES_BEFORE = 2;

/**
 * Where each block of the chapters stands in the EPUB of the same book. KOReader writes a place as
 * `/body/DocFragment[5]/body/section/p[22]/text().0`: the fifth file of the reading order, the 22nd `p` of its
 * section. The text's blocks are the section's own children, and heading and notes sit in a `header` and an
 * `aside`, so that p[22] is the 22nd paragraph of the text; a chapter is one file unless it is very long.
 */
export async function epubPlaces(book: Book): Promise<EpubPlaces> {
  const pictures = picturePaths(await picturesOf(book), '../');
  const files = chapterFiles(book, pictures).map(({ chapter, blocks }, at) => {
    const counts = new Map<string, number>();
    return {
      fragment: PAGES_BEFORE + at + 1,
      chapter: chapter + 1,
      blocks: blocks.map(({ name, source }) => {
        const nth = (counts.get(name) ?? 0) + 1;
        counts.set(name, nth);
        return { name, nth, block: source };
      }),
    };
  });
  return { files };
}

/** KOReader's name of a place; a block that the EPUB leaves out is named by the next that stands. */
export function xpointerOf(places: EpubPlaces, { chapter, block }: Place): string | null {
  const files = places.files.filter((file) => file.chapter === chapter);
  for (const file of files) {
    const found = file.blocks.find((one) => one.block >= block);
    if (found !== undefined) return `/body/DocFragment[${file.fragment}]/body/section/${found.name}[${found.nth}]`;
  }
  const last = files.at(-1);
  return last === undefined ? null : `/body/DocFragment[${last.fragment}]/body/section`;
}

const XPOINTER = /^\/body\/DocFragment(?:\[(\d+)\])?(?:\/body(?:\/section(?:\[\d+\])?)?(?:\/([a-z][a-z0-9]*)(?:\[(\d+)\])?)?)?(?=[/.]|$)/;

/**
 * The place KOReader means; null where it is no place in the text. Before the text counts as its first block,
 * behind it as its last.
 */
export function placeOf(places: EpubPlaces, xpointer: string): Place | null {
  const read = XPOINTER.exec(xpointer);
  if (read === null) return null;
  const file = places.files.find((one) => one.fragment === Number(read[1] ?? 1));
  if (file === undefined) return null;
  const nth = Number(read[3] ?? 1);
  const found = file.blocks.find((one) => one.name === read[2] && one.nth === nth);
  const edge = read[2] === 'aside' ? file.blocks.at(-1) : file.blocks[0];
  return { chapter: file.chapter, block: (found ?? edge)?.block ?? 1 };
}
