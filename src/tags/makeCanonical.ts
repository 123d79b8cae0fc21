import type { Act } from './act.ts';
import { tagIn } from './map.ts';
import { MapChange } from './mapChange.ts';

/**
 * Makes a tag canonical: it filters, and others may become its synonyms. A synonym stops being one. For a rating,
 * warning or category it adds a word to the vocabulary.
 */
export function makeCanonical(tagId: number): Act {
  return {
    name: 'canonical',
    tagId,
    plan: (piece, decidedAs) => {
      const tag = tagIn(piece, tagId);
      if (tag.canonical) return new MapChange();
      return new MapChange().decide(tag, { canonical: true, synonymOf: null, aside: false, decidedAs });
    },
  };
}
