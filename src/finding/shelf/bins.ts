import type { Found } from './find.ts';
import type { Bin, Bins, BinsRequest } from './question.ts';
import { FLAG_BITS, FLAGS } from './segment.ts';
import type { TagStandings } from './tagStandings.ts';
import { TAG_KINDS, termOf } from './terms.ts';
import { eachInFandom, partOf, type Part } from './uses.ts';

const BINNED = ['character', 'relationship', 'additional'] as const;

/**
 * How many tags of which nobody has said what they mean or where they belong stand on works of each canonical fandom,
 * and on works of none: the fullest bins first, equal ones by number, that of no fandom behind those.
 */
export function binsOf(found: readonly Found[], { skip, take }: BinsRequest, standings: TagStandings): Bins {
  const fandoms = new Fandoms();
  const shelves = found.map((one) => shelvedBy(partOf(one), standings, fandoms));
  const counting = new Counting(fandoms.ids.length);
  for (const kind of BINNED) {
    const isWaiting = standings.sieve(kind, 'unwrangled');
    const code = TAG_KINDS.indexOf(kind);
    for (const [at, { segment }] of shelves.entries()) {
      for (const term of segment.terms.byKind[code]!) {
        const id = segment.terms.ids[term]!;
        const isCounted = shelves.slice(0, at).some((one) => termOf(one.segment.terms, 'tags', id) >= 0);
        if (!isCounted && isWaiting(id)) counting.count(id, code, shelves.slice(at));
      }
    }
  }
  const bins = counting.bins(fandoms.ids);
  const size = (bin: Bin) => bin.counts.reduce((sum, tags) => sum + tags, 0);
  bins.sort((one, other) => size(other) - size(one));
  return { total: bins.length, bins: bins.slice(skip, skip + take) };
}

/** The fandoms that have rows, each with a number over all segments. */
class Fandoms {
  readonly ids: number[] = [];
  #numbers = new Map<number, number>();

  numberOf(id: number): number {
    let number = this.#numbers.get(id);
    if (number === undefined) this.#numbers.set(id, (number = this.ids.push(id) - 1));
    return number;
  }
}

/** A segment with the fandoms of each row found: those of row r stand from starts[r] to starts[r + 1]. */
interface Shelved extends Part {
  starts: Uint32Array;
  fandoms: Uint32Array;
}

function shelvedBy(part: Part, standings: TagStandings, fandoms: Fandoms): Shelved {
  const { scratch, segment } = part;
  const starts = scratch.take(segment.size + 2).fill(0, 0, segment.size + 2);
  // Counted two places ahead: writing them then moves each start to where it belongs.
  eachInFandom(part, standings, (_, row) => starts[row + 2]!++);
  for (let row = 0; row < segment.size; row++) starts[row + 2]! += starts[row + 1]!;
  const list = scratch.take(starts[segment.size + 1]!);
  let [last, number] = [-1, -1];
  eachInFandom(part, standings, (id, row) => {
    if (id !== last) [last, number] = [id, fandoms.numberOf(id)];
    list[starts[row + 1]!++] = number;
  });
  return { ...part, starts, fandoms: list };
}

class Counting {
  /** By fandom and kind; the last fandom is none. */
  #counts: Uint32Array;
  /** By fandom, for which tag it was counted last. */
  #counted: Uint32Array;
  #tag = 0;

  constructor(fandoms: number) {
    this.#counts = new Uint32Array((fandoms + 1) * TAG_KINDS.length);
    this.#counted = new Uint32Array(fandoms + 1);
  }

  /** Counts a tag once in every fandom that it is used in. */
  count(id: number, kind: number, shelves: readonly Shelved[]): void {
    this.#tag++;
    const none = this.#counted.length - 1;
    for (const { segment, bits, starts, fandoms } of shelves) {
      const term = termOf(segment.terms, 'tags', id);
      if (term < 0) continue;
      const end = segment.postingStarts[term + 1]!;
      for (let posting = segment.postingStarts[term]!; posting < end; posting++) {
        // Where it is not what the work is found by, the work's fandom gives it a meaning.
        if ((segment.postings[posting]! & FLAGS.found) === 0) continue;
        const row = segment.postings[posting]! >>> FLAG_BITS;
        if (((bits[row >>> 5]! >>> (row & 31)) & 1) === 0) continue;
        const [first, last] = [starts[row]!, starts[row + 1]!];
        if (first === last) this.#countIn(none, kind);
        for (let at = first; at < last; at++) this.#countIn(fandoms[at]!, kind);
      }
    }
  }

  #countIn(fandom: number, kind: number): void {
    if (this.#counted[fandom] === this.#tag) return;
    this.#counted[fandom] = this.#tag;
    this.#counts[fandom * TAG_KINDS.length + kind]!++;
  }

  /** The bins that hold something: by number of the fandom, none last. */
  bins(ids: readonly number[]): Bin[] {
    const bins = [...ids, null].map((fandom, at): Bin => {
      const start = at * TAG_KINDS.length;
      return { fandom, counts: [...this.#counts.subarray(start, start + TAG_KINDS.length)] };
    });
    return bins
      .filter(({ counts }) => counts.some((tags) => tags > 0))
      .sort((one, other) => (one.fandom ?? Infinity) - (other.fandom ?? Infinity));
  }
}
