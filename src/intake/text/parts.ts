import { NUMBER_WORDS, readNumber } from './numbers.ts';

/** Which part of how many; `of` is null where nobody knows yet. */
export interface Part {
  number: number;
  of: number | null;
}

const FRACTION =
  /[([{]?\s*(?:part|pt\.?|chapter|chap\.?|ch\.?)?\s*#?\b(\d{1,3})\s*(?:\/|\\|of)\s*(\d{1,3}|\?+|x)(?!\d|\/)\s*[)\]}]?/i;
const WORDS = new RegExp(
  `[([{]?\\bpart\\s+(${NUMBER_WORDS})(?:\\s+of\\s+(${NUMBER_WORDS}|\\?+))?(?![\\w/])\\s*[)\\]}]?`,
  'i',
);

/** The part that a title, a subject or a field names: `(3/7)`, `3/?`, `Part Three of Seven`, `Part 2`; null for none. */
export function partIn(text: string): Part | null {
  const match = FRACTION.exec(text) ?? WORDS.exec(text);
  if (match === null) return null;
  const number = readNumber(match[1]!);
  const of = match[2] === undefined ? null : readNumber(match[2]);
  if (number === null || number > 400 || (of !== null && (of < number || of === 0))) return null;
  return { number, of };
}

/** A title without its part. A title that is nothing else stays. */
export function withoutPart(text: string): string {
  const match = FRACTION.exec(text) ?? WORDS.exec(text);
  if (match === null || partIn(text) === null) return text;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/\s+/g, ' ')
    .trim();
  const bare = rest.replace(/^[-–—:,.\s]+|[-–—:,\s]+$/g, '');
  return /[\p{L}\p{N}]/u.test(bare) ? bare : text;
}
