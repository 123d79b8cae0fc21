import type { Book } from '../book.ts';
import { chapterFiles } from './chapters.ts';
import { picturePaths, picturesOf } from './pictures.ts';

/** A place in a work: a paragraph of a chapter, both counted from 1. */
export interface Place {
  /** Which of the book's chapters, in order. */
  chapter: number;
  /** Which of the texts that `paragraphTexts` gives for the chapter's markup; that is what positions are kept in. */
  paragraph: number;
}

/** What KOReader and our pages count, side by side. */
export interface EpubPlaces {
  /** The files of the text in reading order. */
  files: {
    /** KOReader's DocFragment: the place in the reading order, 1 for the cover. */
    fragment: number;
    chapter: number;
    blocks: {
      /** Name and place among the section's children of that name, e.g. `p` and 22. */
      name: string;
      nth: number;
      /** The first paragraph it holds, or the next one where it holds none. */
      paragraph: number;
    }[];
  }[];
}

/** The cover and the title page come before the first chapter. */
const PAGES_BEFORE = 2;

/**
 * Where each paragraph of the chapters stands in the EPUB of the same book. KOReader writes a place as
 * `/body/DocFragment[5]/body/section/p[22]/text().0`: the fifth file of the reading order, the 22nd `p` of its
 * section. A chapter is one file unless it is very long; the blocks of its text are its section's own children, while
 * the heading and the notes sit in a `header` and an `aside`, so that p[22] is the 22nd plain paragraph. Paragraphs
 * inside a list, a letter or a table are found by the block around them.
 */
export async function epubPlaces(book: Book): Promise<EpubPlaces> {
  const pictures = picturePaths(await picturesOf(book), '../');
  const files = chapterFiles(book, pictures).map(({ chapter, blocks }, at) => {
    const counts = new Map<string, number>();
    return {
      fragment: PAGES_BEFORE + at + 1,
      chapter: chapter + 1,
      blocks: blocks.map(({ name, paragraph }) => {
        const nth = (counts.get(name) ?? 0) + 1;
        counts.set(name, nth);
        return { name, nth, paragraph };
      }),
    };
  });
  return { files };
}

/** KOReader's name of a place: the block that holds the paragraph; null where the book has no such chapter. */
export function xpointerOf(places: EpubPlaces, { chapter, paragraph }: Place): string | null {
  const blocks = places.files
    .filter((file) => file.chapter === chapter)
    .flatMap((file) => file.blocks.map((block) => ({ ...block, fragment: file.fragment })));
  const found = blocks.findLast((block) => block.paragraph <= paragraph && block.name !== 'hr') ?? blocks[0];
  return found === undefined
    ? null
    : `/body/DocFragment[${found.fragment}]/body/section/${found.name}[${found.nth}]`;
}

const XPOINTER =
  /^\/body\/DocFragment(?:\[(\d+)\])?(?:\/body(?:\/section(?:\[\d+\])?)?(?:\/([a-z][a-z0-9]*)(?:\[(\d+)\])?)?)?(?=[/.]|$)/;

/**
 * The place KOReader means; null where it is no place in the text. Before the text counts as its first paragraph,
 * behind it as its last block.
 */
export function placeOf(places: EpubPlaces, xpointer: string): Place | null {
  const read = XPOINTER.exec(xpointer);
  if (read === null) return null;
  const file = places.files.find((one) => one.fragment === Number(read[1] ?? 1));
  if (file === undefined) return null;
  const nth = Number(read[3] ?? 1);
  const found = file.blocks.find((one) => one.name === read[2] && one.nth === nth);
  const edge = read[2] === 'aside' ? file.blocks.at(-1) : file.blocks[0];
  return { chapter: file.chapter, paragraph: (found ?? edge)?.paragraph ?? 1 };
}
