import type { Draft } from './draft.ts';

/** What Tumblr puts below a post: `x liked this`, `y reblogged this from x and added: …`, `x posted this`. */
const NOTE = /^[\w-]{1,40} (?:liked this|reblogged this\b.{0,400}|posted this)$/i;
const COUNT = /^[\d.,]+[kKmM]? notes?\W*$/;
const MADE =
  /^(?:\((?:via|source:?) [\w-]{1,40}\)|powered by tumblr|(?:.{1,40} )?theme by .{1,60}|show more notes)\W*$/i;

/** Is the line one of a post's notes, how many there are, or what its page says of itself? */
export function isTumblrNote(line: string): boolean {
  const words = line.trim();
  return NOTE.test(words) || COUNT.test(words) || MADE.test(words);
}

/** The tags of a line that is nothing else: `#harbour lights #marrin x isolde`; null for other lines. */
export function hashtagsOn(line: string): string[] | null {
  const words = line.trim();
  if (!/^#[^\s#]/.test(words) || words.length > 1500) return null;
  const tags = words
    .slice(1)
    .split(/[\s,]*#(?=[^\s#])/)
    .map((tag) => tag.trim());
  const plain = tags.every((tag) => tag.length <= 140 && /\p{L}/u.test(tag) && !/[.!?]\s+\p{Lu}/u.test(tag));
  return plain ? tags : null;
}

/** Tags below a post are the author's, where its header has none. */
export function takeHashtags(draft: Draft, tags: readonly string[]): void {
  if (tags.length === 0 || draft.additionalTags.length > 0) return;
  draft.additionalTags = [...new Set(tags)];
  draft.evidence['additionalTags'] = 'tags below the text';
}

/** Where a post's notes begin, at the end of its lines; their number where there are none. Comments stand between them. */
export function notesFrom(lines: readonly string[]): number {
  let start = lines.length;
  let words = 0;
  let notes = 0;
  for (let at = lines.length - 1; at >= 0 && at >= lines.length - FURTHEST; at--) {
    if (lines[at]!.trim() === '') continue;
    if (isTumblrNote(lines[at]!)) {
      notes += 1;
      start = at;
    } else if (++words > notes + 3) break;
  }
  const counted = COUNT.test(lines[start]?.trim() ?? '');
  return notes > 1 || counted ? start : lines.length;
}

const FURTHEST = 400;
