/** A stretch of a paragraph: offsets of its first character and of the one after its last. */
export interface Span {
  start: number;
  end: number;
}

const ABBREVIATIONS = new Set(
  'mr mrs ms mx dr prof st sr jr rev hon gen col capt cmdr lt sgt cpl pvt gov sen rep det insp supt no vs etc vol ch ep fig approx dept est mt ft ave blvd messrs mme mlle m'.split(
    ' ',
  ),
);
const SPEECH =
  /^\s+(?:\p{Lu}[\p{L}'’-]*\s+){1,3}(?:said|says|asked|asks|whispered|murmured|replied|answered|shouted|called|cried|muttered|breathed|yelled|told|snapped|sighed|laughed|added|continued)\b/u;
const END = /[.!?…。！？]/;
const CLOSING = /["”’'»)\]*_]/;

/**
 * The sentences of a paragraph. Speech stays with the words that say who speaks (`"Stop!" she said.`), an ellipsis
 * ends a sentence only before a capital, and abbreviations and initials end none. Linear in the text's length.
 */
export function sentencesOf(paragraph: string): Span[] {
  const spans: Span[] = [];
  let start = firstInk(paragraph, 0);
  for (let at = start; at < paragraph.length; at++) {
    if (!END.test(paragraph[at] ?? '')) continue;
    const end = endAfter(paragraph, at);
    if (endsSentence(paragraph, start, at, end)) {
      spans.push({ start, end });
      start = firstInk(paragraph, end);
    }
    at = end - 1;
  }
  const last = paragraph.trimEnd().length;
  if (start < last) spans.push({ start, end: last });
  return spans;
}

/** The sentence of `spans` that holds the character at `offset`. */
export function spanAt(spans: Span[], offset: number): Span | undefined {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return spans[low];
}

/** Characters of the longest sentence that is given or asked as a whole. */
export const LONGEST_SENTENCE = 1200;

/** The sentence around a place, as written; of one longer than any reader would want, the words about the place. */
export function sentenceAround(text: string, spans: Span[], offset: number): string {
  const { start, end } = spanAt(spans, offset) ?? { start: 0, end: text.length };
  if (end - start <= LONGEST_SENTENCE) return text.slice(start, end);
  return text.slice(
    Math.max(start, offset - LONGEST_SENTENCE / 4),
    Math.min(end, offset + LONGEST_SENTENCE / 2),
  );
}

function firstInk(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

const isSpace = (code: number): boolean =>
  code <= 32 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200b);

/** Where a run of end marks, spaced dots and closing quotes is over. */
function endAfter(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    if (END.test(text[at] ?? '') || CLOSING.test(text[at] ?? '')) at++;
    else if (text[at] === ' ' && text[at + 1] === '.') at += 2;
    else break;
  }
  return at;
}

function endsSentence(text: string, start: number, mark: number, end: number): boolean {
  if (end >= text.length) return true;
  if (/[。！？]/.test(text[mark] ?? '')) return true;
  if (!isSpace(text.charCodeAt(end))) return false;
  const next = text.slice(firstInk(text, end), firstInk(text, end) + 3);
  if (/^["“‘'«(*_–—-]?\s?\p{Ll}/u.test(next)) return false;
  if (end - mark === 1 && text[mark] === '.' && isAbbreviated(text.slice(Math.max(start, mark - 12), mark)))
    return false;
  const quoted = /["”’'»]/.test(text[end - 1] ?? '');
  return !(quoted && SPEECH.test(text.slice(end, end + 80)));
}

/** `Mr`, `St`, an initial (`J.`, but not the pronoun `I.`). */
function isAbbreviated(before: string): boolean {
  const word = /[\p{L}]+$/u.exec(before)?.[0] ?? '';
  return ABBREVIATIONS.has(word.toLowerCase()) ? !(word === 'no' || word === 'm') : /^[A-HJ-Z]$/.test(word);
}
