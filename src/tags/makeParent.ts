import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { mustBeCanonical, mustSuitAsParent, shownName, tagIn } from './map.ts';
import { MapChange } from './mapChange.ts';

/**
 * Puts a tag below a canonical parent: a character, relationship or additional tag below a fandom, a fandom below its
 * media. It may have many. Parents do not filter; they say where a tag belongs.
 * @throws Failure `tag-parent-kind`, `tag-not-canonical`, `tag-synonym`
 */
export function makeParent(childId: number, parentId: number): Act {
  return {
    name: 'parent',
    tagId: childId,
    otherId: parentId,
    plan: (piece) => {
      const [child, parent] = [tagIn(piece, childId), tagIn(piece, parentId)];
      mustSuitAsParent(child, parent);
      mustBeCanonical(parent);
      if (child.synonymOf !== null) throw new Failure('tag-synonym', { tag: shownName(child) });
      const stands = piece.parents.some((link) => link.child === childId && link.parent === parentId);
      return stands ? new MapChange() : new MapChange().link('parents', { child: childId, parent: parentId });
    },
  };
}

/** Takes a tag from below a parent. */
export function removeParent(childId: number, parentId: number): Act {
  return {
    name: 'no parent',
    tagId: childId,
    otherId: parentId,
    plan: (piece) => {
      const link = piece.parents.find(({ child, parent }) => child === childId && parent === parentId);
      return link ? new MapChange().unlink('parents', link) : new MapChange();
    },
  };
}
