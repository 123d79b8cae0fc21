import type { Decider, MapKind } from '../store/schema.ts';

/** A tag on the map. */
export interface Tag {
  id: number;
  kind: MapKind;
  /** As the first author typed it. */
  name: string;
  canonical: boolean;
  /** The canonical tag that this one means. */
  synonymOf: number | null;
  /** How a canonical tag is written where that differs from `name` in letter case or accents. */
  display: string | null;
  /** Left out of the bins. */
  aside: boolean;
  /** Of a canonical relationship: love or not; null: nobody said. */
  romantic: boolean | null;
  /** Who last decided what it means; null: nobody yet. */
  decidedAs: Decider | null;
}

/** Kinds whose words are fixed for all fandoms: canonical words that a keeper may add to. */
export const VOCABULARY_KINDS: readonly MapKind[] = ['rating', 'warning', 'category'];

/** The words that every archive has; they cannot be taken off the map. */
const FIXED_WORDS: Partial<Record<MapKind, readonly string[]>> = {
  rating: ['Not Rated', 'General Audiences', 'Teen And Up Audiences', 'Mature', 'Explicit'],
  warning: [
    'Creator Chose Not To Use Archive Warnings',
    'No Archive Warnings Apply',
    'Graphic Depictions Of Violence',
    'Major Character Death',
    'Rape/Non-Con',
    'Underage Sex',
  ],
  category: ['F/F', 'F/M', 'Gen', 'M/M', 'Multi', 'Other'],
};

/** Whether this is one of the words that every archive has. */
export function isFixed(tag: Pick<Tag, 'kind' | 'name'>): boolean {
  return FIXED_WORDS[tag.kind]?.includes(tag.name) ?? false;
}

/** Longer than any name that means something, and short enough for an index of the database. */
const LONGEST = 300;

/** Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel marks. Vowel signs of other scripts are letters. */
const ACCENTS = /[\p{M}&&[\p{scx=Zinh}\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Hebr}\p{scx=Arab}]]/gv;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const ALIKE: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};

/**
 * What spellings of one name have in common: letter case, accents, kinds of quotes and dashes, width and white space
 * aside. At most 300 characters.
 */
export function foldName(name: string): string {
  const plain = name.normalize('NFKD').replace(ACCENTS, '').normalize('NFC').toLowerCase();
  const folded = plain
    .replace(INVISIBLE, '')
    .replace(/[ßæœøđðþłıς]/g, (letter) => ALIKE[letter] ?? letter)
    .replace(/[‘’‛ʼ`´′]/g, "'")
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(folded === '' ? name.trim() : folded)
    .slice(0, LONGEST)
    .join('');
}

/**
 * The letters and digits of a name alone; for a relationship those of its members, in the order of the alphabet, so
 * that the same people in another order are the same. A name without any letter stays as it is folded.
 */
export function lettersOf(kind: MapKind, name: string): string {
  const { members, romantic } = membersIn(name);
  if (kind !== 'relationship' || members.length < 2) return bare(name);
  return members
    .map(bare)
    .toSorted()
    .join(romantic ? '/' : '&')
    .slice(0, LONGEST);
}

function bare(name: string): string {
  const folded = foldName(name);
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || folded;
}

/** The members that a relationship's name tells, in its order: `A/B` is love, `A & B` is not (AO3's forms). */
export function membersIn(name: string): { members: string[]; romantic: boolean } {
  const romantic = name.includes('/');
  const members = name
    .split(romantic ? '/' : ' & ')
    .map((member) => member.trim())
    .filter((member) => member !== '');
  return { members, romantic };
}
