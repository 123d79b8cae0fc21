import type { Blurb } from '../../works/blurb.ts';
import { remembered } from './remembered.ts';

interface Fact {
  kind: 'rating' | 'warnings' | 'category' | 'completion';
  words: string;
  symbol: { letter: string; shape: string } | { draw: keyof typeof DRAWINGS };
}

/** Line drawings on a field of 20 by 20; they take the colour of the words beside them. */
const DRAWINGS = {
  warned: ['M10 3 18 17H2Z', 'M10 8v4.2M10 14.4v.4'],
  unwarned: ['M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15', 'm6.6 10.2 2.4 2.4 4.4-5'],
  withheld: ['M10 3 18 17H2Z', 'M8.3 9.2c0-2.2 3.6-2.2 3.6 0 0 1.5-1.8 1.4-1.8 3.2M10.1 14.6v.3'],
  one: ['M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12'],
  two: [
    'M7.2 4.8a5.2 5.2 0 1 0 0 10.4 5.2 5.2 0 0 0 0-10.4',
    'M12.8 4.8a5.2 5.2 0 1 0 0 10.4 5.2 5.2 0 0 0 0-10.4',
  ],
  three: [
    'M10 2.4a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8',
    'M6.6 8.4a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8',
    'M13.4 8.4a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8',
  ],
  complete: [
    'M3 4.5c2.6-1 5-.7 7 .8 2-1.5 4.400-1.8 7-.8v11c-2.600-1-5-.7-7 .8-2-1.500-4.400-1.800-7-.8Z',
    'M10 5.300v11',
  ],
  unfinished: ['M4 16.500c0-5 4.500-11.500 12-13-.5 7-4.500 11-10 11', 'M4 16.500 9.500 10'],
} as const;

/** The four facts fans look for first, each a shape and words; colour says nothing. Facts nobody stated are left out. */
export const Facts = remembered(
  ({ work: { rating, warnings, categories, complete } }: { work: Stated }) =>
    [rating, complete, warnings.join('\n'), categories.join('\n')].join('\n\n'),
  ({ work }) => {
    const facts = [rating(work), warnings(work), category(work), completion(work)].filter(
      (fact) => fact !== null,
    );
    return facts.length === 0 ? (
      <></>
    ) : (
      <ul class="facts required-tags">
        {facts.map((fact) => (
          <FactItem {...fact} />
        ))}
      </ul>
    );
  },
);

type Stated = Pick<Blurb, 'rating' | 'warnings' | 'categories' | 'complete'>;

function FactItem({ kind, words, symbol }: Fact) {
  return (
    <li class={kind}>
      {'letter' in symbol ? (
        <span class={`seal ${symbol.shape}`} aria-hidden="true">
          {symbol.letter}
        </span>
      ) : (
        <Drawing name={symbol.draw} />
      )}
      <span>{words}</span>
    </li>
  );
}

function Drawing({ name }: { name: keyof typeof DRAWINGS }) {
  return (
    <svg class="symbol" viewBox="0 0 20 20" aria-hidden="true">
      {DRAWINGS[name].map((line) => (
        <path d={line} />
      ))}
    </svg>
  );
}

const RATINGS: Record<string, { letter: string; shape: string; words: string }> = {
  'Not Rated': { letter: '–', shape: 'unrated', words: 'Not rated' },
  'General Audiences': { letter: 'G', shape: 'general', words: 'General' },
  'Teen And Up Audiences': { letter: 'T', shape: 'teen', words: 'Teen and up' },
  Mature: { letter: 'M', shape: 'mature', words: 'Mature' },
  Explicit: { letter: 'E', shape: 'explicit', words: 'Explicit' },
};

function rating({ rating }: Stated): Fact | null {
  if (rating === null) return null;
  const { letter, shape, words } = RATINGS[rating] ?? { letter: '–', shape: 'unrated', words: rating };
  return { kind: 'rating', words, symbol: { letter, shape } };
}

const NONE_APPLY = 'No Archive Warnings Apply';
const WITHHELD = /^(Creator Chose Not To Use Archive Warnings|Choose Not To Use Archive Warnings)$/i;

function warnings({ warnings }: Stated): Fact | null {
  if (warnings.length === 0) return null;
  const stated = warnings.filter((name) => name !== NONE_APPLY && !WITHHELD.test(name));
  if (stated.length > 0)
    return { kind: 'warnings', words: stated.map(brief).join(', '), symbol: { draw: 'warned' } };
  return warnings.includes(NONE_APPLY)
    ? { kind: 'warnings', words: 'No warnings apply', symbol: { draw: 'unwarned' } }
    : { kind: 'warnings', words: 'Warnings not stated', symbol: { draw: 'withheld' } };
}

/** The vocabulary's long names in as many words as a line has room for. */
function brief(warning: string): string {
  const short: Record<string, string> = {
    'Graphic Depictions Of Violence': 'Graphic violence',
    'Major Character Death': 'Major character death',
    'Rape/Non-Con': 'Rape/non-con',
    'Underage Sex': 'Underage sex',
  };
  return short[warning] ?? warning;
}

function category({ categories }: Stated): Fact | null {
  if (categories.length === 0) return null;
  const draw =
    categories.length > 1 || categories[0] === 'Multi' ? 'three' : categories[0] === 'Gen' ? 'one' : 'two';
  return { kind: 'category', words: categories.join(', '), symbol: { draw } };
}

function completion({ complete }: Stated): Fact | null {
  if (complete === null) return null;
  return {
    kind: 'completion',
    words: complete ? 'Complete' : 'In progress',
    symbol: { draw: complete ? 'complete' : 'unfinished' },
  };
}
