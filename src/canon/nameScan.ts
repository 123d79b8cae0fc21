import { unaccented } from './fold.ts';
import type { NameEntry, NameIndex } from './nameIndex.ts';

/** A run of words that may be a name; offsets into its paragraph. */
export interface NameHit {
  entry: NameEntry;
  paragraph: number;
  start: number;
  end: number;
}

/** Every run of words that may be a name, in one pass over the text: only capitals and digits are looked at. */
export function scanNames(paragraphs: string[], index: NameIndex): NameHit[] {
  const hits: NameHit[] = [];
  for (const [paragraph, text] of paragraphs.entries()) {
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      if (!isWordCode(code)) {
        at++;
        continue;
      }
      const end = wordEnd(text, at);
      const hit = mayBegin(text, at, code) ? hitAt(text, at, end, index) : null;
      if (hit) hits.push({ entry: hit.entry, paragraph, start: at, end: hit.end });
      at = hit ? hit.end : end;
    }
  }
  return hits;
}

/** Letters, digits, accents; not punctuation, not spaces. */
function isWordCode(code: number): boolean {
  if (code < 128) return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  return code >= 0xc0 && !(code >= 0x2000 && code < 0x2070) && !(code >= 0x3000 && code < 0x3040);
}

/** The end of the word that starts at `from`: an apostrophe belongs to it where a letter follows. */
function wordEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) at++;
    else if ((code === 39 || code === 0x2019) && at + 1 < text.length && isWordCode(text.charCodeAt(at + 1)))
      at += 2;
    else break;
  }
  return at;
}

function mayBegin(text: string, at: number, code: number): boolean {
  if (code < 128) return code < 91;
  return /\p{Lu}/u.test(text[at] ?? '');
}

function hitAt(
  text: string,
  start: number,
  end: number,
  index: NameIndex,
): { entry: NameEntry; end: number } | null {
  const first = plain(text.slice(start, end));
  const owner = withoutPossessive(first);
  for (const entry of index.get(owner) ?? index.get(first) ?? []) {
    if (entry.words.length === 1) return { entry, end };
    if (owner !== first) continue;
    const last = endOfRun(text, end, entry.words);
    if (last !== null) return { entry, end: last };
  }
  return null;
}

/** Where the rest of a name's words end, when they follow each other from `from` on; null when they do not. */
function endOfRun(text: string, from: number, words: string[]): number | null {
  let at = from;
  for (let index = 1; index < words.length; index++) {
    const start = afterSeparator(text, at);
    if (start === at || start >= text.length) return null;
    at = wordEnd(text, start);
    const word = plain(text.slice(start, at));
    const fits =
      word === words[index] || (index === words.length - 1 && withoutPossessive(word) === words[index]);
    if (!fits) return null;
  }
  return at;
}

/** Spaces, a hyphen, a full stop: what may stand inside a name. */
function afterSeparator(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 4 && /[\s.\-\u00a0]/.test(text[at] ?? '')) at++;
  return at;
}

function plain(word: string): string {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 127) return unaccented(word);
  return word;
}

function withoutPossessive(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word;
}
