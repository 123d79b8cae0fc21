import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { mustBeCanonical, mustBeOneKind, mustNotBeFixed, shownName, tagIn, type MapPiece } from './map.ts';
import { MapChange } from './mapChange.ts';
import { merge } from './merge.ts';
import type { Tag } from './tag.ts';

/**
 * Takes a tag's being canonical away. It becomes a synonym of `intoId`, and its parents, children, synonyms, broader
 * and narrower tags, members and meanings go over to that one; or it means nothing any more (null),
 * which only a tag can that nothing hangs on.
 * @throws Failure `tag-not-canonical`, `tag-vocabulary`, `tag-kinds-differ`, `tag-itself`, `tag-in-use`
 */
export function demote(tagId: number, intoId: number | null): Act {
  return {
    name: 'demote',
    tagId,
    ...(intoId === null ? {} : { otherId: intoId }),
    plan: (piece, decidedAs) => {
      const tag = tagIn(piece, tagId);
      mustNotBeFixed(tag);
      mustBeCanonical(tag);
      if (intoId === null)
        return letGo(piece, tag).decide(tag, { canonical: false, display: null, romantic: null, decidedAs });
      const into = tagIn(piece, intoId);
      if (tagId === intoId) throw new Failure('tag-itself', { tag: shownName(tag) });
      mustBeOneKind(tag, into);
      mustBeCanonical(into);
      return merge(piece, tag, into, decidedAs);
    },
  };
}

/** Takes the tag's own members and the names that mean it away. */
function letGo(piece: MapPiece, { id, ...tag }: Tag): MapChange {
  const hanging =
    [...piece.tags.values()].some((other) => other.synonymOf === id) ||
    piece.parents.some((link) => link.parent === id) ||
    piece.metas.some((link) => link.sub === id || link.meta === id) ||
    piece.members.some((link) => link.character === id) ||
    piece.aliases.some((link) => link.fandom === id);
  if (hanging) throw new Failure('tag-in-use', { tag: shownName(tag) });
  const change = new MapChange();
  for (const link of piece.members.filter((link) => link.relationship === id)) change.unlink('members', link);
  for (const link of piece.aliases.filter((link) => link.canonical === id)) change.unlink('aliases', link);
  return change;
}
