import { SPACED_COUNT, type Operator } from './counts.ts';
import { SPACED_DATE } from './dates.ts';
import { listed, readFilter, readWords, type Marks } from './filters.ts';
import { keyNamed, type Key } from './keys.ts';
import { mistake } from './mistakes.ts';
import { nearest } from './nearest.ts';
import { opposite } from './normal.ts';
import type { Part } from './query.ts';
import { keyAt, knownKeyAt, unknownKey, type KeyFound } from './readKey.ts';
import { note, type Reading } from './reading.ts';
import { ALTERNATIVE, readValue, skipSpaces, take, VALUE, WORD, type Place, type Scanned } from './scan.ts';
import { readSort, SORT_WORDS } from './sorting.ts';
import { isFixed } from './vocabulary.ts';

/** A key with its value or values: `rel:willow/tara`, `rating:(teen|mature)`, `main:exact:rel:"Willow/Tara"`. */
export function readKeyed(reading: Reading, found: KeyFound, depth: number): Part | null {
  if (found.key === null) return readUnknown(reading, found);
  reading.at = found.end;
  const { key, operator, marks } = readMarks(reading, found.key, found);
  const values = readValues(reading, key);
  if (values.length === 0) {
    note(reading, mistake('value-missing', { key: `${key.key}:` }), found);
    return null;
  }
  if (key.takes.as === 'sort') return readOrder(reading, values, depth);
  const parts = values.flatMap((scanned) => readOne(reading, key, operator, marks, scanned));
  const part: Part | null = parts.length > 1 ? { kind: 'any', parts } : (parts[0] ?? null);
  return part && found.excluded ? opposite(part) : part;
}

function readOne(reading: Reading, key: Key, operator: Operator, marks: Marks, scanned: Scanned): Part[] {
  if (scanned.open !== null) note(reading, mistake('quote-open'), scanned.open);
  const { part, mistake: wrong } = readFilter(key, operator, scanned.value, marks);
  note(reading, wrong, scanned);
  return part === null ? [] : [part];
}

/** `exact:` and `main:`, and the key they stand before; alone they stand for one. */
function readMarks(
  reading: Reading,
  first: Key,
  found: KeyFound,
): { key: Key; operator: Operator; marks: Marks } {
  const marks: Marks = { exact: false, main: false };
  const places: (Place & { mark: keyof Marks })[] = [];
  let [key, compared, start] = [first, found.operator, found.start];
  while (key.takes.as === 'mark') {
    marks[key.takes.mark] = true;
    places.push({ start, end: reading.at, mark: key.takes.mark });
    const next = keyAt(reading.line, reading.at);
    if (next?.key) [key, compared, start, reading.at] = [next.key, next.operator, next.start, next.end];
    else key = keyNamed(key.takes.mark === 'main' ? 'rel' : 'tag');
  }
  const { takes } = key;
  if (takes.as === 'tag' && !isFixed(takes.kind)) return { key, operator: compared, marks };
  for (const { mark, ...place } of places) note(reading, mistake('mark-useless', { mark }), place);
  return { key, operator: compared, marks: { exact: false, main: false } };
}

function readUnknown(reading: Reading, found: KeyFound): Part | null {
  const wrong = unknownKey(found, reading.line);
  const end = found.start + found.typed.length;
  if (wrong?.code === 'key-unknown') {
    reading.at = found.end;
    readValues(reading, null);
    note(reading, wrong, { start: found.start, end });
    return null;
  }
  const word = readValue(reading, WORD);
  note(reading, wrong, word);
  return readWords('anywhere', word.value).part;
}

/** The values behind a key: one, several in parentheses, or several with bars right between them. */
function readValues(reading: Reading, key: Key | null): Scanned[] {
  const before = reading.at;
  skipSpaces(reading);
  if (reading.at > before && knownKeyAt(reading.line, reading.at) !== null) return [];
  if (reading.line[reading.at] === '(') return readList(reading);
  const values = [readSingle(reading, key)];
  while (barInValue(reading)) {
    reading.at++;
    values.push(readSingle(reading, key));
  }
  return values.filter(({ start, end }) => end > start);
}

/** `teen|mature` goes on with another value; `teen | x`, `teen|rel:x` and `teen|(` with another term. */
function barInValue({ line, at }: Reading): boolean {
  return line[at] === '|' && /[^\s|()-]/u.test(line[at + 1] ?? ' ') && knownKeyAt(line, at + 1) === null;
}

function readSingle(reading: Reading, key: Key | null): Scanned {
  const as = key?.takes.as;
  const spaced = as === 'date' ? SPACED_DATE : as === 'count' ? SPACED_COUNT : null;
  const start = reading.at;
  const text = spaced && take(reading, spaced)?.[0];
  if (text)
    return {
      value: { text, quoted: false, star: false, starred: false, slashes: [] },
      start,
      end: reading.at,
      open: null,
    };
  return readValue(reading, VALUE);
}

const NEXT_VALUE = /\s*(?:\|\|?|OR(?=\s))/uy;

function readList(reading: Reading): Scanned[] {
  const start = reading.at++;
  const values: Scanned[] = [];
  do {
    skipSpaces(reading);
    values.push(readValue(reading, ALTERNATIVE));
  } while (take(reading, NEXT_VALUE) !== null);
  if (reading.line[reading.at] === ')') reading.at++;
  else note(reading, mistake('paren-open'), { start, end: start + 1 });
  return values.filter(({ start, end }) => end > start);
}

/** An order holds for the whole listing, wherever it stands; the last one counts. */
function readOrder(reading: Reading, values: Scanned[], depth: number): null {
  for (const scanned of values) {
    const { text, star } = scanned.value;
    const sort = star ? null : readSort(text);
    if (sort === null) {
      const suggestion = nearest(text, SORT_WORDS);
      note(
        reading,
        mistake('sort-unknown', { value: text, choices: listed(SORT_WORDS) }, suggestion),
        scanned,
      );
      continue;
    }
    if (reading.sort !== null) note(reading, mistake('sort-twice'), scanned);
    if (depth > 0) note(reading, mistake('sort-inside'), scanned);
    reading.sort = sort;
  }
  return null;
}
