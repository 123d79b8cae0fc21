import { printCount } from './counts.ts';
import { printDate } from './dates.ts';
import { keyFor } from './partOrder.ts';
import { isGroup, type Part, type Query, type Term, type TextFilter } from './query.ts';
import { keyAt } from './readKey.ts';
import { printSort } from './sorting.ts';

/**
 * The canonical line of a query: its parts in the canonical order, the sort last. Reading it gives the query again,
 * and printing that gives the line again.
 */
export function printQuery({ all, sort }: Query): string {
  const order = sort === null ? [] : [`sort:${printSort(sort)}`];
  return inLine([...printParts(all), ...order]);
}

/** Printed parts as one line, with a `\` before the words that would mean something else between their neighbours. */
export function inLine(printed: readonly string[]): string {
  return printed
    .map((word, at) =>
      meansMore(word, printed[at - 1] ?? '', printed[at + 1] ?? '') ? word.replace(/^-?/, '$&\\') : word,
    )
    .join(' ');
}

function meansMore(word: string, before: string, after: string): boolean {
  if (word === 'ago') return /\d(?:d|w|mo|y)$/.test(before);
  if (word === 'to') return /\d$/.test(before);
  return (
    /^(?:or|and|-?not)$/.test(word) && (/^-?[("]/.test(after) || keyAt(after.replace(/^-/, ''), 0) !== null)
  );
}

/** Parts that hold at once; what is ruled out under one key stands together. */
export function printParts(parts: readonly Part[]): string[] {
  const printed: string[] = [];
  for (let at = 0; at < parts.length;) {
    const part = parts[at];
    if (part === undefined) break;
    const together = isGroup(part) || !part.excluded ? [] : sameKey(parts.slice(at));
    printed.push(together.length > 1 ? `-${printList(together)}` : printPart(part));
    at += Math.max(together.length, 1);
  }
  return printed;
}

function printPart(part: Part): string {
  if (!isGroup(part)) return `${part.excluded && part.kind !== 'crossover' ? '-' : ''}${printTerm(part)}`;
  if (part.kind === 'all') return `(${inLine(printParts(part.parts))})`;
  const [first] = part.parts;
  const list = first && !isGroup(first) && !first.excluded ? sameKey(part.parts) : [];
  if (list.length === part.parts.length) return printList(list);
  return `(${part.parts.map(printPart).join(' | ')})`;
}

/** The terms at the beginning that share a key, marks and sign, and whose values are names. */
function sameKey(parts: readonly Part[]): Term[] {
  const terms: Term[] = [];
  for (const part of parts) {
    if (isGroup(part) || nameIn(part) === null) break;
    const [first] = terms;
    if (first && (keyPrefix(first) !== keyPrefix(part) || first.excluded !== part.excluded)) break;
    terms.push(part);
  }
  return terms;
}

function printList(terms: readonly Term[]): string {
  const [first] = terms;
  return first ? `${keyPrefix(first)}:(${terms.map((term) => printName(nameIn(term) ?? '')).join('|')})` : '';
}

/** `exact:main:rel` */
function keyPrefix(term: Term): string {
  const key = keyFor(term)?.key ?? '';
  return 'exact' in term && 'main' in term
    ? `${term.exact ? 'exact:' : ''}${term.main ? 'main:' : ''}${key}`
    : key;
}

/** The name a term asks for, where it asks for one. */
function nameIn(term: Term): string | null {
  if (term.kind === 'language') return term.tag;
  return 'name' in term ? term.name : null;
}

/** A term without its sign. */
function printTerm(term: Term): string {
  const key = keyPrefix(term);
  switch (term.kind) {
    case 'text':
      return `${key === '' ? '' : `${key}:`}${printWords(term)}`;
    case 'count':
      return `${key}${printCount(term)}`;
    case 'date':
      return `${key}${printDate(term.when)}`;
    case 'setting':
      return `${key}:${printPlace(term)}`;
    case 'status':
      return `${key}:${term.is === 'in progress' ? 'wip' : term.is}`;
    case 'crossover':
      return `${key}:${term.excluded ? 'exclude' : 'only'}`;
    case 'visibility':
      return `${key}:${term.is}`;
    default:
      return `${key}:${printName(nameIn(term) ?? '')}`;
  }
}

const BARE = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}/_.'’&+-]*$/u;

/** A name, in quotation marks unless it is one plain word. */
function printName(name: string): string {
  return BARE.test(name) ? name : quoted(name);
}

function quoted(words: string): string {
  return `"${words.replace(/["\\]/g, String.raw`\$&`)}"`;
}

/** `buffy/6x19`, with a `\` before every other slash. */
function printPlace({ fandom, place }: { fandom: string | null; place: string }): string {
  return (fandom === null ? [place] : [fandom, place])
    .map((name) => printName(name).replace(/\//g, String.raw`\/`))
    .join('/');
}

const SPECIAL = /[\\"“”„‟«»()|*]/gu;
const BEGINNING = /^(?:[-−–!+<>≤≥]|(?:OR|AND|NOT)$)/u;

/** Words searched for: a phrase in quotation marks; a word with `\` before what would mean something else. */
export function printWords({ words, exact, prefix }: Pick<TextFilter, 'words' | 'exact' | 'prefix'>): string {
  if (exact) return quoted(words).replace(/\*(?=[\s"])/g, '\\*');
  const safe = words.replace(SPECIAL, String.raw`\$&`);
  const guarded = BEGINNING.test(safe) ? `\\${safe}` : safe;
  const key = keyAt(guarded, 0);
  const word = key === null ? guarded : guarded.replace(/[:=<>≤≥]/u, '\\$&');
  return prefix ? `${word}*` : word;
}
