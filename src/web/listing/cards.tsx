import type { Found } from '../../finding/find.ts';
import type { CardMemory } from '../cardMemory.ts';
import { markup } from '../ui/piece.ts';
import { WorkBlurb } from '../ui/WorkBlurb.tsx';

/** The place of the cards on a page that is made without them. */
export function CardPlace() {
  return <ol class="work index group">{SEAM}</ol>;
}

const SEAM = '\uE0F2';
/** No words on a page read like this, since theirs are escaped. */
const PLACE = markup(CardPlace());
const BEFORE = PLACE.indexOf(SEAM);

/** The cards of one page: those in memory when it was begun, and those made for it. */
export class PageCards {
  readonly #memory: CardMemory;
  readonly #since: number;
  readonly #held = new Map<number, Buffer>();

  constructor(memory: CardMemory) {
    this.#memory = memory;
    this.#since = memory.time;
  }

  /** Of these works, those whose cards must be made: their facts are to be read. */
  unread(ids: readonly number[]): number[] {
    return ids.filter((id) => {
      const bytes = this.#memory.get(id);
      if (bytes) this.#held.set(id, bytes);
      return bytes === null;
    });
  }

  /** The page with its cards in their place. */
  within(html: string, { ids, works }: Found): Buffer {
    const at = html.indexOf(PLACE);
    if (at < 0) return Buffer.from(html);
    for (const work of works) {
      const bytes = Buffer.from(String(WorkBlurb({ work })));
      this.#held.set(work.id, bytes);
      const series = work.series.map(({ id }) => id);
      this.#memory.keep(work.id, bytes, series, this.#since);
    }
    const cards = ids.flatMap((id) => this.#held.get(id) ?? []);
    return Buffer.concat([
      Buffer.from(html.slice(0, at + BEFORE)),
      ...cards,
      Buffer.from(html.slice(at + BEFORE + SEAM.length)),
    ]);
  }
}
