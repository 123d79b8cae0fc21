import { newColumns, pushWork, takenColumns } from './columns.ts';
import { Growing } from './growing.ts';
import { byUse, postingsOf, renumbered } from './lists.ts';
import { PackedTexts } from './packed.ts';
import { PlacedRows } from './placedRows.ts';
import { Names, orderOfNames, TermRegister } from './register.ts';
import { FLAG_BITS, type Segment } from './segment.ts';
import { COLLECTION, PSEUD, SERIES, termsOf, type Terms } from './terms.ts';
import type { WorkFacts } from './workFacts.ts';

/** Gathers works, by rising number, into a segment: `add` one, then what it has. */
export class SegmentBuilder {
  #columns = newColumns();
  #titles = new PackedTexts();
  #authors = new PackedTexts();
  #settings = new PlacedRows();
  #spoilers = new PlacedRows();
  #languages = new Names(['']);
  #fandoms = new Names([]);
  #starts = new Growing(Uint32Array);
  #entries = new Growing(Uint32Array);
  #terms = new TermRegister();

  get size(): number {
    return this.#columns.ids.length;
  }

  /** The next work. */
  add(work: WorkFacts): void {
    const row = this.size;
    pushWork(this.#columns, work, work.language === null ? 0 : this.#languages.of(work.language));
    this.#titles.push(work.title);
    this.#authors.push(work.author ?? '');
    if (work.setting) this.#settings.push(row, this.#fandoms.of(work.setting.fandom), work.setting);
    if (work.spoilers) this.#spoilers.push(row, this.#fandoms.of(work.spoilers.fandom), work.spoilers);
    this.#starts.push(this.#entries.length);
  }

  /** A tag of the work added last; several times with different flags is as good as once with all. */
  tag(id: number, kind: number, flags: number): void {
    this.#entries.push((this.#terms.of(kind, id) << FLAG_BITS) | flags);
  }

  /** A term of another segment. */
  copy(terms: Terms, kind: number, id: number, flags: number): void {
    if (kind === COLLECTION) this.collection(terms.collections[id]!);
    else this.tag(id, kind, flags);
  }

  pseud(id: number): void {
    this.tag(id, PSEUD, 0);
  }

  series(id: number): void {
    this.tag(id, SERIES, 0);
  }

  /** By its folded name. */
  collection(name: string): void {
    this.tag(this.#terms.collections.of(name), COLLECTION, 0);
  }

  /** The segment. The builder is spent after this. */
  finished(): Segment {
    const steps = this.finishing();
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /** The same in steps, between which other work may come. */
  *finishing(): Generator<void, Segment> {
    const size = this.size;
    this.#starts.push(this.#entries.length);
    const { kinds, ids, uses, collections } = this.#terms.taken();
    const order = byUse(uses, kinds);
    const { starts, entries } = yield* renumbered(this.#starts.taken(), this.#entries.taken(), order);
    return {
      ...takenColumns(this.#columns),
      size,
      starts,
      entries,
      ...(yield* postingsOf(starts, entries, kinds.length)),
      terms: termsOf(
        kinds.map((_, term) => kinds[order[term]!]!),
        ids.map((_, term) => ids[order[term]!]!),
        collections,
      ),
      languages: this.#languages.list,
      titles: this.#titles.taken(),
      authors: this.#authors.taken(),
      settings: this.#settings.taken(),
      spoilers: this.#spoilers.taken(),
      fandoms: this.#fandoms.list,
      fandomOrder: orderOfNames(this.#fandoms.list),
    };
  }
}
