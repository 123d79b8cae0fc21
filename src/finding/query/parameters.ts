import { printDate } from './dates.ts';
import { keyFor } from './partOrder.ts';
import { printWords } from './print.ts';
import { isGroup, type Part, type Term } from './query.ts';

/** A parameter and its value. */
export type Entry = [name: string, value: string];

/** The parameters that say this part; null: it takes the query language. */
export function entriesOf(part: Part): Entry[] | null {
  if (!isGroup(part)) return plainEntry(part);
  const names =
    part.kind === 'any'
      ? part.parts.map((one) => (isGroup(one) || one.excluded ? null : nameEntry(one)))
      : [];
  const [first] = names;
  if (!first || names.some((entry) => entry?.[0] !== first[0])) return null;
  return names.flatMap((entry) => (entry === null ? [] : [[`any_${entry[0]}`, entry[1]] satisfies Entry]));
}

function plainEntry(term: Term): Entry[] | null {
  const named = nameEntry(term);
  if (named !== null) return [[`${term.excluded ? 'not_' : ''}${named[0]}`, named[1]]];
  const key = keyFor(term)?.key ?? '';
  if (term.kind === 'crossover') return [[key, term.excluded ? 'exclude' : 'only']];
  if (term.kind === 'text')
    return key === '' ? null : [[key, `${term.excluded ? '-' : ''}${printWords(term)}`]];
  return term.excluded ? null : includedEntry(term, key);
}

function includedEntry(term: Term, key: string): Entry[] | null {
  switch (term.kind) {
    case 'setting':
      return [
        [key, [term.fandom, term.place].flatMap((name) => (name === null ? [] : [guarded(name)])).join('/')],
      ];
    case 'status':
      return [['complete', { complete: 'yes', 'in progress': 'no', unknown: 'unknown' }[term.is]]];
    case 'visibility':
      return [[key, term.is]];
    case 'count':
      return ends(key, term.from, term.to);
    case 'date':
      if (term.when.is === 'days') return ends(key, term.when.from, term.when.to);
      return [[key, printDate(term.when).replace(/^:/, '').replaceAll('"', '')]];
    default:
      return null;
  }
}

function ends(key: string, from: number | string | null, to: number | string | null): Entry[] {
  const [first, last]: [Entry, Entry] = [
    [`${key}_from`, String(from)],
    [`${key}_to`, String(to)],
  ];
  return [...(from === null ? [] : [first]), ...(to === null ? [] : [last])];
}

/** The parameter of a term that asks for a name, without its sign. */
function nameEntry(term: Term): Entry | null {
  const key = keyFor(term)?.key ?? '';
  if (term.kind === 'language') return [key, term.tag];
  if (!('name' in term)) return null;
  const marks = 'exact' in term ? `${term.exact ? 'exact_' : ''}${term.main ? 'main_' : ''}` : '';
  return [`${marks}${key}`, term.name];
}

/** In a setting a slash parts the fandom from the place; others stand behind a `\`. */
function guarded(name: string): string {
  return name.replace(/[\\/]/g, String.raw`\$&`);
}
