import type { CleanHtml } from '../prose/cleanHtml.ts';
import { clean } from '../prose/clean.ts';
import { shapeChapter, type ShapedChapter } from '../prose/shape.ts';
import type { ParentNode } from '../prose/tree.ts';
import type { DraftImage, Problem } from './draft.ts';
import { ImageShelf } from './images.ts';
import { PROBLEMS, problem, type ProblemCode } from './problems.ts';

/** A clean copy of a file's markup as it is taken down: its words, its pictures, and what had to be said. */
export interface FairCopy {
  /** Each problem once. */
  readonly problems: Problem[];
  readonly images: DraftImage[];
  /** A summary or a note. */
  note(untrusted: string | ParentNode): CleanHtml;
  /** A chapter's text, shaped and counted. */
  chapter(untrusted: string | ParentNode): ShapedChapter;
}

/** The shelf of a file that brings no pictures along but those written into its own addresses. */
export function bareShelf(): ImageShelf {
  return new ImageShelf(() => Promise.resolve(null));
}

/** Begins a clean copy. Pictures that are not on the shelf become links, and are said to be missing. */
export function beginFairCopy(shelf: ImageShelf): FairCopy {
  const said = new Map<string, Problem>();
  const notice = (code: string, details: Record<string, string>) => {
    if (!Object.hasOwn(PROBLEMS, code)) return;
    const one = problem(code as ProblemCode, details);
    said.set(one.message, one);
  };
  const options = { image: (src: string) => shelf.address(src), notice };
  return {
    get problems() {
      return [...said.values()];
    },
    images: shelf.images,
    note: (untrusted) => clean(untrusted, options),
    chapter: (untrusted) => shapeChapter(untrusted, options),
  };
}
