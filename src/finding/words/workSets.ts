/** Numbers of works, rising, each once. */
export type WorkSet = Uint32Array;

const HALF = 0x8000_0000;

/** The works that PostgreSQL sent as `packedWorks`, in whatever order they came. */
export function unpackedWorks(bytes: Buffer | null): WorkSet {
  const works = new Uint32Array((bytes?.length ?? 0) / 4);
  // Most come as they were posted.
  let rises = true;
  for (let at = 0, last = -1; at < works.length; at++) {
    const id = bytes!.readInt32BE(at * 4) + HALF;
    works[at] = id;
    rises &&= id > last;
    last = id;
  }
  return rises ? works : works.sort();
}

/** Whether the work is among these. */
export function has(works: WorkSet, id: number): boolean {
  let [low, high] = [0, works.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (works[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return works[low] === id;
}

/** Those of one that are in the other, or are not. */
export function apart(one: WorkSet, other: WorkSet): { both: WorkSet; only: WorkSet } {
  const both = new Uint32Array(one.length);
  const only = new Uint32Array(one.length);
  let [inBoth, next] = [0, 0];
  for (let at = 0; at < one.length; at++) {
    const id = one[at]!;
    while (next < other.length && other[next]! < id) next++;
    if (next < other.length && other[next] === id) both[inBoth++] = id;
    else only[at - inBoth] = id;
  }
  return { both: both.subarray(0, inBoth), only: only.subarray(0, one.length - inBoth) };
}

/** All of both. */
export function joined(one: WorkSet, other: WorkSet): WorkSet {
  const { only } = apart(other, one);
  const all = new Uint32Array(one.length + only.length);
  all.set(one);
  all.set(only, one.length);
  return all.sort();
}

/** The best first, as they come, then the others, the last posted first. */
export function bestFirst(best: readonly number[], works: WorkSet): Uint32Array {
  const { only } = apart(works, Uint32Array.from(best).sort());
  const all = new Uint32Array(works.length);
  all.set(best);
  all.set(only.reverse(), best.length);
  return all;
}
