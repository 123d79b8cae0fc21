import type { SettingRelation } from '../../canon/setting.ts';
import type { Visibility } from '../../store/schema.ts';
import { FLAG_BITS, NO_DAY, RELATIONS, STATE, VISIBILITIES, type Placed, type Segment } from './segment.ts';
import { compareNames } from './orderKeys.ts';
import { Growing } from './growing.ts';
import { PackedTexts } from './packed.ts';
import { byUse, postingsOf, renumbered } from './lists.ts';
import { COLLECTION, PSEUD, SERIES, termsOf, type Terms } from './terms.ts';

/** What the index knows of a work beside its tags, authors, series and collections. */
export interface WorkFacts {
  id: number;
  words: number;
  chapters: number;
  hits: number;
  /** Microseconds since 1970. */
  posted: number;
  /** Days since 1970. */
  published: number | null;
  updated: number | null;
  language: string | null;
  complete: boolean | null;
  visibility: Visibility;
  hidden: boolean;
  unrevealed: boolean;
  anonymous: boolean;
  crossover: boolean;
  title: string;
  /** null: nobody signs it. */
  author: string | null;
  setting: Place | null;
  spoilers: Place | null;
}

/** A stretch of a canon, in moments. */
export interface Place {
  /** As its pack names it. */
  fandom: string;
  relation: SettingRelation | null;
  from: number;
  to: number;
}

const MOST = 0xffff_ffff;

function newColumns() {
  return {
    ids: new Growing(Uint32Array),
    words: new Growing(Uint32Array),
    chapters: new Growing(Uint32Array),
    hits: new Growing(Uint32Array),
    posted: new Growing(Float64Array),
    published: new Growing(Int32Array),
    updated: new Growing(Int32Array),
    language: new Growing(Uint16Array),
    state: new Growing(Uint16Array),
  };
}

type Columns = ReturnType<typeof newColumns>;

function takenColumns(columns: Columns): Pick<Segment, keyof Columns> {
  const taken = Object.entries(columns).map(([name, column]) => [name, column.taken()] as const);
  return Object.fromEntries(taken) as unknown as Pick<Segment, keyof Columns>;
}

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
    const { ids, words, chapters, hits, posted, published, updated, language, state } = this.#columns;
    const row = ids.length;
    ids.push(work.id);
    words.push(Math.min(work.words, MOST));
    chapters.push(Math.min(work.chapters, MOST));
    hits.push(Math.min(work.hits, MOST));
    posted.push(work.posted);
    published.push(work.published ?? NO_DAY);
    updated.push(work.updated ?? NO_DAY);
    language.push(work.language === null ? 0 : this.#languages.of(work.language));
    state.push(stateOf(work));
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

/** Of each name its place in the order of all. */
function orderOfNames(names: readonly string[]): Uint16Array {
  const order = new Uint16Array(names.length);
  names
    .map((name, number) => ({ name, number }))
    .sort((one, other) => compareNames(one.name, other.name))
    .forEach(({ number }, place) => (order[number] = place));
  return order;
}

function stateOf(work: WorkFacts): number {
  return (
    VISIBILITIES.indexOf(work.visibility) |
    (work.hidden ? STATE.hidden : 0) |
    (work.unrevealed ? STATE.unrevealed : 0) |
    (work.anonymous ? STATE.anonymous : 0) |
    (work.complete === true ? STATE.complete : 0) |
    (work.complete === false ? STATE.inProgress : 0) |
    (work.crossover ? STATE.crossover : 0)
  );
}

/** Names by the order in which they came. */
class Names {
  list: string[];
  #places: Map<string, number>;

  constructor(list: string[]) {
    this.list = list;
    this.#places = new Map(list.map((name, place) => [name, place]));
  }

  of(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

/** Terms by the order in which they came, with how often each was used. */
class TermRegister {
  collections = new Names([]);
  #kinds = new Growing(Uint8Array);
  #ids = new Growing(Uint32Array);
  #uses = new Growing(Uint32Array);
  /** From number to term and one: of tags, pseuds, series, collections. */
  #known = [0, 1, 2, 3].map(() => new Uint32Array(1024));

  of(kind: number, id: number): number {
    const space = Math.max(0, kind - PSEUD + 1);
    let known = this.#known[space]!;
    if (id >= known.length) {
      const larger = new Uint32Array(Math.max(id + 1, known.length * 2));
      larger.set(known);
      this.#known[space] = known = larger;
    }
    const term = known[id]! - 1;
    if (term >= 0) {
      this.#uses.room(0)[term]!++;
      return term;
    }
    known[id] = this.#kinds.length + 1;
    this.#kinds.push(kind);
    this.#ids.push(id);
    this.#uses.push(1);
    return this.#kinds.length - 1;
  }

  taken() {
    this.#known = [];
    return {
      kinds: this.#kinds.taken(),
      ids: this.#ids.taken(),
      uses: this.#uses.taken(),
      collections: this.collections.list,
    };
  }
}

/** Rows with their places in a canon. */
class PlacedRows {
  #rows = new Growing(Uint32Array);
  #fandom = new Growing(Uint16Array);
  #relation = new Growing(Uint8Array);
  #from = new Growing(Int32Array);
  #to = new Growing(Int32Array);

  push(row: number, fandom: number, place: Place): void {
    this.#rows.push(row);
    this.#fandom.push(fandom);
    this.#relation.push(RELATIONS.indexOf(place.relation));
    this.#from.push(place.from);
    this.#to.push(place.to);
  }

  taken(): Placed {
    return {
      rows: this.#rows.taken(),
      fandom: this.#fandom.taken(),
      relation: this.#relation.taken(),
      from: this.#from.taken(),
      to: this.#to.taken(),
    };
  }
}
