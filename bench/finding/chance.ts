/** Draws a place, 0 for the first. */
export type Draw = (next: () => number) => number;

/** Places by Zipf's law: the n-th is drawn about 1/n as often as the first. */
export function zipf(places: number): Draw {
  const spread = Math.log(places + 1);
  return (next) => Math.min(places - 1, Math.floor(Math.exp(next() * spread)) - 1);
}

/** Places by their shares, the largest first; the shares need not add up to 1. */
export function largestFirst(shares: Float64Array): Draw {
  const below = new Float64Array(shares.length);
  let sum = 0;
  for (let place = 0; place < shares.length; place++) below[place] = sum += shares[place] ?? 0;
  return (next) => {
    const wanted = next() * sum;
    let [low, high] = [0, shares.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((below[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/**
 * What part of all works each of `fandoms` holds: the largest 5 %, the largest 500 together 60 %, the others the rest,
 * ever fewer.
 */
export function fandomShares(fandoms: number): Float64Array {
  const shares = new Float64Array(fandoms);
  const large = Math.min(500, fandoms);
  const steep = steepness(large, 0.6 / 0.05);
  for (let place = 0; place < large; place++) shares[place] = 0.05 * (place + 1) ** -steep;
  let rest = 0;
  for (let place = large; place < fandoms; place++) rest += 1 / (place + 1);
  for (let place = large; place < fandoms; place++) shares[place] = 0.4 / (place + 1) / rest;
  return shares;
}

/** The exponent with which `places` terms n^-exponent add up to `sum`. */
function steepness(places: number, sum: number): number {
  let [low, high] = [0, 3];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    let total = 0;
    for (let place = 1; place <= places; place++) total += place ** -middle;
    if (total > sum) low = middle;
    else high = middle;
  }
  return low;
}
