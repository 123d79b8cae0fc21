import { loose } from './names.ts';

/**
 * The fixed vocabularies and what people call their words for short. A keeper may extend them, so any
 * other name is kept as typed.
 */
const WORDS: Record<'rating' | 'warning' | 'category', Record<string, readonly string[]>> = {
  rating: {
    'Not Rated': ['nr', 'unrated', 'none'],
    'General Audiences': ['g', 'general', 'gen'],
    'Teen And Up Audiences': ['t', 'teen', 'teens', 'teen and up'],
    Mature: ['m'],
    Explicit: ['e', 'nc17'],
  },
  warning: {
    'Creator Chose Not To Use Archive Warnings': [
      'choose not to use archive warnings',
      'chose not to warn',
      'cntw',
      'cnw',
    ],
    'No Archive Warnings Apply': ['none', 'no warnings', 'no warnings apply', 'nawa'],
    'Graphic Depictions Of Violence': ['violence', 'graphic violence', 'gdv'],
    'Major Character Death': ['mcd', 'death', 'character death'],
    'Rape/Non-Con': ['noncon', 'rape', 'rape/noncon'],
    'Underage Sex': ['underage'],
  },
  category: {
    'F/F': ['ff', 'femslash'],
    'F/M': ['fm', 'mf', 'm/f', 'het'],
    Gen: ['general'],
    'M/M': ['mm', 'slash'],
    Multi: [],
    Other: [],
  },
};

type Vocabulary = keyof typeof WORDS;

const BY_WORD = Object.fromEntries(
  Object.entries(WORDS).map(([kind, names]) => [
    kind,
    new Map(
      Object.entries(names).flatMap(([name, words]) => [name, ...words].map((word) => [loose(word), name])),
    ),
  ]),
) as Record<Vocabulary, Map<string, string>>;

/** From the mildest on; `Not Rated` has no place among them. */
const RATINGS_IN_ORDER = ['General Audiences', 'Teen And Up Audiences', 'Mature', 'Explicit'];

/** The ratings below or above one, itself included or not; null: it has no place among the ratings. */
export function ratingsBeside(operator: '<' | '<=' | '>' | '>=', word: string): string[] | null {
  const at = RATINGS_IN_ORDER.indexOf(vocabularyName('rating', word));
  if (at < 0) return null;
  return RATINGS_IN_ORDER.filter((rating, place) => {
    if (place === at) return operator.endsWith('=');
    return operator.startsWith('<') ? place < at : place > at;
  });
}

/** Whether tags of this kind come from a fixed vocabulary. */
export function isFixed(kind: string): kind is Vocabulary {
  return kind in WORDS;
}

/** The words of a fixed vocabulary, as it names them. */
export function vocabularyOf(kind: Vocabulary): string[] {
  return Object.keys(WORDS[kind]);
}

/** The vocabulary's own name for a word (`teen`, `mcd`, `m/f`); any other word stays as it is. */
export function vocabularyName(kind: Vocabulary, word: string): string {
  return BY_WORD[kind].get(loose(word)) ?? word;
}
