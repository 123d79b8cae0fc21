import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { mustBeCanonical, shownName, tagIn } from './map.ts';
import { MapChange } from './mapChange.ts';
import { foldName } from './tag.ts';

/**
 * Says what a name means in works of a fandom, above every other meaning it has there: `W/T` in Buffy is Tara and
 * Willow. Meanings that stood for the name in this fandom go.
 * @throws Failure `tag-not-canonical`, `tag-alias-kind`
 */
export function makeAlias(name: string, canonicalId: number, fandomId: number): Act {
  return {
    name: 'alias',
    tagId: canonicalId,
    otherId: fandomId,
    plan: (piece) => {
      const [canonical, fandom] = [tagIn(piece, canonicalId), tagIn(piece, fandomId)];
      mustBeCanonical(canonical);
      mustBeCanonical(fandom);
      if (fandom.kind !== 'fandom' || !['character', 'relationship', 'additional'].includes(canonical.kind))
        throw new Failure('tag-alias-kind', { tag: shownName(canonical), fandom: shownName(fandom) });
      const alias = {
        kind: canonical.kind,
        folded: foldName(name),
        name: name.trim(),
        fandom: fandomId,
        canonical: canonicalId,
      };
      const standing = piece.aliases.filter(
        (one) => one.kind === alias.kind && one.folded === alias.folded && one.fandom === fandomId,
      );
      const change = new MapChange();
      for (const other of standing.filter((one) => one.canonical !== canonicalId))
        change.unlink('aliases', other);
      return standing.some((one) => one.canonical === canonicalId) ? change : change.link('aliases', alias);
    },
  };
}

/** Takes away what a name means in works of a fandom. */
export function removeAlias(name: string, canonicalId: number, fandomId: number): Act {
  return {
    name: 'no alias',
    tagId: canonicalId,
    otherId: fandomId,
    plan: (piece) => {
      const { kind } = tagIn(piece, canonicalId);
      const folded = foldName(name);
      const standing = piece.aliases.filter(
        (one) =>
          one.kind === kind &&
          one.folded === folded &&
          one.fandom === fandomId &&
          one.canonical === canonicalId,
      );
      const change = new MapChange();
      for (const alias of standing) change.unlink('aliases', alias);
      return change;
    },
  };
}
