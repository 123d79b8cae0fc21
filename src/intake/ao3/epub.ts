import { languageTag } from '../../ground/languages.ts';
import { Failure } from '../../ground/failures.ts';
import type { ChildNode, Document, Element } from '../../prose/tree.ts';
import { children, find, isElement } from '../../prose/walk.ts';
import type { Draft, Reading } from '../draft.ts';
import { openEpub, type Epub } from '../epub/container.ts';
import { peekPackage } from '../epub/peekPackage.ts';
import { oneLine } from '../html/pieces.ts';
import { ImageShelf } from '../images.ts';
import type { Reader } from '../reader.ts';
import { workAddress } from './address.ts';
import { hasClassLike, hasId, isBlank, line } from './blocks.ts';
import type { IsHeading } from './chapters.ts';
import { readDownload, type Download } from './download.ts';
import { isoDate } from './stats.ts';
import { take } from './writing.ts';

/**
 * EPUBs as the Archive of Our Own (and other archives on its software) hands them out: made by calibre since
 * 2019, by the archive itself before. Their preface is read, not their
 * package, which flattens all tags and joins all authors.
 */
export const ao3EpubReader: Reader = {
  format: 'ao3-epub',
  recognises(file) {
    if (file.kind !== 'epub') return false;
    const opf = peekPackage(file.bytes);
    if (/fanficfare-uid|FanFicFare/.test(opf)) return false;
    if (/<dc:publisher[^>]*>\s*Archive of Our Own\s*</i.test(opf)) return true;
    return /<dc:subject[^>]*>\s*Fanworks\s*</.test(opf) && /calibre/i.test(opf);
  },
  async read(file, { limits }) {
    const epub = await openEpub(file, limits);
    let from = '';
    const shelf = new ImageShelf(async (src) => {
      const place = epub.resolve(from, src);
      return place === null ? null : epub.read(place.href);
    });
    const downloads: Download[] = [];
    for (const { href } of epub.spine) {
      from = href;
      const page = await epub.page(href);
      await shelf.gather(page);
      addPage(downloads, page, sectionOf(href));
    }
    const readings = downloads.flatMap((download) => readOne(download, epub, shelf));
    if (readings.length === 0) throw new Failure('no-story', { file: file.name });
    const [only] = readings;
    if (readings.length === 1) fromPackage(only!.draft!, epub);
    return readings;
  },
};

function readOne(download: Download, epub: Epub, shelf: ImageShelf): Reading[] {
  // Calibre gives headings of authors the class of chapters' where they look alike; its contents list chapters alone.
  const { draft, problems } = readDownload(download, shelf, headingsOf(download, epub));
  if (draft.chapters.length === 0) return [];
  return [{ files: [epub.name], format: 'ao3-epub', encoding: null, error: null, problems, draft }];
}

/**
 * Which headings are of chapters. Calibre gives headings of authors the class of chapters' where they look alike, but
 * its contents list chapters alone; a work in one piece has its own title hidden above it, and no chapters.
 */
function headingsOf({ chapters }: Download, { toc }: Epub): IsHeading {
  if (chapters.some((node) => isElement(node, 'h2') && hasClassLike(node, 'toc-heading'))) return () => false;
  const titles = new Set(toc.map(({ title }) => oneLine(title)));
  const isListed = (heading: Element) => titles.has(line(heading));
  const lists = chapters.some((node) => isElement(node) && find(node, isListed) !== null);
  return lists ? isListed : (heading) => titles.size === 0 || hasClassLike(heading, 'heading');
}

type Section = keyof Download;

/** Books made before 2019 name their files by section. */
function sectionOf(href: string): Section | null {
  if (/preface[^/]*$/i.test(href)) return 'preface';
  if (/afterword[^/]*$/i.test(href)) return 'afterword';
  return /chapter\d*(_\w+)?\.x?html?$/i.test(href) ? 'chapters' : null;
}

/**
 * Adds what stands on a page to the sections it belongs to. A book repeats the ids of the sections in each of its
 * files; what has none goes where its file or its neighbours say. A preface after chapters begins another work.
 */
function addPage(downloads: Download[], page: Document, named: Section | null): void {
  let section = named ?? lastOf(downloads.at(-1));
  const body: Element | null = find(page, (one) => isElement(one, 'body'));
  const waiting: ChildNode[] = children(body ?? page).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const own = idOf(next);
    section = own ?? section;
    if (own !== null) add(currentOf(downloads, section), section, children(next));
    else if (isElement(next) && find(next, (one) => idOf(one) !== null) !== null) {
      for (const child of children(next).toReversed()) waiting.push(child);
    } else if (!isBlank(next)) currentOf(downloads, section)[section].push(next);
  }
}

/** One by one: a section may hold more nodes than a call takes arguments. */
function add(download: Download, section: Section, nodes: ChildNode[]): void {
  for (const node of nodes) download[section].push(node);
}

function currentOf(downloads: Download[], section: Section): Download {
  const last = downloads.at(-1);
  if (last !== undefined && (section !== 'preface' || last.chapters.length === 0)) return last;
  const next: Download = { preface: [], chapters: [], afterword: [] };
  downloads.push(next);
  return next;
}

function idOf(node: ChildNode): Section | null {
  if (!hasId(node, /^(preface|chapters|afterword)$/)) return null;
  return node.attrs.find(({ name }) => name === 'id')!.value as Section;
}

function lastOf(download: Download | undefined): Section {
  if (download === undefined || download.chapters.length === 0) return 'preface';
  return download.afterword.length > 0 ? 'afterword' : 'chapters';
}

/** What the preface does not say may stand in the package: the language until 2022, and what an editor cut away. */
function fromPackage(draft: Draft, { metadata }: Epub): void {
  if (draft.language === null && draft.evidence['language'] === undefined) {
    draft.language = languageTag(metadata.language ?? '');
    if (draft.language !== null) draft.evidence['language'] = 'package, dc:language';
  }
  if (draft.title === null) take(draft, 'title', metadata.title, 'package, dc:title');
  if (draft.authors.length === 0 && metadata.creators.length > 0) {
    draft.authors = metadata.creators.map(({ name }) => name);
    draft.evidence['authors'] = 'package, dc:creator';
  }
  if (draft.series.length === 0 && metadata.series.length > 0) {
    draft.series = metadata.series.map((one) => ({ ...one, url: null }));
    draft.evidence['series'] = 'package, calibre:series';
  }
  if (draft.sourceUrl === null) addressFromPackage(draft, { metadata });
  const date = isoDate(metadata.dates.find(({ event }) => event === null)?.value);
  if (draft.published === null && draft.updated === null && date !== null) {
    draft.updated = date;
    draft.evidence['updated'] = 'package, dc:date';
  }
}

function addressFromPackage(draft: Draft, { metadata }: Pick<Epub, 'metadata'>): void {
  for (const value of [metadata.source ?? '', ...metadata.identifiers.map((one) => one.value)]) {
    const address = /^(url:)?https?:/i.test(value) ? workAddress(value.replace(/^url:/i, '')) : null;
    if (address !== null) return take(draft, 'sourceUrl', address.url, 'package');
  }
}
