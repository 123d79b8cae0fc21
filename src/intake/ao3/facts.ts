import { languageTag } from '../../ground/languages.ts';
import type { Element } from '../../prose/tree.ts';
import { attribute, children, findAll, hasClass, isElement, isText } from '../../prose/walk.ts';
import type { Draft, DraftSeries, Problem } from '../draft.ts';
import { problem } from '../problems.ts';
import { absolute } from './address.ts';
import { above, line } from './blocks.ts';
import { readStats, type Stats } from './stats.ts';
import { categoryOf, ratingOf, warningOf } from './vocabulary.ts';

/** The facts of a work by the kind of fact, each with the words it was labelled by and the element that holds it. */
export type Facts = Map<FactKind, { label: string; value: Element }>;
type FactKind = (typeof KINDS)[number][0];

/** The labels of every year; a plural stands where there are several (since 2023-10). */
const KINDS = [
  ['rating', /^ratings?$/],
  ['warnings', /^(archive )?warnings?$/],
  ['categories', /^categor(y|ies)$/],
  ['fandoms', /^fandoms?$/],
  ['relationships', /^relationships?$|^pairings?$/],
  ['characters', /^characters?$/],
  ['additionalTags', /^(additional|freeform) tags?$|^freeforms?$/],
  ['language', /^language$/],
  ['series', /^series$/],
  ['collections', /^collections?$/],
  ['stats', /^stats$/],
] as const satisfies readonly (readonly [string, RegExp])[];

/** Reads a list of terms and descriptions; `null` where no term is a fact of the archive's. */
export function readFacts(list: Element): Facts | null {
  const facts: Facts = new Map();
  let pending: { kind: FactKind; label: string } | null = null;
  for (const entry of findAll(list, (one) => isElement(one, 'dt', 'dd') && nearestList(one) === list)) {
    if (isElement(entry, 'dt')) pending = kindOf(line(entry));
    else if (pending !== null && !facts.has(pending.kind)) {
      facts.set(pending.kind, { label: pending.label, value: entry });
    }
  }
  return facts.size === 0 ? null : facts;
}

function kindOf(term: string): { kind: FactKind; label: string } | null {
  const label = term.replace(/\s*:$/, '');
  const known = KINDS.find(([, words]) => words.test(label.toLowerCase()));
  return known === undefined ? null : { kind: known[0], label };
}

function nearestList(entry: Element): Element | null {
  return above(entry).find((one) => isElement(one, 'dl')) ?? null;
}

/** The names of tags by the text of their links: tags may hold anything, and addresses escape it (`*s*`). */
function tagNames(value: Element): string[] {
  const links = findAll(value, (one) => isElement(one, 'a'));
  const tags = links.some(isTag) ? links.filter(isTag) : links.filter((link) => !isVeil(link));
  const names = links.length > 0 ? tags.map(line) : line(value).split(/,\s+/);
  return [...new Set(names.filter((name) => name !== ''))];
}

function isTag(link: Element): boolean {
  return /\/tags\//.test(attribute(link, 'href') ?? '') || hasClass(link, 'tag');
}

/** A reader may have warnings and tags hidden; the page then offers to show them instead. */
function isVeil(link: Element): boolean {
  return /^show (warnings|additional tags)/i.test(line(link));
}

function isVeiled(value: Element): boolean {
  const links = findAll(value, (one) => isElement(one, 'a'));
  return links.length > 0 && links.every(isVeil);
}

/** Every series of the work: "Part 2 of <a>", comma-joined, with or without links to its neighbours. */
function readSeries(value: Element, host: string): DraftSeries[] {
  const series: DraftSeries[] = [];
  let words = '';
  const waiting = children(value).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isText(next)) words += next.value;
    else if (isSeriesLink(next)) {
      const position = Number(/\bpart\s+(\d+)\s+of(?:\s+the)?\s*$/i.exec(words)?.[1] ?? Number.NaN);
      const url = absolute(attribute(next, 'href') ?? '', host);
      series.push({ name: line(next), position: Number.isNaN(position) ? null : position, url });
      words = '';
    } else for (const child of children(next).toReversed()) waiting.push(child);
  }
  return series;
}

function isSeriesLink(node: Parameters<typeof isElement>[0]): node is Element {
  return isElement(node, 'a') && /\/series\/\d+/.test(attribute(node, 'href') ?? '');
}

/** Writes the facts into the draft, each with its place; `where` turns a label into words for the evidence. */
export function takeFacts(
  draft: Draft,
  facts: Facts,
  host: string,
  where: (label: string) => string,
): Problem[] {
  const problems: Problem[] = [];
  const take = (kind: FactKind, write: (value: Element) => string | void) => {
    const fact = facts.get(kind);
    if (fact === undefined) return;
    const aside = write(fact.value);
    if (isVeiled(fact.value)) problems.push(problem('tags-hidden', { label: fact.label }));
    else draft.evidence[kind] = where(fact.label) + (aside === undefined ? '' : ` (${aside})`);
  };
  take('rating', (value) => takeRating(draft, value, problems));
  take('warnings', (value) => takeWarnings(draft, value));
  take(
    'categories',
    (value) => void (draft.categories = tagNames(value).map((name) => categoryOf(name) ?? name)),
  );
  take('fandoms', (value) => void (draft.fandoms = tagNames(value)));
  take('relationships', (value) => void (draft.relationships = tagNames(value)));
  take('characters', (value) => void (draft.characters = tagNames(value)));
  take('additionalTags', (value) => void (draft.additionalTags = tagNames(value)));
  take('language', (value) => takeLanguage(draft, value));
  take('series', (value) => void (draft.series = readSeries(value, host)));
  take('collections', (value) => void (draft.collections = tagNames(value)));
  return problems;
}

function takeRating(draft: Draft, value: Element, problems: Problem[]): void {
  const raw = tagNames(value)[0] ?? '';
  if (raw === '') return;
  draft.rating = { raw, value: ratingOf(raw) };
  if (draft.rating.value === null) problems.push(problem('rating-unknown', { raw }));
}

/** Warnings by today's names; the evidence keeps what the file said where that is another. */
function takeWarnings(draft: Draft, value: Element): string | undefined {
  const raw = tagNames(value);
  draft.warnings = [...new Set(raw.map(warningOf))];
  const older = raw.filter((words) => warningOf(words) !== words);
  return older.length === 0 ? undefined : `written ${older.map((words) => `"${words}"`).join(', ')}`;
}

function takeLanguage(draft: Draft, value: Element): string | undefined {
  const name = line(value);
  draft.language = languageTag(name) ?? languageTag(attribute(value, 'lang') ?? '');
  return draft.language === null ? `"${name}" is a language we do not know` : undefined;
}

/** The words of the statistics: one line in downloads, a list of their own on pages. */
export function statsText(value: Element): string {
  const entries = findAll(value, (one) => isElement(one, 'dt', 'dd'));
  return entries.length === 0 ? line(value) : entries.map(line).join(' ');
}

/** Writes the statistics into the draft and gives them back, to compare with what is found. */
export function takeStats(draft: Draft, text: string, where: (label: string) => string): Stats {
  const stats = readStats(text);
  draft.published = stats.published;
  draft.updated = stats.updated;
  if (stats.published !== null) draft.evidence['published'] = where('Published');
  if (stats.updated !== null) draft.evidence['updated'] = where(stats.completed ? 'Completed' : 'Updated');
  if (stats.chapters !== null) {
    draft.chaptersExpected = stats.chapters.expected;
    draft.complete = stats.chapters.expected !== null && stats.chapters.posted >= stats.chapters.expected;
    draft.evidence['complete'] = draft.evidence['chaptersExpected'] = where('Chapters');
  } else if (stats.completed) {
    draft.complete = true;
    draft.evidence['complete'] = where('Completed');
  }
  return stats;
}
