import { languageName } from '../../ground/languages.ts';
import { COUNTED } from './filters.ts';
import { spanOf } from './days.ts';
import { isGroup, type CountFilter, type Part, type SettingFilter, type Term, type When } from './query.ts';

const NUMBER = new Intl.NumberFormat('en');
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A part as words that can follow "works": `in Buffy`, `without angst`, `over 5,000 words`, `rated Mature or Explicit`. */
export function phraseOf(part: Part): string {
  if (!isGroup(part)) return phraseOfTerms([part], 'and');
  const [first] = part.parts;
  const joiner = part.kind === 'any' ? 'or' : 'and';
  const terms = part.parts.filter((one) => !isGroup(one));
  if (first && !isGroup(first) && !first.excluded && terms.length === part.parts.length && sharePhrase(terms))
    return phraseOfTerms(terms, joiner);
  const phrases = part.parts.map((one) => (isGroup(one) ? `(${phraseOf(one)})` : phraseOf(one)));
  return part.kind === 'any' ? `either ${joined(phrases, 'or')}` : joined(phrases, 'and');
}

/** Whether these terms can be said as one phrase with several names. */
export function sharePhrase(terms: readonly Term[]): boolean {
  const [first] = terms;
  const pattern = first && patternOf(first);
  return terms.every(
    (term) =>
      term.excluded === first?.excluded &&
      pattern !== undefined &&
      patternOf(term) === pattern &&
      nameIn(term) !== null,
  );
}

/** One phrase for terms that share it. What is ruled out is `without a or b`: neither of them. */
export function phraseOfTerms(terms: readonly Term[], joiner: 'and' | 'or'): string {
  const [first] = terms;
  if (first === undefined) return '';
  const names = terms.map((term) => nameIn(term) ?? '');
  return patternOf(first).replace('*', () => joined(names, first.excluded ? 'or' : joiner));
}

/** The words around a term's name, which stands for `*`; the whole phrase where there is no name. */
function patternOf(term: Term): string {
  if ('main' in term) return (term.excluded ? RULED_OUT : ASKED_FOR)[term.kind] + marked(term);
  const phrase = plainPattern(term);
  return term.excluded && term.kind !== 'crossover' ? notPattern(phrase) : phrase;
}

type TagTerm = Extract<Term, { main: boolean }>;

const ASKED_FOR: Record<TagTerm['kind'], string> = {
  fandom: 'in *',
  relationship: 'with *',
  member: 'with any relationship of *',
  character: 'with *',
  additional: 'tagged *',
  rating: 'rated *',
  warning: 'with the warning *',
  category: 'in the category *',
};
const RULED_OUT: Record<TagTerm['kind'], string> = {
  fandom: 'not in *',
  relationship: 'without *',
  member: 'without any relationship of *',
  character: 'without *',
  additional: 'not tagged *',
  rating: 'not rated *',
  warning: 'without *',
  category: 'not in the category *',
};

function marked({ exact, main }: { exact: boolean; main: boolean }): string {
  return `${main ? ' (main)' : ''}${exact ? ' (exactly this tag)' : ''}`;
}

function notPattern(phrase: string): string {
  if (phrase.startsWith('with ')) return `without ${phrase.slice('with '.length)}`;
  return phrase.startsWith('that are ')
    ? `that are not ${phrase.slice('that are '.length)}`
    : `not ${phrase}`;
}

function plainPattern(term: Exclude<Term, TagTerm>): string {
  switch (term.kind) {
    case 'author':
      return 'by *';
    case 'series':
    case 'collection':
      return `in the ${term.kind} *`;
    case 'language':
      return 'in *';
    case 'setting':
      return settingPhrase(term);
    case 'status':
      return term.is === 'unknown' ? 'that are not said to be complete or not' : `that are ${term.is}`;
    case 'crossover':
      return term.excluded ? 'that are no crossovers' : 'that are crossovers';
    case 'visibility':
      return SEEN[term.is];
    case 'count':
      return countPhrase(term);
    case 'date':
      return `${term.of} ${whenPhrase(term.when)}`;
    default:
      return term.in === 'anywhere' ? 'containing *' : `with * in the ${term.in}`;
  }
}

const SEEN = {
  draft: 'that are drafts',
  private: 'that are private',
  link: 'that are for whoever has the link',
  members: 'that are for members',
  public: 'that are public',
  hidden: 'that are hidden',
  unrevealed: 'that are unrevealed',
  anonymous: 'that are anonymous',
} as const;

const STANDING: Record<SettingFilter['relation'], string> = {
  before: 'set before',
  during: 'set during',
  after: 'set after',
  'missing scene': 'with a missing scene of',
  diverges: 'diverging from',
  any: 'with a setting around',
};

function settingPhrase({ relation, fandom, place }: SettingFilter): string {
  return `${STANDING[relation]} ${fandom === null ? '' : `${fandom} `}${place}`;
}

/** The name in a term, as it is shown; null where it has none. */
function nameIn(term: Term): string | null {
  if (term.kind === 'language') return languageName(term.tag);
  if (term.kind === 'text') return `“${term.words}${term.prefix ? '…' : ''}”`;
  return 'name' in term ? term.name : null;
}

/** `over 5,000 words`, `under 100 words`, `at least 3 chapters`, `1 chapter`, `1,000 to 5,000 words`. */
function countPhrase({ of, from, to }: CountFilter): string {
  if (from !== null && to !== null)
    return from === to ? amount(from, of) : `${NUMBER.format(from)} to ${amount(to, of)}`;
  if (from !== null)
    return isRound(from - 1) ? `over ${amount(from - 1, of)}` : `at least ${amount(from, of)}`;
  const most = to ?? 0;
  return isRound(most + 1) ? `under ${amount(most + 1, of)}` : `at most ${amount(most, of)}`;
}

function isRound(number: number): boolean {
  return number > 0 && number % 10 === 0;
}

function amount(number: number, of: CountFilter['of']): string {
  const name = number === 1 && of !== 'kudos' ? COUNTED[of].replace(/^(\w+?)s\b/, '$1') : COUNTED[of];
  return `${NUMBER.format(number)} ${name}`;
}

function whenPhrase(when: When): string {
  if (when.is === 'days') return daysPhrase(when.from, when.to);
  if (when.is === 'calendar') return calendarPhrase(when.ago, when.unit);
  const { atLeast, atMost, unit } = when;
  if (atLeast !== null && atMost !== null) return `${atLeast} to ${atMost} ${unit}s ago`;
  if (atMost === null) return `${atLeast} ${unit}${atLeast === 1 ? '' : 's'} ago or earlier`;
  if (atMost === 0) return unit === 'day' ? 'today' : `this ${unit}`;
  return atMost === 1 ? `within the last ${unit}` : `within the last ${atMost} ${unit}s`;
}

function calendarPhrase(ago: number, unit: string): string {
  if (unit === 'day' && ago < 2) return ago === 0 ? 'today' : 'yesterday';
  if (ago < 2) return `${ago === 0 ? 'this' : 'last'} ${unit}`;
  return unit === 'day' ? `${ago} days ago` : `in the ${unit} ${ago} ${unit}s ago`;
}

function daysPhrase(from: string | null, to: string | null): string {
  if (from === null) return `up to ${dayPhrase(to ?? '')}`;
  if (to === null) return `since ${dayPhrase(from)}`;
  if (from === to) return `on ${dayPhrase(from)}`;
  if (isSpan(from.slice(0, 4), from, to)) return `in ${from.slice(0, 4)}`;
  if (isSpan(from.slice(0, 7), from, to)) return `in ${MONTH.format(new Date(`${from}T00:00:00Z`))}`;
  return `from ${dayPhrase(from)} to ${dayPhrase(to)}`;
}

function isSpan(date: string, from: string, to: string): boolean {
  const span = spanOf(date);
  return span?.from === from && span.to === to;
}

function dayPhrase(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`));
}

const MOST_NAMES = 6;

/** `a, b and c`; of many only the first, and how many more. */
function joined(names: readonly string[], joiner: 'and' | 'or'): string {
  if (names.length > MOST_NAMES)
    return `${names.slice(0, MOST_NAMES - 1).join(', ')} ${joiner} ${names.length - MOST_NAMES + 1} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${joiner} ${names.at(-1)}`;
}
