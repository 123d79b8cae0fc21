import { asKept } from '../ground/asKept.ts';
import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { mustBeCanonical, mustNotBeFixed, shownName, tagIn } from './map.ts';
import { MapChange } from './mapChange.ts';
import { foldName } from './tag.ts';

/**
 * Writes a canonical tag in other letter case or accents. What authors typed stays as typed: only how the canonical
 * is shown changes. For another name altogether, make that one canonical and demote this one into it.
 * @throws Failure `tag-not-canonical`, `tag-vocabulary`, `tag-name-differs`
 */
export function rename(tagId: number, name: string): Act {
  return {
    name: 'rename',
    tagId,
    plan: (piece, decidedAs) => {
      const tag = tagIn(piece, tagId);
      mustNotBeFixed(tag);
      mustBeCanonical(tag);
      const shown = asKept(name);
      if (foldName(shown) !== foldName(tag.name))
        throw new Failure('tag-name-differs', { tag: shownName(tag), name: shown });
      return new MapChange().decide(tag, { display: shown === tag.name ? null : shown, decidedAs });
    },
  };
}
