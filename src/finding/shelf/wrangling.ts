import type { Found } from './find.ts';
import type { Bin, Bins, BinsRequest, Ranking, RankingRequest } from './question.ts';
import { setBits } from './rowSets.ts';
import { FLAG_BITS, FLAGS, type Segment } from './segment.ts';
import { TAG_KINDS, termOf } from './terms.ts';

/** Of these tags those that stand on works found, or are kept without, the most used first. */
export function rankingOf(found: readonly Found[], request: RankingRequest): Ranking {
  const { tags, skip, take } = request;
  const counts = new Uint32Array(tags.length);
  for (const part of found) count(part, tags, counts);
  const kept = request.kept && new Set(request.kept);
  const ranked = new Float64Array(tags.length);
  let total = 0;
  for (const [at, id] of tags.entries()) {
    if (counts[at] === 0 && kept !== null && !kept.has(id)) continue;
    // The most works first, then by place: one number, since there are as many as there are tags.
    ranked[total++] = at - counts[at]! * tags.length;
  }
  const page = ranked
    .subarray(0, total)
    .sort()
    .subarray(skip, skip + take);
  return {
    total,
    tags: Array.from(page, (rank) => {
      const works = Math.max(0, Math.ceil(-rank / tags.length));
      return { id: tags[rank + works * tags.length]!, works };
    }),
  };
}

/** Adds how many works found have each tag. */
function count({ ground, rows }: Found, tags: Uint32Array, counts: Uint32Array): void {
  const { segment } = ground.stock;
  const bits = ground.scratch.take((segment.size + 31) >>> 5).fill(0);
  setBits(bits, rows.list, rows.count);
  for (const [at, id] of tags.entries()) {
    const term = termOf(segment.terms, 'tags', id);
    if (term < 0) continue;
    const end = segment.postingStarts[term + 1]!;
    for (let posting = segment.postingStarts[term]!; posting < end; posting++) {
      const row = segment.postings[posting]! >>> FLAG_BITS;
      counts[at]! += (bits[row >>> 5]! >>> (row & 31)) & 1;
    }
  }
}

/** A segment with what bins need to know of its terms. */
interface Part {
  segment: Segment;
  found: Found['rows'];
  /** By row, whether it was found. */
  bits: Uint32Array;
  /** By term: 0, or the place of its kind in TAG_KINDS and one where it lies in bins. */
  binned: Uint8Array;
  /** By term: 1 for a fandom that has a bin. */
  fandom: Uint8Array;
  /** By term: its number over all segments. */
  number: Uint32Array;
}

/**
 * How many of these tags stand on works of each fandom, and on works of none of them: the fullest bins first, equal
 * ones by number, that of no fandom behind those.
 */
export function binsOf(found: readonly Found[], request: BinsRequest): Bins {
  const parts = partsOf(found, request);
  const terms = parts.reduce((sum, { segment }) => sum + segment.terms.count, 0);
  const bins: Bin[] = [];
  /** By tag, in which bin it was counted last. */
  const counted = new Uint32Array(terms);
  for (const [at, id] of request.fandoms.entries()) {
    const counts = new Uint32Array(TAG_KINDS.length);
    for (const part of parts) countFandom(part, id, { counts, counted, bin: at + 1 });
    if (counts.some((works) => works > 0)) bins.push({ fandom: id, counts: [...counts] });
  }
  const counts = new Uint32Array(TAG_KINDS.length);
  for (const part of parts) countRest(part, { counts, counted, bin: request.fandoms.length + 1 });
  if (counts.some((works) => works > 0)) bins.push({ fandom: null, counts: [...counts] });
  const size = (bin: Bin) => bin.counts.reduce((sum, works) => sum + works, 0);
  bins.sort((one, other) => size(other) - size(one));
  return { total: bins.length, bins: bins.slice(request.skip, request.skip + request.take) };
}

function partsOf(found: readonly Found[], { tags, fandoms }: BinsRequest): Part[] {
  const first = found[0]?.ground.stock.segment.terms;
  let numbered = 0;
  return found.map(({ ground, rows }) => {
    const { segment } = ground.stock;
    const { terms, size } = segment;
    const bits = ground.scratch.take((size + 31) >>> 5).fill(0);
    setBits(bits, rows.list, rows.count);
    const [binned, fandom] = [new Uint8Array(terms.count), new Uint8Array(terms.count)];
    for (const id of tags) {
      const term = termOf(terms, 'tags', id);
      if (term >= 0) binned[term] = terms.kinds[term]! + 1;
    }
    for (const id of fandoms) {
      const term = termOf(terms, 'tags', id);
      if (term >= 0) fandom[term] = 1;
    }
    const number = new Uint32Array(terms.count);
    for (let term = 0; term < terms.count; term++) {
      const known = first && numbered > 0 ? termOf(first, 'tags', terms.ids[term]!) : -1;
      number[term] = known >= 0 ? known : numbered + term;
    }
    numbered += terms.count;
    return { segment, found: rows, bits, binned, fandom, number };
  });
}

interface Counting {
  /** By kind. */
  counts: Uint32Array;
  counted: Uint32Array;
  /** The bin that is counted, from 1. */
  bin: number;
}

/** Counts what lies on works of a fandom. */
function countFandom({ bits, ...part }: Part, fandom: number, counting: Counting): void {
  const { terms, postingStarts, postings } = part.segment;
  const term = termOf(terms, 'tags', fandom);
  if (term < 0) return;
  const end = postingStarts[term + 1]!;
  for (let at = postingStarts[term]!; at < end; at++) {
    const row = postings[at]! >>> FLAG_BITS;
    const isFound = (postings[at]! & FLAGS.found) !== 0 && ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1;
    if (isFound) countRow(part, row, counting);
  }
}

/** Counts what lies on works that no fandom with a bin finds. */
function countRest(part: Part, counting: Counting): void {
  const { starts, entries } = part.segment;
  for (let at = 0; at < part.found.count; at++) {
    const row = part.found.list[at]!;
    let entry = starts[row]!;
    const end = starts[row + 1]!;
    while (entry < end && !(entries[entry]! & FLAGS.found && part.fandom[entries[entry]! >>> FLAG_BITS]))
      entry++;
    if (entry === end) countRow(part, row, counting);
  }
}

function countRow(
  { segment: { starts, entries }, binned, number }: Pick<Part, 'segment' | 'binned' | 'number'>,
  row: number,
  { counts, counted, bin }: Counting,
): void {
  const end = starts[row + 1]!;
  for (let entry = starts[row]!; entry < end; entry++) {
    const term = entries[entry]! >>> FLAG_BITS;
    if (binned[term] === 0 || counted[number[term]!] === bin) continue;
    counted[number[term]!] = bin;
    counts[binned[term]! - 1]!++;
  }
}
