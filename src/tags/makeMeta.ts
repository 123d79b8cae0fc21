import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { mustBeCanonical, mustBeOneKind, mustHaveMetas, shownName, standsAbove, tagIn } from './map.ts';
import { MapChange } from './mapChange.ts';

/**
 * Puts a broader tag above a narrower one: works of the narrower are found by both.
 * @throws Failure `tag-itself`, `tag-vocabulary`, `tag-kinds-differ`, `tag-not-canonical`, `tag-circle`
 */
export function makeMeta(subId: number, metaId: number): Act {
  return {
    name: 'meta',
    tagId: subId,
    otherId: metaId,
    plan: (piece) => {
      const [sub, meta] = [tagIn(piece, subId), tagIn(piece, metaId)];
      if (subId === metaId) throw new Failure('tag-itself', { tag: shownName(sub) });
      mustHaveMetas(sub);
      mustBeOneKind(sub, meta);
      mustBeCanonical(sub);
      mustBeCanonical(meta);
      if (standsAbove(piece, subId, metaId))
        throw new Failure('tag-circle', { tag: shownName(sub), other: shownName(meta) });
      const stands = piece.metas.some((link) => link.sub === subId && link.meta === metaId);
      return stands ? new MapChange() : new MapChange().link('metas', { sub: subId, meta: metaId });
    },
  };
}

/** Takes a broader tag from directly above a narrower one. */
export function removeMeta(subId: number, metaId: number): Act {
  return {
    name: 'no meta',
    tagId: subId,
    otherId: metaId,
    plan: (piece) => {
      const link = piece.metas.find(({ sub, meta }) => sub === subId && meta === metaId);
      return link ? new MapChange().unlink('metas', link) : new MapChange();
    },
  };
}
