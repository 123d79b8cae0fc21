import type { Value } from './filters.ts';

/** A line and how far it has been read. */
export interface Scan {
  line: string;
  at: number;
  /** Opening marks for which no closing one follows any more, so that no search for one is made twice. */
  unclosed: Set<string>;
}

/** Where in the line something stands; `end` is the first character after it. */
export interface Place {
  start: number;
  end: number;
}

/** A value, where it stands, and a quotation mark in it that is never closed. */
export interface Scanned extends Place {
  value: Value;
  open: Place | null;
}

/** Quotation marks of many languages, and what closes them. */
const QUOTES: Record<string, string> = {
  '"': '"',
  '“': '”"',
  '„': '“”"',
  '”': '”',
  '‟': '”',
  '«': '»',
  '»': '«',
};

const STOPS = /[\s|()]/u;

export function isQuote(character: string | undefined): boolean {
  return character !== undefined && Object.hasOwn(QUOTES, character);
}

export function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character);
}

export function skipSpaces(scan: Scan): void {
  while (isSpace(scan.line[scan.at])) scan.at++;
}

/** What a sticky pattern matches here; it is read past. */
export function take(scan: Scan, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = scan.at;
  const match = pattern.exec(scan.line);
  if (match !== null) scan.at += match[0].length;
  return match;
}

/** How far a value reaches. */
export interface Reach {
  /** Whether quotation marks open a quoted piece of it (a key's value), or end it (a word). */
  pieces: boolean;
  /** Whether it stops at this character, when `nest` parentheses are open in it. */
  stops: (character: string, nest: number, scan: Scan) => boolean;
}

/** A word of the text: up to a space, a bar, a parenthesis or a quotation mark. */
export const WORD: Reach = {
  pieces: false,
  stops: (character) => STOPS.test(character) || isQuote(character),
};

/** A key's value: as a word, but with quoted pieces and with parentheses that belong to a name. */
export const VALUE: Reach = {
  pieces: true,
  stops: (character, nest) => (character === ')' ? nest === 0 : character !== '(' && STOPS.test(character)),
};

/** One of several values in parentheses: spaces belong to it. */
export const ALTERNATIVE: Reach = {
  pieces: true,
  stops: (character, nest, scan) =>
    nest === 0 && (character === '|' || character === ')' || (isSpace(character) && orFollows(scan))),
};

function orFollows({ line, at }: Scan): boolean {
  return line.startsWith('OR', at + 1) && isSpace(line[at + 3]);
}

/** The whole of a parameter, in which only quotation marks and spaces part words. */
export const PARAMETER_WORD: Reach = {
  pieces: false,
  stops: (character) => isSpace(character) || isQuote(character),
};

/** Reads a value: letters, `\` before one that is meant literally, quoted pieces where its reach has them. */
export function readValue(scan: Scan, reach: Reach): Scanned {
  const start = scan.at;
  const value = { text: '', quoted: false, star: false, starred: false, slashes: [] as number[] };
  let open: Place | null = null;
  for (let nest = 0; scan.at < scan.line.length;) {
    const character = scan.line[scan.at] ?? '';
    if (reach.stops(character, nest, scan)) break;
    if (reach.pieces && isQuote(character)) {
      open = readQuoted(scan, value) ?? open;
      continue;
    }
    if (character === '(') nest++;
    if (character === ')') nest--;
    readLetter(scan, value);
  }
  const text = value.star ? value.text.trimEnd().slice(0, -1) : value.text;
  return { value: { ...value, text }, start, end: scan.at, open };
}

/** A phrase in quotation marks alone. */
export function readPhrase(scan: Scan): Scanned {
  const start = scan.at;
  const value = { text: '', quoted: true, star: false, starred: false, slashes: [] as number[] };
  const open = readQuoted(scan, value);
  if (scan.line[scan.at] === '*') {
    scan.at++;
    value.star = true;
  }
  return { value, start, end: scan.at, open };
}

type Draft = Value & { slashes: number[] };

function readLetter(scan: Scan, value: Draft): void {
  const escaped = scan.line[scan.at] === '\\' && scan.at + 1 < scan.line.length;
  if (escaped) scan.at++;
  const letter = scan.line[scan.at++] ?? '';
  if (letter === '/' && !escaped) value.slashes.push(value.text.length);
  if (!isSpace(letter)) value.star = letter === '*' && !escaped;
  value.text += letter;
}

/** A word cut short with a star; one that is all stars, or has them inside, is written so. */
const STARRED = /[\p{L}\p{N}]\*$/u;

/** Reads a quoted piece to its end; one that never ends is taken as the rest of its word, and its place returned. */
function readQuoted(scan: Scan, value: Draft): Place | null {
  const opening = scan.line[scan.at] ?? '';
  const start = scan.at++;
  const end = scan.unclosed.has(opening) ? -1 : closingAt(scan, QUOTES[opening] ?? opening);
  value.quoted = true;
  if (end < 0) scan.unclosed.add(opening);
  const stop = end < 0 ? restOfWord(scan) : end;
  while (scan.at < stop) {
    readLetter(scan, value);
    const isEnd = scan.at === stop || isSpace(scan.line[scan.at]);
    if (isEnd && value.star && STARRED.test(value.text)) value.starred = true;
  }
  value.star = false;
  if (end >= 0) scan.at = end + 1;
  return end < 0 ? { start, end: stop } : null;
}

function closingAt(scan: Scan, closing: string): number {
  for (let at = scan.at; at < scan.line.length; at++) {
    const character = scan.line[at] ?? '';
    if (character === '\\') at++;
    else if (closing.includes(character)) return at;
  }
  return -1;
}

function restOfWord(scan: Scan): number {
  let at = scan.at;
  while (at < scan.line.length && !STOPS.test(scan.line[at] ?? '')) at++;
  return at;
}
