const SHORTEST_MS = 1_000;
const LONGEST_MS = 10 * 60_000;

/** How long to leave alone what failed: a second at first, each time twice as long, ten minutes at most. */
export class Patience {
  readonly #now: () => number;
  #pause = 0;
  #until = 0;

  /** @param now a clock, in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Milliseconds until it may be tried again; 0: now. */
  left(): number {
    return Math.max(0, this.#until - this.#now());
  }

  /** It failed. */
  lose(): void {
    this.#pause = Math.min(Math.max(SHORTEST_MS, this.#pause * 2), LONGEST_MS);
    this.#until = this.#now() + this.#pause;
  }

  /** It went well. */
  renew(): void {
    this.#pause = 0;
    this.#until = 0;
  }
}
