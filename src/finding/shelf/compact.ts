import { SegmentBuilder } from './build.ts';
import type { Place, WorkFacts } from './workFacts.ts';
import { STRIDE } from './lists.ts';
import { placedAt } from './placed.ts';
import { shelve, type ShelvedWork } from './readWorks.ts';
import {
  FLAG_BITS,
  NO_DAY,
  RELATIONS,
  STATE,
  VISIBILITIES,
  type Packed,
  type Placed,
  type Segment,
} from './segment.ts';

/** A segment with these works in place of what it has of them (null: nothing), in steps. */
export function* compacted(
  segment: Segment,
  changed: ReadonlyMap<number, ShelvedWork | null>,
): Generator<void, Segment> {
  const builder = new SegmentBuilder();
  const works = [...changed.values()].filter((work) => work !== null).sort((one, other) => one.id - other.id);
  let next = 0;
  for (let row = 0; row < segment.size; row++) {
    if (row % STRIDE === 0) yield;
    const id = segment.ids[row]!;
    while (next < works.length && works[next]!.id < id) shelve(builder, works[next++]!);
    if (!changed.has(id)) copyRow(builder, segment, row);
  }
  for (const work of works.slice(next)) shelve(builder, work);
  return yield* builder.finishing();
}

function copyRow(builder: SegmentBuilder, segment: Segment, row: number): void {
  builder.add(factsOf(segment, row));
  const { kinds, ids } = segment.terms;
  for (let at = segment.starts[row]!; at < segment.starts[row + 1]!; at++) {
    const entry = segment.entries[at]!;
    const term = entry >>> FLAG_BITS;
    builder.copy(segment.terms, kinds[term]!, ids[term]!, entry & ((1 << FLAG_BITS) - 1));
  }
}

/** What a row says of its work. */
export function factsOf(segment: Segment, row: number): WorkFacts {
  const state = segment.state[row]!;
  const day = (column: Int32Array) => (column[row] === NO_DAY ? null : column[row]!);
  const is = (bit: number) => (state & bit) !== 0;
  return {
    id: segment.ids[row]!,
    words: segment.words[row]!,
    chapters: segment.chapters[row]!,
    hits: segment.hits[row]!,
    card: segment.card[row]!,
    posted: segment.posted[row]!,
    published: day(segment.published),
    updated: day(segment.updated),
    language: segment.language[row] === 0 ? null : segment.languages[segment.language[row]!]!,
    complete: is(STATE.complete) ? true : is(STATE.inProgress) ? false : null,
    visibility: VISIBILITIES[state & STATE.visibility]!,
    hidden: is(STATE.hidden),
    unrevealed: is(STATE.unrevealed),
    anonymous: is(STATE.anonymous),
    crossover: is(STATE.crossover),
    title: textOf(segment.titles, row),
    author: textOf(segment.authors, row) || null,
    setting: placeOf(segment, segment.settings, row),
    spoilers: placeOf(segment, segment.spoilers, row),
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf({ starts, bytes }: Packed, row: number): string {
  return decoder.decode(bytes.subarray(starts[row], starts[row + 1]));
}

function placeOf({ fandoms }: Segment, placed: Placed, row: number): Place | null {
  const at = placedAt(placed, row);
  if (at < 0) return null;
  return {
    fandom: fandoms[placed.fandom[at]!]!,
    relation: RELATIONS[placed.relation[at]!] ?? null,
    from: placed.from[at]!,
    to: placed.to[at]!,
  };
}
