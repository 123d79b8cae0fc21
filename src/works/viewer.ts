import { sql, type RawBuilder } from 'kysely';

/**
 * Who looks: a guest, a member (an author where pseuds are theirs), or the keeper, who moderates too. What a viewer
 * may not see does not exist for them.
 */
export type Viewer = 'guest' | 'keeper' | Member;

/** Someone with an account, and the pseuds that are theirs: whatever these wrote they see, unless it is in the trash. */
export interface Member {
  pseuds: readonly number[];
}

/** SQL condition on `works`: the viewer may meet this work in lists. */
export function listedFor(viewer: Viewer): RawBuilder<boolean> {
  return seenBy(viewer, ['public'], ['public', 'members']);
}

/** SQL condition on `works`: the viewer may read this work at its address. */
export function readableFor(viewer: Viewer): RawBuilder<boolean> {
  return seenBy(viewer, ['public', 'link'], ['public', 'link', 'members']);
}

/** SQL condition on `works`: the viewer may know who wrote it. */
export function bylineFor(viewer: Viewer): RawBuilder<boolean> {
  if (viewer === 'keeper') return sql<boolean>`true`;
  if (viewer === 'guest') return sql<boolean>`not works.anonymous`;
  return sql<boolean>`(not works.anonymous or ${writtenBy(viewer)})`;
}

/** SQL condition on `series`: the viewer finds a work in it, so that its page is there for them. */
export function seriesFor(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from series_works part join works on works.id = part.work_id
    where part.series_id = series.id and ${listedFor(viewer)} and ${bylineFor(viewer)})`;
}

function seenBy(viewer: Viewer, byGuests: string[], byMembers: string[]): RawBuilder<boolean> {
  if (viewer === 'keeper') return sql<boolean>`works.trashing_id is null`;
  if (viewer === 'guest') return sql<boolean>`works.trashing_id is null and ${shown(byGuests)}`;
  return sql<boolean>`works.trashing_id is null and (${shown(byMembers)} or ${writtenBy(viewer)})`;
}

/** The levels are written into the text: as a value they would have a kept statement planned anew (store/kept.ts). */
function shown(levels: string[]): RawBuilder<boolean> {
  const each = sql.join(levels.map((level) => sql.lit(level)));
  return sql<boolean>`(works.hiding_id is null and not works.unrevealed and works.visibility in (${each}))`;
}

function writtenBy({ pseuds }: Member): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from bylines where bylines.work_id = works.id and bylines.pseud_id = any(${[...pseuds]}::bigint[]))`;
}
