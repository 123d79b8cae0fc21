import type { Found } from './find.ts';
import type { Ranking, RankingRequest } from './question.ts';
import type { TagStandings } from './tagStandings.ts';
import { termOf } from './terms.ts';
import { eachInFandom, partOf, usesIn, type Part } from './uses.ts';

/** Tags that a wrangler asks for and that stand on works found, or are kept without, the most used first. */
export function rankingOf(
  found: readonly Found[],
  request: RankingRequest,
  standings: TagStandings,
): Ranking {
  const parts = found.map(partOf);
  if (request.fandomless) for (const part of parts) leaveFandomless(part, standings);
  const open = request.state === 'open' || request.state === 'unwrangled';
  const counted = parts.map((part) => ({ terms: part.segment.terms, uses: usesIn(part, open) }));
  const usesOf = (id: number) => {
    let sum = 0;
    for (const { terms, uses } of counted) {
      const term = termOf(terms, 'tags', id);
      if (term >= 0) sum += uses[term]!;
    }
    return sum;
  };
  const most = parts.reduce((sum, { segment }) => sum + segment.size, 0);
  return placed(request, standings, usesOf, most);
}

/** Drops the rows that a canonical fandom finds. */
function leaveFandomless(part: Part, standings: TagStandings): void {
  const inFandom = part.scratch.take(part.bits.length).fill(0, 0, part.bits.length);
  eachInFandom(part, standings, (_, row) => (inFandom[row >>> 5]! |= 1 << (row & 31)));
  for (let word = 0; word < part.bits.length; word++) part.bits[word]! &= ~inFandom[word]!;
}

/** The page, by counting how many tags have how many works: there are too many of them to be sorted. */
function placed(
  { kind, state, among, kept, skip, take }: RankingRequest,
  standings: TagStandings,
  usesOf: (id: number) => number,
  most: number,
): Ranking {
  const isAsked = kind === null && state === null && among ? () => true : standings.sieve(kind, state);
  const keptOnes = kept && new Set(kept);
  const count = among?.length ?? standings.end;
  /** Of each tag its works and one; 0: it is not listed. */
  const listed = new Uint32Array(count);
  const withUses = new Uint32Array(most + 1);
  let total = 0;
  for (let at = 0; at < count; at++) {
    const id = among ? among[at]! : at;
    if (!isAsked(id)) continue;
    const works = usesOf(id);
    if (works === 0 && keptOnes !== null && !keptOnes.has(id)) continue;
    listed[at] = works + 1;
    withUses[works]!++;
    total++;
  }
  const tags = Array<Ranking['tags'][number]>(Math.max(0, Math.min(take, total - skip)));
  const next = startsOf(withUses);
  for (let at = 0; at < count; at++) {
    if (listed[at] === 0) continue;
    const works = listed[at]! - 1;
    const place = next[works]!++ - skip;
    if (place >= 0 && place < tags.length) tags[place] = { id: among ? among[at]! : at, works };
  }
  return { total, tags };
}

/** From how many tags have so many works to the place of the first of them, the most works first. */
function startsOf(withUses: Uint32Array): Uint32Array {
  const starts = new Uint32Array(withUses.length);
  for (let works = withUses.length - 1, start = 0; works >= 0; works--) {
    starts[works] = start;
    start += withUses[works]!;
  }
  return starts;
}
