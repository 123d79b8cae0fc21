import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { mustNotBeFixed, shownName, tagIn } from './map.ts';
import { MapChange } from './mapChange.ts';

/** Takes away what a synonym means: it stands open again. Throws `tag-canonical`, `tag-vocabulary`. */
export function freeSynonym(tagId: number): Act {
  return {
    name: 'free',
    tagId,
    plan: (piece, decidedAs) => {
      const tag = tagIn(piece, tagId);
      mustNotBeFixed(tag);
      if (tag.canonical) throw new Failure('tag-canonical', { tag: shownName(tag) });
      if (tag.synonymOf === null) return new MapChange();
      return new MapChange().decide(tag, { synonymOf: null, decidedAs });
    },
  };
}
