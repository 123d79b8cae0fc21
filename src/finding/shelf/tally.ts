/** How many of the rows found each term finds. One serves a segment for one question after the other. */
export class Tally {
  /** By term; 0 for all between two questions. */
  readonly counts: Uint32Array;
  /** The terms that find any, the first `met` of these, in no order; `met` null: they were not noted. */
  readonly noted: Uint32Array;
  met: number | null = 0;
  /** Terms from this one on were not counted. */
  end = 0;

  /** `most`: so many terms can be noted; where more may be met, none is. */
  constructor(terms: number, most: number) {
    this.counts = new Uint32Array(terms);
    this.noted = new Uint32Array(most);
  }

  /** Forgets what was counted. */
  clear(): void {
    if (this.met === null) this.counts.fill(0, 0, this.end);
    else for (let at = 0; at < this.met; at++) this.counts[this.noted[at]!] = 0;
    this.met = 0;
    this.end = 0;
  }
}
