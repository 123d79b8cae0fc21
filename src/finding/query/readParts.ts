import { readKeyed } from './readKeyed.ts';
import { keyAt, knownKeyAt } from './readKey.ts';
import { readWords } from './filters.ts';
import { mistake } from './mistakes.ts';
import { opposite } from './normal.ts';
import { LIMITS, termsOf, type Part } from './query.ts';
import { note, type Reading } from './reading.ts';
import {
  isQuote,
  isSpace,
  readPhrase,
  readValue,
  skipSpaces,
  take,
  WORD,
  type Place,
  type Scanned,
} from './scan.ts';

const AND = /(?:AND(?=[\s(])|&&(?=\s))/uy;
const OR = /(?:\|\|?|OR(?=[\s(]))/uy;
const SIGNS = /[-−–!+]+/uy;
const NOT = /NOT(?=[\s(])/uy;

/** Everything up to the end of the line, or of the group: what all holds at once. */
export function readParts(reading: Reading, depth: number): Part[] {
  const parts: Part[] = [];
  for (;;) {
    skipSpaces(reading);
    const character = reading.line[reading.at];
    if (character === undefined || (character === ')' && depth > 0)) return parts;
    if (character === ')') {
      note(reading, mistake('paren-stray'), { start: reading.at, end: ++reading.at });
    } else if (take(reading, AND) === null && !takeWord(reading, 'and')) {
      parts.push(...readAlternatives(reading, depth));
    }
  }
}

/** A part, or several with `|` between them: a bar joins its two neighbours, nothing further. */
function readAlternatives(reading: Reading, depth: number): Part[] {
  const leading = takeOr(reading);
  if (leading !== null) note(reading, mistake('or-alone'), leading);
  const alternatives = readSigned(reading, depth);
  for (let bar = takeOr(reading); bar !== null; bar = takeOr(reading)) {
    skipSpaces(reading);
    const next = reading.line[reading.at];
    if (next === undefined || next === ')' || next === '|') note(reading, mistake('or-alone'), bar);
    else alternatives.push(...readSigned(reading, depth));
  }
  return alternatives.length > 1 ? [{ kind: 'any', parts: alternatives }] : alternatives;
}

function takeOr(reading: Reading): Place | null {
  const before = reading.at;
  skipSpaces(reading);
  const start = reading.at;
  if (take(reading, OR) !== null || takeWord(reading, 'or')) return { start, end: reading.at };
  reading.at = before;
  return null;
}

/** A part that may be ruled out by `-` or `not`, however often. */
function readSigned(reading: Reading, depth: number): Part[] {
  const start = reading.at;
  let excluded = false;
  for (let sign = takeSign(reading); sign !== null; sign = takeSign(reading)) {
    if (sign % 2 === 1) excluded = !excluded;
    skipSpaces(reading);
  }
  const next = reading.line[reading.at];
  if (next === undefined || next === ')' || next === '|') {
    if (reading.at > start) note(reading, mistake('not-alone'), { start, end: reading.at });
    return [];
  }
  const { sort } = reading;
  const part = readPart(reading, depth);
  if (excluded && reading.sort !== sort) note(reading, mistake('sort-inside'), { start, end: reading.at });
  return part === null ? [] : [excluded ? opposite(part) : part];
}

/** How many negations stand here: `--` are two, `+` none; a dash between spaces is only a dash. null: no sign. */
function takeSign(reading: Reading): number | null {
  const signs = take(reading, SIGNS)?.[0];
  if (signs !== undefined) {
    const next = reading.line[reading.at];
    const dash = next === undefined || isSpace(next);
    return dash ? 0 : signs.replaceAll('+', '').length;
  }
  return take(reading, NOT) !== null || takeWord(reading, 'not') ? 1 : null;
}

/** In small letters `or`, `and` and `not` are words of a story, unless a key or a parenthesis follows. */
function takeWord(reading: Reading, word: 'or' | 'and' | 'not'): boolean {
  const { line, at } = reading;
  let next = at + word.length;
  if (!line.startsWith(word, at) || !(isSpace(line[next]) || line[next] === '(')) return false;
  while (isSpace(line[next])) next++;
  const follows = line[next];
  const operand = follows === '(' || (word === 'not' && isQuote(follows));
  if (!operand && knownKeyAt(line, follows === '-' ? next + 1 : next) === null) return false;
  reading.at += word.length;
  return true;
}

function readPart(reading: Reading, depth: number): Part | null {
  const { line, at } = reading;
  if (line[at] === '(') return readGroup(reading, depth);
  const key = keyAt(line, at);
  const part =
    key !== null
      ? readKeyed(reading, key, depth)
      : isQuote(line[at])
        ? words(reading, readPhrase(reading))
        : words(reading, readValue(reading, WORD));
  return part === null ? null : counted(reading, part, { start: at, end: reading.at });
}

/** Words to be looked for anywhere. */
function words(reading: Reading, scanned: Scanned): Part | null {
  if (scanned.open !== null) note(reading, mistake('quote-open'), scanned.open);
  const { part, mistake: wrong } = readWords('anywhere', scanned.value);
  note(reading, wrong, scanned);
  return part;
}

/** Keeps account of the terms; the one that is too many ends the reading. */
function counted(reading: Reading, part: Part, place: Place): Part | null {
  reading.terms += termsOf([part]).length;
  if (reading.terms > LIMITS.terms) {
    note(reading, mistake('too-many-terms', { limit: LIMITS.terms }), {
      start: place.start,
      end: reading.line.length,
    });
    reading.at = reading.line.length;
    return null;
  }
  reading.places.push({ ...place, part });
  return part;
}

function readGroup(reading: Reading, depth: number): Part | null {
  const start = reading.at;
  if (depth === LIMITS.depth) return skipGroup(reading);
  reading.at++;
  const parts = readParts(reading, depth + 1);
  if (reading.line[reading.at] === ')') reading.at++;
  else note(reading, mistake('paren-open'), { start, end: start + 1 });
  return parts.length > 1 ? { kind: 'all', parts } : (parts[0] ?? null);
}

/** Passes over a group that is nested too deep. */
function skipGroup(reading: Reading): null {
  const start = reading.at;
  let nest = 0;
  do {
    const character = reading.line[reading.at++];
    if (character === '(') nest++;
    if (character === ')') nest--;
  } while (nest > 0 && reading.at < reading.line.length);
  note(reading, mistake('too-deep', { limit: LIMITS.depth }), { start, end: reading.at });
  return null;
}
