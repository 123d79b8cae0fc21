import type { Asked, Stems } from './asked.ts';
import type { Place } from './keys.ts';
import { FEW_STEMS } from './manyStems.ts';

/** Stems and where they must stand. */
export interface Standing {
  places: readonly Place[];
  stems: Stems;
}

/** Where all the words of the best works stand, then those of the next best. */
const RANKS: readonly (readonly Place[])[] = [['t'], ['t', 's'], ['d']];

/**
 * What the best matches have, the best first: all words in the title; in title and summary; often in the text. Words
 * that are asked for in one field of the head stand there in every match, and rank nothing.
 */
export function tiersOf(asked: readonly Asked[]): Standing[][] {
  const stems = asked
    .filter(({ filter }) => filter.in === 'anywhere' || filter.in === 'text')
    .flatMap(({ sure, likely }) => sure ?? likely?.stems ?? [])
    // Beginnings of more words than this say little about which work is meant.
    .filter(({ length }) => length <= FEW_STEMS);
  if (stems.length === 0) return [];
  return RANKS.map((places) => stems.map((one) => ({ places, stems: one })));
}
