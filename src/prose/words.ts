import type { CleanHtml } from './cleanHtml.ts';

/** What a character does to a count. */
const UNKNOWN = 0;
const GAP = 1;
const WORD = 2;
/** Han, Hiragana, Katakana, Thai: a word each, as these scripts put no spaces between words. */
const WHOLE = 3;
/** Apostrophes and single hyphens: "don't" and "arm-rest" are one word. */
const JOINT = 4;

const kinds = new Uint8Array(0x1_0000);

/**
 * The words of a chapter by AO3's rule, so that counts agree with the ones readers know:
 * each text between tags counts for itself, `--` parts words, apostrophes and hyphens do not, lone punctuation is
 * nothing, each Chinese or Japanese character is a word.
 */
export function countWords(html: CleanHtml): number {
  return count(html, true);
}

/** The same count for plain text. */
export function countWordsInText(text: string): number {
  return count(text, false);
}

function count(text: string, markup: boolean): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (markup && (code === 0x3c || code === 0x26)) {
      // A tag, or one of the references that clean markup has (&amp; &lt; &gt; &quot;): none is part of a word.
      inWord = false;
      const end = text.indexOf(code === 0x3c ? '>' : ';', at);
      if (end < 0) break;
      at = end;
      continue;
    }
    const surrogate = code >= 0xd800 && code < 0xdc00 && at + 1 < text.length;
    const kind = surrogate ? kindOf(text.codePointAt(at)!) : kinds[code] || kindOf(code);
    if (surrogate) at++;
    if (kind === WORD) {
      if (!inWord) words++;
      inWord = true;
    } else if (kind === WHOLE) {
      words++;
      inWord = false;
    } else if (kind === GAP) inWord = false;
    else if (code === 0x2d && text.charCodeAt(at + 1) === 0x2d) {
      inWord = false;
      at++;
    }
  }
  return words;
}

function kindOf(code: number): number {
  const known = code < kinds.length ? kinds[code]! : UNKNOWN;
  if (known !== UNKNOWN) return known;
  const kind = look(String.fromCodePoint(code));
  if (code < kinds.length) kinds[code] = kind;
  return kind;
}

function look(character: string): number {
  if (/['‘’-]/.test(character)) return JOINT;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character)) return WHOLE;
  return /[\p{L}\p{M}\p{Nd}\p{Pc}]/u.test(character) ? WORD : GAP;
}
