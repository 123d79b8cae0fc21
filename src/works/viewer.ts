import { sql, type RawBuilder } from 'kysely';

/** Who looks: a guest, or the keeper. What a viewer may not see does not exist for them. */
export type Viewer = 'guest' | 'keeper';

/** SQL condition on `works`: the viewer may meet this work in lists. */
export function listedFor(viewer: Viewer): RawBuilder<boolean> {
  return viewer === 'keeper'
    ? sql<boolean>`works.trashing_id is null`
    : sql<boolean>`works.trashing_id is null and works.visibility = 'public'`;
}

/** SQL condition on `works`: the viewer may read this work at its address. */
export function readableFor(viewer: Viewer): RawBuilder<boolean> {
  return viewer === 'keeper'
    ? sql<boolean>`works.trashing_id is null`
    : sql<boolean>`works.trashing_id is null and works.visibility in ('public', 'link')`;
}
