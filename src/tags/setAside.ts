import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { shownName, tagIn } from './map.ts';
import { MapChange } from './mapChange.ts';

/** Leaves a tag out of the bins, for it will never be wrangled, or puts it back. Throws `tag-canonical`, `tag-synonym`. */
export function setAside(tagId: number, aside: boolean): Act {
  return {
    name: aside ? 'aside' : 'not aside',
    tagId,
    plan: (piece, decidedAs) => {
      const tag = tagIn(piece, tagId);
      if (aside && tag.canonical) throw new Failure('tag-canonical', { tag: shownName(tag) });
      if (aside && tag.synonymOf !== null) throw new Failure('tag-synonym', { tag: shownName(tag) });
      return tag.aside === aside ? new MapChange() : new MapChange().decide(tag, { aside, decidedAs });
    },
  };
}
