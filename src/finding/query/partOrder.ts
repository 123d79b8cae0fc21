import { KEYS } from './keyTable.ts';
import type { Key } from './keys.ts';
import { isGroup, type Part, type Term } from './query.ts';

/** The key under which a line or an address writes a term; words searched anywhere have none. */
export function keyFor(term: Term): Key | null {
  return BY_KIND.get(kindOf(term)) ?? null;
}

/** Two parts with the same key say the same. */
export function keyOfPart(part: Part): string {
  if (isGroup(part)) return `${part.kind}(${part.parts.map(keyOfPart).join(' ')})`;
  return JSON.stringify([kindOf(part), part.excluded, said(part)]);
}

/**
 * The canonical order: what is asked for, what is ruled out, groups, then the words searched for, which keep the
 * order among themselves in which they were typed.
 */
export function comparePlaces(a: Part, b: Part): number {
  const [left, right] = [placeOf(a), placeOf(b)];
  if (left.block !== right.block) return left.block - right.block;
  if (left.kind !== right.kind) return left.kind - right.kind;
  if (left.block === SEARCHED) return 0;
  const [first, second] = [keyOfPart(a), keyOfPart(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

const SEARCHED = 3;

function placeOf(part: Part): { block: number; kind: number } {
  if (isGroup(part)) return { block: 2, kind: 0 };
  const kind = RANK.get(kindOf(part)) ?? RANK.size;
  if (part.kind === 'text') return { block: SEARCHED, kind };
  return { block: part.excluded ? 1 : 0, kind };
}

/** What tells terms of different keys apart. */
function kindOf(term: Term): string {
  switch (term.kind) {
    case 'setting':
      return `setting ${term.relation}`;
    case 'count':
    case 'date':
      return `${term.kind} ${term.of}`;
    case 'text':
      return `text ${term.in}`;
    default:
      return term.kind;
  }
}

function kindOfKey({ key, takes }: Key): string | null {
  switch (takes.as) {
    case 'tag':
    case 'credit':
      return takes.kind;
    case 'language':
      return 'language';
    case 'setting':
      return `setting ${takes.relation}`;
    case 'count':
    case 'date':
      return `${takes.as} ${takes.of}`;
    case 'text':
      return `text ${takes.in}`;
    case 'choice':
      return key === 'is' ? null : key;
    default:
      return null;
  }
}

const BY_KIND = new Map(
  KEYS.flatMap((key): [string, Key][] => {
    const kind = kindOfKey(key);
    return kind === null ? [] : [[kind, key]];
  }),
);
const RANK = new Map([...BY_KIND.keys()].map((kind, at) => [kind, at]));

/** All that a term says besides its kind, in a fixed order. */
function said(term: Term): unknown {
  switch (term.kind) {
    case 'setting':
      return [term.fandom, term.place];
    case 'count':
      return [term.from, term.to];
    case 'date':
      return whenSaid(term.when);
    case 'text':
      return [term.words, term.exact, term.prefix];
    case 'language':
      return term.tag;
    case 'status':
    case 'visibility':
      return term.is;
    case 'crossover':
      return null;
    case 'author':
    case 'series':
    case 'collection':
      return term.name;
    default:
      return [term.name, term.exact, term.main];
  }
}

function whenSaid(when: Extract<Term, { kind: 'date' }>['when']): unknown {
  if (when.is === 'days') return [when.is, when.from, when.to];
  if (when.is === 'ago') return [when.is, when.atLeast, when.atMost, when.unit];
  return [when.is, when.ago, when.unit];
}
