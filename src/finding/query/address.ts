import type { Operator } from './counts.ts';
import { readFilter, readWords, type FilterRead, type Value } from './filters.ts';
import { keyOf, type Key } from './keys.ts';
import { withinLimits } from './limits.ts';
import { mistake, sentenceOf, type Mistake } from './mistakes.ts';
import { opposite, queryOf } from './normal.ts';
import { entriesOf } from './parameters.ts';
import { parseQuery, type QueryProblem } from './parse.ts';
import { inLine, printParts } from './print.ts';
import { isGroup, LIMITS, termsOf, type Part, type Query, type Sort, type TextFilter } from './query.ts';
import { isQuote, PARAMETER_WORD, readPhrase, readValue, skipSpaces, type Scan } from './scan.ts';
import { ORDERS, readSort } from './sorting.ts';

/**
 * The address of a query, the same for every way to ask the same: plain parameters for what a filter panel can show
 * (docs/query-language.md lists them), `q` for the rest in the query language, then the order. `queryFromAddress` gives the query back.
 */
export function addressOf({ all, sort }: Query): URLSearchParams {
  const address = new URLSearchParams();
  const rest: Part[] = [];
  for (const part of all) {
    const entries = entriesOf(part);
    // Two groups of one name would read as one larger group.
    const taken = isGroup(part) && entries !== null && address.has(entries[0]?.[0] ?? '');
    if (entries === null || taken) rest.push(part);
    else for (const [name, value] of entries) add(address, name, value);
  }
  if (rest.length > 0) address.append('q', inLine(printParts(rest)));
  if (sort === null) return address;
  address.append('sort', sort.by);
  if (sort.by !== 'random' && sort.descending !== ORDERS[sort.by].descending)
    address.append('order', sort.descending ? 'desc' : 'asc');
  if (sort.seed !== null) address.append('seed', String(sort.seed));
  return address;
}

/** Words of one field share a parameter. */
function add(address: URLSearchParams, name: string, value: string): void {
  const before = FIELDS.has(name) ? address.get(name) : null;
  if (before === null) address.append(name, value);
  else address.set(name, `${before} ${value}`);
}

const FIELDS = new Set(['title', 'summary', 'notes', 'text']);

/** A mistake in an address; `start` and `end` are places in the parameter's value. */
export interface AddressProblem extends QueryProblem {
  parameter: string;
  value: string;
}

interface Reading {
  parts: Part[];
  /** Values of `any_` parameters of one name. */
  groups: Map<string, Part[]>;
  sort: Sort | null;
  problems: AddressProblem[];
}

const MOST_PARAMETERS = 500;
const MOST_PROBLEMS = 20;

/**
 * The query that an address asks for: parameters as `addressOf` writes them, keys by any of their names, repeated
 * ones all at once, `any_` ones as alternatives, and `q` in the query language. Empty and unknown parameters are
 * passed over; what cannot be understood is told of and left out.
 */
export function queryFromAddress(address: URLSearchParams): { query: Query; problems: AddressProblem[] } {
  const reading: Reading = { parts: [], groups: new Map(), sort: null, problems: [] };
  readParameters(reading, [...address].slice(0, MOST_PARAMETERS));
  const alternatives = [...reading.groups.values()].map((parts): Part => ({ kind: 'any', parts }));
  const whole = queryOf([...reading.parts, ...alternatives], sortIn(address, reading));
  const { query, dropped } = withinLimits(whole);
  const problems = reading.problems.splice(0, MOST_PROBLEMS - 1);
  if (dropped === 0) return { query, problems };
  return { query, problems: [...problems, problemOf(mistake('too-much', { count: dropped }), 'q', '')] };
}

/** Reads one parameter after the other, up to the one with which there are too many terms. */
function readParameters(reading: Reading, entries: readonly [string, string][]): void {
  let terms = 0;
  for (const [parameter, value] of entries) {
    if (value.trim() === '') continue;
    const parts = readParameter(reading, parameter, value);
    terms += termsOf(parts).length;
    if (terms > LIMITS.terms)
      return tell(reading, parameter, value, mistake('too-many-terms', { limit: LIMITS.terms }));
    keep(reading, parameter, parts);
  }
}

function keep({ parts: all, groups }: Reading, parameter: string, parts: Part[]): void {
  const name = ANY.test(parameter) ? groupName(parameter) : null;
  if (name === null) all.push(...parts);
  else groups.set(name, [...(groups.get(name) ?? []), ...parts]);
}

const ANY = /^any_/i;
const NAME =
  /^(?<sign>not_|any_)?(?<exact>exact_)?(?<main>main_)?(?<key>[\p{L}_-]{1,40}?)(?<end>_from|_to)?$/iu;

/** Alternatives belong together by what they ask for, whichever name of the key is used. */
function groupName(parameter: string): string {
  const { exact = '', main = '', key = '' } = NAME.exec(parameter)?.groups ?? {};
  return `${exact}${main}${keyOf(key)?.key ?? key}`.toLowerCase();
}

function readParameter(reading: Reading, parameter: string, value: string): Part[] {
  if (parameter === 'q') return readLine(reading, parameter, value);
  const { sign, exact, main, key: name = '', end } = NAME.exec(parameter)?.groups ?? {};
  const key = keyOf(name);
  // Single letters are for typing; in an address they may be another page's.
  if (key === null || name.length === 1 || key.takes.as === 'sort' || key.takes.as === 'mark') return [];
  if (value.length > LIMITS.line) {
    tell(reading, parameter, value, mistake('line-too-long', { limit: LIMITS.line }));
    return [];
  }
  const marks = { exact: exact !== undefined, main: main !== undefined };
  const reads =
    key.takes.as === 'text'
      ? readField(key.takes.in, value)
      : [readFilter(key, operatorAt(end, key, value), valueOf(key, value), marks)];
  for (const read of reads) tell(reading, parameter, value, read.mistake);
  const parts = reads.flatMap(({ part }) => (part === null ? [] : [part]));
  return sign?.toLowerCase() === 'not_' ? parts.map(opposite) : parts;
}

function readLine(reading: Reading, parameter: string, value: string): Part[] {
  const { query, problems } = parseQuery(value);
  reading.sort ??= query.sort;
  for (const problem of problems) reading.problems.push({ ...problem, parameter, value });
  return query.all;
}

/** `words_from=1000` is `words>=1000`; of an age, `updated_from=30d`, the longer ago is the earlier. */
function operatorAt(end: string | undefined, { takes }: Key, value: string): Operator {
  if (end === undefined) return ':';
  const age = takes.as === 'date' && /^\s*(?:\d+|an?|one)\s*\p{L}/iu.test(value);
  return (end.toLowerCase() === '_from') === age ? '<=' : '>=';
}

/** A parameter is taken as it stands; only a setting parts its fandom from its place. */
function valueOf({ takes }: Key, text: string): Value {
  if (takes.as !== 'setting') return { text, quoted: false, star: false, starred: false, slashes: [] };
  return readValue(scanOf(text), { pieces: false, stops: () => false }).value;
}

/** The words of a field: words, phrases in quotation marks, beginnings with `*`, and with `-` what must not be there. */
function readField(field: TextFilter['in'], text: string): FilterRead[] {
  const scan = scanOf(text);
  const reads: FilterRead[] = [];
  for (skipSpaces(scan); scan.at < text.length; skipSpaces(scan)) {
    const excluded = text[scan.at] === '-';
    if (excluded) scan.at++;
    const { value, open } = isQuote(text[scan.at]) ? readPhrase(scan) : readValue(scan, PARAMETER_WORD);
    const read = value.text === '' && !value.star ? { part: null, mistake: null } : readWords(field, value);
    const part = read.part && excluded ? opposite(read.part) : read.part;
    reads.push({ part, mistake: open === null ? read.mistake : mistake('quote-open') });
  }
  return reads;
}

function scanOf(line: string): Scan {
  return { line, at: 0, unclosed: new Set() };
}

/** An order typed into the line counts before the one that the panel sends along. */
function sortIn(address: URLSearchParams, reading: Reading): Sort | null {
  const value = address.get('sort')?.trim();
  if (reading.sort !== null || !value) return reading.sort;
  const sort = readSort(value);
  if (sort === null)
    tell(
      reading,
      'sort',
      value,
      mistake('sort-unknown', { value, choices: 'kudos, words, updated and so on' }),
    );
  if (sort === null) return null;
  const seed = /^\d{1,10}$/.test(address.get('seed') ?? '') ? Number(address.get('seed')) : sort.seed;
  const order = /^(?:(asc|up)|(desc|down))/i.exec(address.get('order') ?? '');
  return { ...sort, seed, descending: order === null ? sort.descending : order[2] !== undefined };
}

function tell(reading: Reading, parameter: string, value: string, wrong: Mistake | null): void {
  if (wrong !== null) reading.problems.push(problemOf(wrong, parameter, value));
}

function problemOf(wrong: Mistake, parameter: string, value: string): AddressProblem {
  const { code, suggestion } = wrong;
  const sentence = sentenceOf(wrong);
  return { code, suggestion, sentence, start: 0, end: value.length, parameter, value };
}
