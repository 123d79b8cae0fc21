import type { Change } from '../store/changes.ts';

/** A finished card, as guests meet it in listings. */
interface Card {
  bytes: Buffer;
  /** The series it names: a change of one of these changes it. */
  series: readonly number[];
  /** `performance.now()` after which it is made anew, so that readings counted since come through. */
  until: number;
}

const LIFETIME = 10 * 60 * 1000;
/** What a card takes beside its bytes. */
const FRAME = 300;

/**
 * Finished cards of works, the least recently shown dropped first: the same works stand in many listings, each of them
 * another page. The change log drops what changed; a card whose facts were read before that is not kept.
 */
export class CardMemory {
  readonly #cards = new Map<number, Card>();
  readonly #capacity: number;
  #size = 0;
  #time = 0;

  /** @param capacity in bytes */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** A count of changes: what was read under another one is not kept. */
  get time(): number {
    return this.#time;
  }

  /** The card of this work, if it is kept. */
  get(workId: number): Buffer | null {
    const card = this.#cards.get(workId);
    if (!card) return null;
    if (card.until < performance.now()) {
      this.#drop(workId);
      return null;
    }
    this.#cards.delete(workId);
    this.#cards.set(workId, card);
    return card.bytes;
  }

  /** Keeps a card whose facts were read at this time. */
  keep(workId: number, bytes: Buffer, series: readonly number[], since: number): void {
    if (since !== this.#time) return;
    this.#drop(workId);
    const card = { bytes, series, until: performance.now() + LIFETIME };
    this.#cards.set(workId, card);
    this.#size += weight(card);
    for (const [oldest] of this.#cards) {
      if (this.#size <= this.#capacity) break;
      this.#drop(oldest);
    }
  }

  /** Drops what a change touches. Names of authors stand on too many cards to tell which: all go. Tags keep the names they were typed with. */
  follow({ subject, subjectId }: Change): void {
    this.#time += 1;
    if (subject === 'tag') return;
    if (subjectId === null || subject === 'pseud' || subject === 'archive') return this.clear();
    if (subject === 'work') return this.#drop(subjectId);
    for (const [workId, card] of this.#cards) if (card.series.includes(subjectId)) this.#drop(workId);
  }

  /** Drops everything: what changed is not known. */
  clear(): void {
    this.#time += 1;
    this.#cards.clear();
    this.#size = 0;
  }

  #drop(workId: number): void {
    const card = this.#cards.get(workId);
    if (!card) return;
    this.#cards.delete(workId);
    this.#size -= weight(card);
  }
}

function weight({ bytes }: Card): number {
  return bytes.length + FRAME;
}
