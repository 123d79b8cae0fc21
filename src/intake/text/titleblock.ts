import { isSceneBreak } from '../../prose/shape.ts';
import { isRule, wordCount } from './lines.ts';
import { authorsIn, looksLikeNames } from './people.ts';

export interface Byline {
  /** The title, where it stands on the same line. */
  title: string | null;
  /** The fandom in "A Ranma 1/2 fanfic by …". */
  fandom: string | null;
  /** What follows "by", with addresses still in it. */
  names: string;
}

const KIND =
  '(?:fan\\s?-?fiction|fan\\s?fics?|fics?|story|stories|songfic|vignette|drabble|tale|novel|novella|crossover|one-?shot|ficlet)';
const OF_KIND = new RegExp(
  `^[~*_\\-–\\s(]*(?:an?|the)\\s+(?:(.{2,60}?)\\s+)?${KIND}\\s*[,:]?\\s*(?:written\\s+)?by:?\\s+(.+)$`,
  'i',
);
const PLAIN =
  /^[~*_\-–—\s([]*(?:(?:written|story|fic|posted|fanfic|words|penned|author(?:ed)?)\s+)?by\s*:?\s+(.+?)[\s~*_)\]]*$/i;
const FOREIGN = /^[~*_\-\s]*(?:von|par|por|di)\s*:?\s+(\p{Lu}[^.!?]{1,40}|\S+)$/u;
const SAME_LINE = /^[~*_\-=\s]*(.{1,90}?)[\s,]*[-–—~,(]?\s+by:?\s+(.{2,80}?)[\s~*_=]*$/i;

/** `by X`, `By: X`, `A BtVS fanfic by X`; null for a sentence that begins that way. */
export function readByline(text: string): Byline | null {
  const line = text.trim();
  if (line.length > 140) return null;
  const kind = OF_KIND.exec(line);
  if (kind !== null && looksLikeNames(kind[2]!))
    return { title: null, fandom: kind[1]?.trim() ?? null, names: kind[2]! };
  const plain = PLAIN.exec(line);
  if (plain !== null && looksLikeNames(plain[1]!)) return { title: null, fandom: null, names: plain[1]! };
  return null;
}

/** A byline in another language counts only beneath a title: "Von" and "Par" begin sentences. */
export function readForeignByline(text: string): Byline | null {
  const match = FOREIGN.exec(text.trim());
  return match !== null && looksLikeNames(match[1]!) ? { title: null, fandom: null, names: match[1]! } : null;
}

/** `Title by Author` on one line. */
export function readTitleByAuthor(text: string): Byline | null {
  const match = SAME_LINE.exec(text.trim());
  if (match === null) return null;
  const [, title, names] = match;
  const named = authorsIn(names!).every((name) => /^[\p{Lu}\p{N}_]|[\d_]/u.test(name) || !name.includes(' '));
  return named && looksLikeNames(names!) && looksLikeTitle(title!)
    ? { title: title!, fandom: null, names: names! }
    : null;
}

const SMALL =
  /^(?:an?|the|and|but|or|nor|of|in|on|at|to|for|from|by|with|as|is|it|so|not|no|my|your|la|le|de|der|die|das|und|van|von|el|y|et|du|des|into|than|that|upon|over|[ivx]+|vs\.?)$/i;

/** Short, without the end of a sentence, not speech. */
export function looksLikeTitle(text: string): boolean {
  const title = text.trim();
  if (title === '' || title.length > 90 || wordCount(title) > 14) return false;
  if (isSceneBreak(title) || isRule(title) || !/[\p{L}\p{N}]/u.test(title)) return false;
  if (/[,;:]$/.test(title) || (/[^.]\.$/.test(title) && !/\b(?:Mr|Mrs|Dr|St|[A-Z])\.$/.test(title)))
    return false;
  return !/^["“„«].*[,.!?]["”“»]\s+\S/.test(title) && !/^\S+@\S+$/.test(title);
}

/** Longest title, in characters, that a byline right below makes one. */
const LONGEST = 260;

/** A line or two of one sentence without its stop: too long for a title unless something says so. */
export function couldBeLongTitle(text: string): boolean {
  const title = text.trim();
  if (title.length > LONGEST || isSceneBreak(title) || isRule(title)) return false;
  return (
    !/[,;:.]["”]?$/.test(title) && !/[a-z]{2}[.!?]["”]?\s+["“]?\p{Lu}/u.test(title) && /\p{L}/u.test(title)
  );
}

/** Was a title broken onto a second line? A full first line, a small word at its end or a small letter after it. */
export function goesOn(first: string, second: string): boolean {
  const line = first.trim();
  if (/[.!?:;]["”]?$/.test(line) || /^[("“[]/.test(second.trim())) return false;
  const word = /^\S+/.exec(second.trim())?.[0] ?? '';
  const last = /\S+$/.exec(line)?.[0] ?? '';
  return /^\p{Ll}/u.test(word) || SMALL.test(last) || line.length + 1 + word.length > 62;
}

/** Written the way titles are: capitals at the start of all long words, or capitals throughout. */
export function isTitleCase(text: string): boolean {
  const words = text
    .trim()
    .replace(/^["“*_~]+|["”*_~]+$/g, '')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word));
  if (words.length === 0) return false;
  const long = words.filter((word, index) => index === 0 || !SMALL.test(word.replace(/^[([]|[)\],]$/g, '')));
  return long.every((word) => /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(word));
}

/** The title without the quotes and marks around it. */
export function bareTitle(text: string): string {
  const title = text
    .trim()
    .replace(/^#{1,6}\s+(.*?)\s*#*$/, '$1')
    .replace(/^[*_~=\-–—<>\s]+(?=[^*_~=\-\s])|(?<=[^*_~=\-\s])[*_~=\-–—<>\s]+$/g, '');
  const quoted = /^["“”„«'‘](.+?),?["”“»'’]$/.exec(title);
  return (quoted !== null && !/["“”]/.test(quoted[1]!) ? quoted[1]! : title).replace(/\s+/g, ' ').trim();
}
