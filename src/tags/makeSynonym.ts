import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { mustBeCanonical, mustBeOneKind, mustNotBeFixed, shownName, tagIn } from './map.ts';
import { merge } from './merge.ts';

/**
 * Makes a tag that is not canonical mean a canonical one of the same kind. Parents it had go over to that one.
 * Refuses a canonical tag, which is demoted instead, since all that hangs on it moves too.
 * @throws Failure `tag-canonical`, `tag-not-canonical`, `tag-kinds-differ`, `tag-itself`
 */
export function makeSynonym(tagId: number, canonicalId: number): Act {
  return {
    name: 'synonym',
    tagId,
    otherId: canonicalId,
    plan: (piece, decidedAs) => {
      const [tag, canonical] = [tagIn(piece, tagId), tagIn(piece, canonicalId)];
      if (tagId === canonicalId) throw new Failure('tag-itself', { tag: shownName(tag) });
      mustNotBeFixed(tag);
      mustBeOneKind(tag, canonical);
      if (tag.canonical) throw new Failure('tag-canonical', { tag: shownName(tag) });
      mustBeCanonical(canonical);
      return merge(piece, tag, canonical, decidedAs);
    },
  };
}
