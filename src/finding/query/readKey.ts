import { operatorOf, type Operator } from './counts.ts';
import { keyOf, KEY_NAMES, type Key } from './keys.ts';
import { mistake, type Mistake } from './mistakes.ts';
import { nearest } from './nearest.ts';
import type { Place } from './scan.ts';

/** A key with its operator at a place of the line; `end` is where its value begins. */
export interface KeyFound extends Place {
  /** null: there is none of this name. */
  key: Key | null;
  operator: Operator;
  /** Written `!=`: what it asks for is ruled out. */
  excluded: boolean;
  /** As it was typed, with its operator. */
  typed: string;
}

const KEY = /(?<name>\p{L}[\p{L}\p{N}_-]{0,30})(?<gap>\s{0,9})(?<operator>!=|<=|>=|[:=<>≤≥])/uy;

/** The key that begins here, known or not; null where words begin. Spaces may stand before `<` and `>` of a count. */
export function keyAt(line: string, at: number): KeyFound | null {
  KEY.lastIndex = at;
  const match = KEY.exec(line);
  const { name, gap, operator } = match?.groups ?? {};
  if (!match || name === undefined || operator === undefined) return null;
  const key = keyOf(name);
  const compared = /[<>≤≥]/u.test(operator);
  const compares = key !== null && (key.takes.as === 'count' || key.takes.as === 'date');
  if (gap !== '' && !(compared && compares)) return null;
  return {
    key,
    operator: operatorOf(operator),
    excluded: operator === '!=',
    typed: name,
    start: at,
    end: at + match[0].length,
  };
}

/** The key that begins here, if it is one of ours. */
export function knownKeyAt(line: string, at: number): Key | null {
  return keyAt(line, at)?.key ?? null;
}

/** What an unknown key may have been meant for: then it is left out, and otherwise these are words to be found. */
export function unknownKey(found: KeyFound, line: string): Mistake | null {
  const meant = nearest(found.typed, KEY_NAMES);
  if (meant !== null) return mistake('key-unknown', { key: found.typed }, meant);
  // An address, a time, "Title: subtitle" and `a=b` are words like any other.
  const colon = line[found.end - 1] === ':' && /[^\s/)|]/u.test(line[found.end] ?? ' ');
  return colon ? mistake('key-as-words', { key: `${found.typed}:` }) : null;
}
