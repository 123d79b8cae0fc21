const DIGIT = 11;
const BUCKETS = 1 << DIGIT;

/**
 * These rows by rising key, equal ones as they stood. Of several keys the later ones weigh more; a row's key is at
 * the row's place. The list given is used up.
 */
export function sortedRows(rows: Uint32Array, keys: readonly Uint32Array[]): Uint32Array {
  let from = rows;
  let to: Uint32Array = new Uint32Array(rows.length);
  for (const key of keys) {
    for (let shift = 0; shift < 32; shift += DIGIT) {
      if (scatter(from, to, key, shift)) [from, to] = [to, from];
    }
  }
  return from;
}

/** One pass: by the digit at `shift`. Returns false, nothing done, where all have the same. */
function scatter(from: Uint32Array, to: Uint32Array, key: Uint32Array, shift: number): boolean {
  const next = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < from.length; at++) next[((key[from[at]!]! >>> shift) & (BUCKETS - 1)) + 1]!++;
  if (next.includes(from.length)) return false;
  for (let digit = 1; digit <= BUCKETS; digit++) next[digit]! += next[digit - 1]!;
  for (let at = 0; at < from.length; at++) {
    const row = from[at]!;
    to[next[(key[row]! >>> shift) & (BUCKETS - 1)]!++] = row;
  }
  return true;
}
