import { Growing } from './growing.ts';
import { NO_DAY, STATE, VISIBILITIES, type Segment } from './segment.ts';
import type { WorkFacts } from './workFacts.ts';

const MOST = 0xffff_ffff;

/** A number for every work, still growing. */
export function newColumns() {
  return {
    ids: new Growing(Uint32Array),
    words: new Growing(Uint32Array),
    chapters: new Growing(Uint32Array),
    hits: new Growing(Uint32Array),
    card: new Growing(Uint32Array),
    posted: new Growing(Float64Array),
    published: new Growing(Int32Array),
    updated: new Growing(Int32Array),
    language: new Growing(Uint16Array),
    state: new Growing(Uint16Array),
  };
}

type Columns = ReturnType<typeof newColumns>;

/** The same as a segment keeps them. */
export function takenColumns(columns: Columns): Pick<Segment, keyof Columns> {
  const taken = Object.entries(columns).map(([name, column]) => [name, column.taken()] as const);
  return Object.fromEntries(taken) as unknown as Pick<Segment, keyof Columns>;
}

/** The next work; `language` is the number of its own. */
export function pushWork(columns: Columns, work: WorkFacts, language: number): void {
  columns.ids.push(work.id);
  columns.words.push(Math.min(work.words, MOST));
  columns.chapters.push(Math.min(work.chapters, MOST));
  columns.hits.push(Math.min(work.hits, MOST));
  columns.card.push(work.card);
  columns.posted.push(work.posted);
  columns.published.push(work.published ?? NO_DAY);
  columns.updated.push(work.updated ?? NO_DAY);
  columns.language.push(language);
  columns.state.push(stateOf(work));
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
