import type { Rating } from '../draft.ts';
import { FOREIGN_TERMS, ratingOfAge } from './ratingAges.ts';

const ORDER: readonly Rating[] = ['General Audiences', 'Teen And Up Audiences', 'Mature', 'Explicit'];

/**
 * Every vocabulary of ratings, most telling first: AO3, MPAA, FanFiction.net, FictionRatings.com,
 * fanfiktion.de and words. Letters alone count only as capitals.
 */
const TERMS: [RegExp, Rating][] = [
  [
    /\bNC[-\s]?(?:1[78]|21)\b|\bNC\b(?=[-\s]*\d)|\bXXX\b|\bX[-\s]rated\b|\bFRAO\b|\bFRA[O0]\b|\bP[-\s]?18(?:[-\s]?AVL)?\b|\bAdults? Only\b/i,
    'Explicit',
  ],
  [
    /\bexplicit\b|\badults?\b(?!\s+(?:language|themes?|situations?|content))|\bexpl[ií]cit[oa]?\b|\bsmut\b|\b18\s?\+|\+\s?18\b|\bover 18\b|\bsexually graphic\b/i,
    'Explicit',
  ],
  [/(?<![\w-])(?:X|MA|E)(?![\w'’-])/, 'Explicit'],
  [
    /\bFR[-\s]?M\b|\bFR[-\s]?18\b|\bFRMAO?\b|\bP[-\s]?16(?:[-\s]?Slash)?\b|\bmature\b|\brestricted\b|\b1[67]\s?\+|\bM[-\s]rated\b|\bhard R\b|\bhard PG-?13\b/i,
    'Mature',
  ],
  [/(?<![\w'’-])(?:R|M)(?![\w'’/])(?:ish\b)?/, 'Mature'],
  [
    /\bPG[-\s]?1[3-6]\b|\bFR[-\s]?T\b|\bFR[-\s]?1[35]\b|\bP[-\s]?12(?:[-\s]?Slash)?\b|\bteens?\b(?:\s+and\s+up(?:\s+audiences)?)?|\bTV-?14\b|\b1[2-5]\s?(?:\+|A\b)|\byoung adults?\b/i,
    'Teen And Up Audiences',
  ],
  [/(?<![\w'’-])T(?![\w'’-])/, 'Teen And Up Audiences'],
  [
    /\bPG\b(?![-\s]?1\d)|\bFR[-\s]?K\b|\bFR[-\s]?7\b|\bP[-\s]?6\b|\bgeneral(?:\s+audiences?)?\b|\ball ages\b|\beveryone\b|\btous publics?\b|\btodo p[uú]blico\b|\bclean\b|\bfamily[-\s]friendly\b/i,
    'General Audiences',
  ],
  [/(?<![\w'’-])(?:G|K\+?|U)(?![\w'’/-])/, 'General Audiences'],
];

const NONE = /\b(?:not rated|unrated|no rating|nr|none)\b/i;
/** `not NC-17`, `nothing above PG`: a rating named to be denied. */
const DENIED =
  /\b(?:not(?: quite)?|never|no|isn['’]?t|under|below|less than|without)\s+(?:an?\s+|even\s+)?$/i;

/** Ratings in Chinese and Japanese, and those that Japanese films have. */
const EASTERN: [RegExp, Rating][] = [
  [/(?<!\p{L})R-?18|18禁|成人向|十八禁|限制级|限制級|高[hH]|肉/u, 'Explicit'],
  [/(?<!\p{L})R-?1[57]|15禁|R指定/u, 'Mature'],
  [/(?<!\p{L})PG-?12|辅导级|輔導級|輔導/u, 'Teen And Up Audiences'],
  [/全年[齢齡龄]|一般向|普遍[级級]|清水/u, 'General Audiences'],
];

const ALL = [...EASTERN, ...FOREIGN_TERMS, ...TERMS];

/** A line of facts may go on with the length of the story: `PG • 612 words`. */
function withoutLength(line: string): string {
  const parts = line.split(/\s*[•·|]\s*/);
  const kept = parts.filter((part) => !/^(?:about |approx\.? |~)?[\d.,\s]+k?\s*words?$/i.test(part));
  return kept.length === parts.length ? line : kept.join(' • ');
}

/**
 * The rating as written and the AO3 rating it means. Where several are named ("R, and in places NC-17") the highest
 * counts, since a rating is a warning; one that is denied ("not NC-17") does not. `value` is null where none is named.
 */
export function readRating(raw: string): { raw: string; value: Rating | null } {
  const words = withoutLength(raw.trim());
  let value: Rating | null = ratingOfAge(words);
  for (const [term, rating] of ALL) {
    const match = term.exec(words);
    if (match === null || DENIED.test(words.slice(0, match.index))) continue;
    if (value === null || ORDER.indexOf(rating) > ORDER.indexOf(value)) value = rating;
  }
  if (value === null && NONE.test(words)) value = 'Not Rated';
  return { raw: words, value };
}

/** Is the text nothing but a rating, as in `[PG-13]` or `Rated M`? */
export function isRatingAlone(text: string): boolean {
  return /^[[(]?\s*(?:rated:?\s+)?(?:G|PG|PG-?1[35]|R|NC-?17|NC-?18|K\+?|T|M|MA|FR-?(?:7|13|15|18|AO|T|M|K)|P-?(?:6|12|16|18)(?:[- ](?:AVL|Slash))?|FSK[- ]?(?:0|6|12|16|18))\s*[\])]?$/.test(
    text.trim(),
  );
}
