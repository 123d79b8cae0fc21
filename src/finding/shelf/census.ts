import type { Found } from './find.ts';
import type { Census, CensusKind, Tally } from './question.ts';
import { setBits } from './rowSets.ts';
import type { Rows } from './scratch.ts';
import { FLAG_BITS, FLAGS, STATE } from './segment.ts';
import type { Ground } from './selector.ts';
import { PSEUD, TAG_KINDS, termOf } from './terms.ts';

/** What is counted of all that was found; the first segment is the large one. */
export function censusOf(found: readonly Found[], kinds: readonly CensusKind[]): Census {
  return {
    words: found.reduce((sum, { ground, rows }) => sum + wordsOf(ground, rows), 0),
    fandoms: kinds.includes('fandom') ? tallyOf(found, 'fandom') : null,
    authors: kinds.includes('author') ? tallyOf(found, 'author') : null,
  };
}

function wordsOf({ stock }: Ground, { list, count }: Rows): number {
  const { words } = stock.segment;
  let sum = 0;
  for (let at = 0; at < count; at++) sum += words[list[at]!]!;
  return sum;
}

function tallyOf(found: readonly Found[], kind: CensusKind): Tally {
  const [base, ...others] = found.map((one) => ({ ...one, counts: countTerms(one, kind) }));
  if (!base) return { ids: new Uint32Array(0), works: new Uint32Array(0) };
  const { terms } = base.ground.stock.segment;
  const [ids, works]: [number[], number[]] = [[], []];
  // What further segments have is little: it is added to what the first has of the same fandom or author.
  for (const { ground, counts } of others) {
    const { ids: numbers } = ground.stock.segment.terms;
    for (const [term, count] of counts.entries()) {
      if (count === 0) continue;
      const known = termOf(terms, kind === 'fandom' ? 'tags' : 'pseuds', numbers[term]!);
      if (known >= 0) base.counts[known]! += count;
      else [ids[ids.length], works[works.length]] = [numbers[term]!, count];
    }
  }
  for (const [term, count] of base.counts.entries()) {
    if (count > 0) [ids[ids.length], works[works.length]] = [terms.ids[term]!, count];
  }
  return { ids: Uint32Array.from(ids), works: Uint32Array.from(works) };
}

/** By term, how many rows found have it: its postings are walked, since most terms are of other kinds. */
function countTerms({ ground, rows }: Found, kind: CensusKind): Uint32Array {
  const { terms, postingStarts, postings, size } = ground.stock.segment;
  const known = kind === 'author' ? signed(ground, rows) : rows;
  const bits = ground.scratch.take((size + 31) >>> 5).fill(0);
  setBits(bits, known.list, known.count);
  const [code, flag] = kind === 'author' ? [PSEUD, 0] : [TAG_KINDS.indexOf('fandom'), FLAGS.found];
  const counts = new Uint32Array(terms.count);
  for (let term = 0; term < terms.count; term++) {
    if (terms.kinds[term] !== code) continue;
    const end = postingStarts[term + 1]!;
    let count = 0;
    for (let at = postingStarts[term]!; at < end; at++) {
      const posting = postings[at]!;
      const row = posting >>> FLAG_BITS;
      if (flag === 0 || (posting & flag) !== 0) count += (bits[row >>> 5]! >>> (row & 31)) & 1;
    }
    counts[term] = count;
  }
  return counts;
}

/** The rows whose authors the viewer may know. */
function signed({ stock, scratch, own }: Ground, rows: Rows): Rows {
  if (own === null) return rows;
  const { state } = stock.segment;
  const list = scratch.take(rows.count);
  let [written, next] = [0, 0];
  for (let at = 0; at < rows.count; at++) {
    const row = rows.list[at]!;
    while (next < own.count && own.list[next]! < row) next++;
    if ((state[row]! & STATE.anonymous) === 0 || (next < own.count && own.list[next] === row))
      list[written++] = row;
  }
  return { list, count: written };
}
