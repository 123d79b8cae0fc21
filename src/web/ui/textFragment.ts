import type { Segment } from '../../finding/words/marked.ts';

/** Words before and after what is pointed at, by which it is told from the same words elsewhere. */
const AROUND = 4;

/**
 * The part of an address that leads a browser to a passage (`#:~:text=`, a text fragment of the URL standard): the first
 * of its words that were found, with some before and after. It is found by its words, so that pages of stories carry no
 * anchors for it, and it holds after a revision that leaves those words alone. A browser that does not know such parts
 * opens the page at its top. Empty: nothing was found.
 */
export function textFragment(segments: readonly Segment[]): string {
  const at = segments.findIndex(({ found }) => found);
  const found = segments[at]?.text.trim() ?? '';
  if (found === '') return '';
  const [before, after] = [segments[at - 1]?.text ?? '', segments[at + 1]?.text ?? ''];
  const prefix = wordsOf(before).slice(-AROUND).join(' ');
  const suffix = wordsOf(after).slice(0, AROUND).join(' ');
  // A script without spaces has no words here that both sides would part alike.
  const [ahead, behind] = [/\s$/.test(before) ? prefix : '', /^\s/.test(after) ? suffix : ''];
  const parts = [ahead && `${encoded(ahead)}-`, encoded(found), behind && `-${encoded(behind)}`];
  return `#:~:text=${parts.filter((part) => part !== '').join(',')}`;
}

/** Words around that stand in the page, too: not the mark of a list, nor what a picture shows, in brackets. */
function wordsOf(around: string): string[] {
  if (/[[\]]/.test(around)) return [];
  return around
    .replace(/^…|…$|^(?:-|\d+\.) /g, '')
    .split(/\s+/)
    .filter(Boolean);
}

/** In a text fragment a hyphen means something. */
function encoded(words: string): string {
  return encodeURIComponent(words).replaceAll('-', '%2D');
}
