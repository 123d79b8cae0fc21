import type { Counts } from '../../finding/map/timeline.ts';
import { counted, number } from './words.ts';

const WORDS: [keyof Counts, string, string][] = [
  ['before', 'before it', 'before it'],
  ['during', 'during it', 'during it'],
  ['missing', 'missing scene', 'missing scenes'],
  ['diverges', 'divergence', 'divergences'],
  ['after', 'after it', 'after it'],
];

/** "2 before it, 1 missing scene, 3 after it"; "no works yet". */
export function countsInWords(counts: Counts): string {
  const said = WORDS.filter(([kind]) => counts[kind] > 0).map(([kind, one, many]) =>
    counted(counts[kind], one, many),
  );
  return said.length > 0 ? said.join(', ') : 'no works yet';
}

/** A count for a cell of a table; nothing for none. */
export function cellOf(count: number): string {
  return count === 0 ? '' : number(count);
}
