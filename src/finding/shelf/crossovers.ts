import { sql } from 'kysely';
import type { Tx } from '../../store/database.ts';
import type { KnownTags, TagsOfWork } from './readTags.ts';
import { TAG_KINDS } from './terms.ts';

const FANDOM = TAG_KINDS.indexOf('fandom');

/**
 * The works that are crossovers, by AO3's rule: synonyms are one fandom, fandoms are related that share a broader tag
 * or of which one is broader than the other, and no fandom of the work is related to all others.
 */
export async function crossoversAmong(
  tx: Tx,
  known: KnownTags,
  works: ReadonlyMap<number, TagsOfWork>,
): Promise<Set<number>> {
  const several = new Map<number, number[]>();
  for (const [work, tags] of works) {
    const fandoms = fandomsOf(tags, known);
    if (fandoms.length > 1) several.set(work, fandoms);
  }
  if (several.size === 0) return new Set();
  const above = await closures(tx, [...new Set([...several.values()].flat())]);
  const areRelated = (one: number, other: number) => {
    const broader = above.get(one)!;
    return [...above.get(other)!].some((tag) => broader.has(tag));
  };
  const isCrossover = (fandoms: number[]) =>
    !fandoms.some((one) => fandoms.every((other) => areRelated(one, other)));
  return new Set([...several].filter(([, fandoms]) => isCrossover(fandoms)).map(([work]) => work));
}

/** What a work's fandoms mean, and those that mean nothing on the map. */
function fandomsOf({ typed, filters }: TagsOfWork, known: KnownTags): number[] {
  const direct = filters.filter(({ id, inherited }) => !inherited && known.get(id)?.kind === FANDOM);
  const open = typed.filter(({ id }) => known.get(id)?.kind === FANDOM && known.get(id)?.open);
  return [...new Set([...direct, ...open].map(({ id }) => id))];
}

/** Of each fandom itself and all that stands above it. */
async function closures(tx: Tx, fandoms: number[]): Promise<Map<number, Set<number>>> {
  const { rows } = await sql<{ sub_id: number; meta_id: number }>`
    select sub_id, meta_id from tag_meta_closure where sub_id = any(${fandoms}::bigint[])`.execute(tx);
  const above = new Map(fandoms.map((fandom) => [fandom, new Set([fandom])]));
  for (const { sub_id, meta_id } of rows) above.get(sub_id)?.add(meta_id);
  return above;
}
