/** A chapter on the page. */
export interface Chapter {
  id: number;
  /** "Chapter 3: The Ferry"; empty for a work in one piece. */
  label: string;
  /** Words of the work before it. */
  before: number;
  words: number;
  text: HTMLElement;
  /** Its paragraphs and what else stands by itself, in order. */
  blocks: HTMLElement[];
}

/** Which block stands at the top of the window, and how far below its edge that begins, in pixels. */
export interface Top {
  index: number;
  offset: number;
}

/** The first block that reaches below the top of the window, found by halving. */
export function topBlock({ blocks }: Chapter): Top {
  let low = 0;
  let high = Math.max(0, blocks.length - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && block.getBoundingClientRect().bottom > 0) high = middle;
    else low = middle + 1;
  }
  return { index: low, offset: blocks[low]?.getBoundingClientRect().top ?? 0 };
}

/** How a block begins, to know it again when the text was revised. */
export function beginning(block: HTMLElement | undefined): string {
  return (block?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 48);
}

/** The block that begins so, the nearest to where it stood; else whichever stands there now. */
export function blockLike({ blocks }: Chapter, index: number, begins: string): HTMLElement | undefined {
  const standing = blocks[Math.min(index, blocks.length - 1)];
  if (begins === '' || beginning(standing) === begins) return standing;
  const same = blocks.flatMap((block, at) =>
    beginning(block) === begins ? [{ block, away: Math.abs(at - index) }] : [],
  );
  return same.sort((one, other) => one.away - other.away)[0]?.block ?? standing;
}
