import type { MapEdits } from './map.ts';

/** How much goes along with an act besides the tags it names. */
export interface Along {
  /** Synonyms that mean another tag now. */
  synonyms: number;
  /** Links to fandoms, media and children. */
  places: number;
  /** Links to broader and narrower tags. */
  broader: number;
  /** Memberships of relationships. */
  members: number;
  /** Names with a meaning in a fandom. */
  names: number;
}

/** Of a change: what moves from one tag to another without being named. */
export function alongOf({ before, after }: MapEdits, named: number[]): Along {
  const moved = (kind: 'parents' | 'metas' | 'members' | 'aliases') =>
    Math.min(before[kind].length, after[kind].length);
  return {
    synonyms: after.tags.filter(({ id, synonymOf }) => synonymOf !== null && !named.includes(id)).length,
    places: moved('parents'),
    broader: moved('metas'),
    members: moved('members'),
    names: moved('aliases'),
  };
}
