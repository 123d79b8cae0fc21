import { languageTag } from '../../ground/languages.ts';
import { titleText } from '../../prose/text.ts';
import { fromText } from '../../prose/write.ts';
import { attribute, elements, find, isElement, textContent } from '../../prose/walk.ts';
import type { Document } from '../../prose/tree.ts';
import type { Draft } from '../draft.ts';
import { readDate } from '../text/dates.ts';
import { authorsIn } from '../text/people.ts';

/** What a page says about itself in its head: for machines, so weaker than what it says to people. */
export interface Head {
  /** The `<title>`, as written. */
  title: string | null;
  /** By lower-case name or property; the first of each. */
  metas: ReadonlyMap<string, string>;
  /** The objects of JSON-LD that describe a piece of writing. */
  linkedData: Record<string, unknown>[];
  canonical: string | null;
  language: string | null;
}

/** Reads the head of a page. */
export function readHead(page: Document): Head {
  const metas = new Map<string, string>();
  const linkedData: Record<string, unknown>[] = [];
  let canonical: string | null = null;
  for (const element of elements(page)) {
    if (isElement(element, 'meta'))
      addMeta(
        metas,
        attribute(element, 'property') ?? attribute(element, 'name'),
        attribute(element, 'content'),
      );
    else if (isElement(element, 'link') && attribute(element, 'rel') === 'canonical')
      canonical ??= attribute(element, 'href');
    else if (isElement(element, 'script') && /ld\+json/i.test(attribute(element, 'type') ?? ''))
      linkedData.push(...writings(scriptText(element)));
  }
  const title = find(page, (one) => isElement(one, 'title') && one.namespaceURI.endsWith('xhtml'));
  const html = find(page, (one) => isElement(one, 'html'));
  const language = html === null ? null : (attribute(html, 'lang') ?? attribute(html, 'xml:lang'));
  return {
    title: title === null ? null : titleText(textContent(title)) || null,
    metas,
    linkedData,
    canonical,
    language,
  };
}

function addMeta(metas: Map<string, string>, name: string | null, content: string | null): void {
  const key = name?.toLowerCase().trim() ?? '';
  if (key !== '' && content !== null && content.trim() !== '' && !metas.has(key))
    metas.set(key, content.trim());
}

/** What stands in a script block, which is no text of the page. */
export function scriptText(script: Parameters<typeof textContent>[0]): string {
  return 'childNodes' in script
    ? script.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
    : '';
}

const WRITING =
  /^(Article|BlogPosting|NewsArticle|CreativeWork|Book|ShortStory|Chapter|Story|SocialMediaPosting)$/;
const MOST_NODES = 200;

/** The writings among the objects of a JSON-LD block, which may be nested in lists and graphs. */
function writings(json: string): Record<string, unknown>[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return [];
  }
  const found: Record<string, unknown>[] = [];
  const waiting = [parsed];
  for (let seen = 0; waiting.length > 0 && seen < MOST_NODES; seen++) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, MOST_NODES));
    else if (typeof next === 'object' && next !== null) {
      const object = next as Record<string, unknown>;
      if (WRITING.test(String(object['@type']))) found.push(object);
      if ('@graph' in object) waiting.push(object['@graph']);
    }
  }
  return found;
}

/** Writes what the head says into the draft's empty fields, with evidence. */
export function takeHead(draft: Draft, head: Head): void {
  const meta = (...names: string[]) =>
    names.map((name) => ({ name, value: head.metas.get(name) })).find(({ value }) => value !== undefined);
  const said = head.linkedData[0] ?? {};
  const author = personName(said['author']);
  if (draft.authors.length === 0 && author !== null) put(draft, 'authors', [author], 'JSON-LD author');
  const named = meta('author', 'article:author', 'dc.creator', 'book:author', 'parsely-author');
  if (
    draft.authors.length === 0 &&
    named !== undefined &&
    !/^(https?:|admin$|unknown$)/i.test(named.value ?? '')
  ) {
    put(draft, 'authors', authorsIn(named.value ?? ''), `meta "${named.name}"`);
  }
  takeDate(
    draft,
    'published',
    text(said['datePublished']) ?? meta('article:published_time', 'dc.date', 'date')?.value,
    head,
  );
  takeDate(
    draft,
    'updated',
    text(said['dateModified']) ?? meta('article:modified_time', 'og:updated_time')?.value,
    head,
  );
  if (draft.updated !== null && draft.updated === draft.published) draft.updated = null;
  const language = head.language ?? head.metas.get('content-language') ?? head.metas.get('dc.language');
  const tag = language === undefined ? null : languageTag(language);
  if (draft.language === null && tag !== null) put(draft, 'language', tag, 'html lang');
  const address = webAddress(head.canonical ?? meta('og:url')?.value);
  if (draft.sourceUrl === null && address !== null)
    put(draft, 'sourceUrl', address, head.canonical === null ? 'meta "og:url"' : 'link rel=canonical');
}

/** The page's description, where it is one of the work and not its first words. */
export function takeDescription(draft: Draft, head: Head, story: string): void {
  const description = titleText(head.metas.get('og:description') ?? head.metas.get('description') ?? '');
  const start = description
    .replace(/(…|\.{3}|\[…\])\s*$/, '')
    .slice(0, 60)
    .replaceAll(/\s+/g, '')
    .toLowerCase();
  if (draft.summary !== '' || description.length < 20) return;
  if (story.replaceAll(/\s+/g, '').toLowerCase().includes(start)) return;
  put(draft, 'summary', fromText(description), 'meta "description"');
}

function put<K extends keyof Draft>(draft: Draft, field: K, value: Draft[K], where: string): void {
  draft[field] = value;
  draft.evidence[field] = where;
}

function takeDate(
  draft: Draft,
  field: 'published' | 'updated',
  raw: string | null | undefined,
  head: Head,
): void {
  const date = raw === null || raw === undefined ? null : readDate(raw.replace(/T.*$/, ''));
  if (draft[field] === null && date !== null)
    put(draft, field, date, head.linkedData.length > 0 ? 'JSON-LD' : 'meta');
}

function personName(author: unknown): string | null {
  const [one] = Array.isArray(author) ? author : [author];
  if (typeof one === 'string') return titleText(one) || null;
  return typeof one === 'object' && one !== null && 'name' in one
    ? titleText(String(one.name)) || null
    : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function webAddress(address: string | null | undefined): string | null {
  const url = address === null || address === undefined ? null : URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.protocol = 'https:';
  url.hash = '';
  return url.href;
}
