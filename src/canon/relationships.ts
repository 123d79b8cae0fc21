import { membersIn } from '../tags/tag.ts';
import type { Character, Pack, RelationshipName } from './canon.ts';
import { fold } from './fold.ts';

/** A relationship as an author wrote it, understood. */
export interface RelationshipReading {
  /** The canonical form, `Tara Maclay/Willow Rosenberg`; null where a member is not known. */
  name: string | null;
  /** Canonical names where known, else the words as written. */
  members: string[];
  /** `/`, `x` or a ship's name; `&` is friendship or family. */
  romantic: boolean;
}

const LONGEST = 200;
const MOST_MEMBERS = 8;
const NO_PAIRING = /^(?:n\/a|w\/o|c\/o|w\/e)$/i;
const NOT_MEMBERS =
  /^(?:\d{2,}|he|she|him|her|they|them|his|hers|and|or|none|gen|either|both|yes|no|slash|het|femslash)$/;
const REMARKS =
  /\s*[([{][^)\]}]*[)\]}]\s*|^(?:eventual|past|implied|unrequited|background|established|pre|hints? of|slight|some|mentions? of|former|one-?sided|mostly|main(?:ly)?)[\s-:]+|\s+(?:friendship|ust|pairing|relationship|romance|fluff|implied|preship|slash|femslash)$/gi;

/**
 * Reads one pairing: `W/T`, `Willow/Tara`, `Tara Maclay/Willow Rosenberg`, `Spike x Buffy`, `J/7`, `MSR`.
 * @returns null for words that are no pairing ("gen", "and/or", "1/2")
 */
export function readRelationship(raw: string, pack: Pack | null): RelationshipReading | null {
  if (raw.length > LONGEST) return null;
  const friendship = /\bfriendship\b|\bgen\b/i.test(raw);
  const words = raw
    .trim()
    .replace(/[.,;]+$/, '')
    .replace(REMARKS, ' ')
    .trim();
  const known = pack ? shipOf(words, pack) : null;
  if (pack && known)
    return named(membersIn(known.name).members, known.name.includes('/') && !friendship, pack);
  const parts = partsOf(words);
  if (parts === null) return null;
  const members = parts.names.map((name) => (pack ? memberOf(name, pack) : null));
  const romantic = parts.romantic && !friendship;
  if (!pack || !members.every((member) => member !== null))
    return { name: null, members: parts.names, romantic };
  return named(members, romantic, pack);
}

function named(members: string[], romantic: boolean, pack: Pack): RelationshipReading {
  const name = relationshipOf(members, romantic, pack);
  return { name, members: membersIn(name).members, romantic };
}

/** The tag of a relationship between these members: the pack's own, else AO3's order, which is by last name, original characters last. */
export function relationshipOf(members: string[], romantic: boolean, pack: Pack): string {
  const wanted = members.toSorted().join('|');
  const tag = pack.relationships.find(
    ({ name }) => name.includes('/') === romantic && membersIn(name).members.toSorted().join('|') === wanted,
  );
  return tag?.name ?? members.toSorted(byLastName).join(romantic ? '/' : ' & ');
}

function byLastName(a: string, b: string): number {
  const last = (name: string): string => fold(name).split(' ').at(-1) ?? '';
  return (
    Number(isOriginal(a)) - Number(isOriginal(b)) ||
    last(a).localeCompare(last(b), 'en') ||
    a.localeCompare(b, 'en')
  );
}

const isOriginal = (name: string): boolean => Object.values(ORIGINALS).includes(name);

const spaced = (words: string): string => fold(words).replace(/\s*([/&+])\s*/g, '$1');

/** The one relationship of the pack that has this name, full or short. */
function shipOf(words: string, pack: Pack): RelationshipName | null {
  const key = spaced(words);
  const called = pack.relationships.filter(({ name, names }) =>
    [name, ...names].some((one) => spaced(one) === key),
  );
  const full = called.find(({ name }) => spaced(name) === key);
  return full ?? (called.length === 1 ? (called[0] ?? null) : null);
}

function partsOf(words: string): { names: string[]; romantic: boolean } | null {
  const separator = /\//.test(words)
    ? /\//
    : /&|\+/.test(words)
      ? /[&+]/
      : /\s+[x×]\s+/i.test(words)
        ? /\s+[x×]\s+/i
        : /\s+and\s+/i;
  const names = words.split(separator).map((name) => name.trim());
  const fit = names.every((name) => name !== '' && name.length <= 60 && !NOT_MEMBERS.test(fold(name)));
  if (!fit || names.length < 2 || names.length > MOST_MEMBERS || NO_PAIRING.test(words)) return null;
  if (names.every((name) => /^\d+$/.test(name))) return null;
  return { names, romantic: separator.source !== '[&+]' };
}

const ORIGINALS: Record<string, string> = {
  ofc: 'Original Female Character(s)',
  omc: 'Original Male Character(s)',
  oc: 'Original Character(s)',
  reader: 'Reader',
  you: 'Reader',
  other: 'Other(s)',
};

/** The one character that a name or a letter of pairing shorthand means; null where none or several do. */
function memberOf(written: string, pack: Pack): string | null {
  const key = fold(written);
  const ways: ((character: Character) => boolean)[] = [
    ({ name }) => fold(name) === key,
    ({ names }) => names.some((name) => fold(name) === key),
    ({ ambiguous }) => ambiguous.some((name) => fold(name) === key),
    ({ letters }) =>
      letters.some((letter) => letter === written || (written.length > 1 && fold(letter) === key)),
  ];
  for (const way of ways) {
    const found = pack.characters.filter(way);
    if (found.length === 1) return found[0]?.name ?? null;
    if (found.length > 1) return null;
  }
  return ORIGINALS[key] ?? null;
}
