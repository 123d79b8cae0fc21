import { languageTag } from '../../ground/languages.ts';
import { clean } from '../../prose/clean.ts';
import { titleText } from '../../prose/text.ts';
import { fromText } from '../../prose/write.ts';
import type { Draft } from '../draft.ts';
import type { ReadContext } from '../reader.ts';
import { readDate } from '../text/dates.ts';
import type { EpubMetadata, Person } from './metadata.ts';

/** Writes what the package says into the draft's empty fields, each with its evidence. */
export function takeMetadata(draft: Draft, metadata: EpubMetadata, context: ReadContext): void {
  const put = <K extends keyof Draft>(field: K, value: Draft[K], where: string): void => {
    const old = draft[field];
    const isEmpty = old === null || old === '' || (Array.isArray(old) && old.length === 0);
    const says = value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
    if (!isEmpty || !says) return;
    draft[field] = value;
    draft.evidence[field] = where;
  };
  put('title', titleOf(metadata), 'dc:title');
  put('authors', metadata.creators.flatMap(authorNames), 'dc:creator');
  put(
    'beta',
    metadata.contributors
      .filter(({ role }) => /^(bta|edt|pfr)$/i.test(role ?? ''))
      .map(({ name }) => titleText(name)),
    'dc:contributor',
  );
  put('summary', summaryOf(metadata.description), 'dc:description');
  put('language', languageOf(metadata.language), 'dc:language');
  put(
    'series',
    metadata.series.map((series) => ({ ...series, url: null })),
    seriesEvidence(metadata),
  );
  put('sourceUrl', sourceOf(metadata), 'dc:source or dc:identifier');
  put(
    'published',
    dateOf(metadata, /^(publication|original-publication|issued|created|creation)$/) ??
      dateOf(metadata, null),
    'dc:date',
  );
  put('updated', dateOf(metadata, /^(modification|updated|revised)$/), 'dc:date of modification');
  takeSubjects(draft, metadata.subjects, context);
}

function titleOf({ title }: EpubMetadata): string | null {
  const words = title === null ? '' : titleText(title);
  return /^(|untitled|unknown)$/i.test(words) ? null : words;
}

/** Authors are joined by " & " or ";" by tools; commas and "and" may stand in a name. */
function authorNames({ name, role }: Person): string[] {
  if (role !== null && !/^(aut|author|dub|cre)$/i.test(role)) return [];
  return name
    .split(/\s+&\s+|\s*;\s*/)
    .map(titleText)
    .filter((one) => one !== '' && !/^unknown$/i.test(one));
}

function summaryOf(description: string | null): Draft['summary'] {
  if (description === null) return fromText('');
  return /<\/?\w+[^>]*>/.test(description) ? clean(description) : fromText(titleText(description));
}

function languageOf(language: string | null): string | null {
  return language === null || /^(und|zxx|mul|)$/i.test(language) ? null : languageTag(language);
}

function seriesEvidence({ metas }: EpubMetadata): string {
  return metas.some(({ name }) => name === 'belongs-to-collection')
    ? 'belongs-to-collection'
    : 'calibre:series';
}

/** The first web address among source and identifiers, made https. */
function sourceOf({ source, identifiers }: EpubMetadata): string | null {
  const said = [source, ...identifiers.map(({ value }) => value.replace(/^(url|uri):/i, ''))];
  for (const address of said) {
    const url = address === null ? null : URL.parse(address.trim());
    if (url === null || !/^https?:$/.test(url.protocol)) continue;
    url.protocol = 'https:';
    url.hash = '';
    return url.href;
  }
  return null;
}

/** A date of such an event; calibre's year 101 means that there is none. */
function dateOf({ dates }: EpubMetadata, event: RegExp | null): string | null {
  const found = dates.find((date) => (event === null ? date.event === null : event.test(date.event ?? '')));
  const date = found === undefined ? null : readDate(found.value.replace(/T.*$/, ''));
  return date === null || date < '1900' ? null : date;
}

/** What every book of fan fiction is called and what therefore says nothing. */
const SAYS_NOTHING = /^(fan\s?-?(fiction|works?|fic)|fiction|general|unknown|ebooks?|\d+)$/i;

/** Subjects are tags; one that names a fandom of the canon packs is its fandom. */
function takeSubjects(draft: Draft, subjects: string[], { canon }: ReadContext): void {
  for (const subject of new Set(subjects.map(titleText))) {
    if (subject === '' || SAYS_NOTHING.test(subject)) continue;
    const isFandom = canon.pack(subject) !== null;
    const field = isFandom ? 'fandoms' : 'additionalTags';
    if (draft[field].includes(subject)) continue;
    draft[field].push(subject);
    draft.evidence[field] ??= 'dc:subject';
  }
}
