import { languageTag } from '../../ground/languages.ts';
import { Failure } from '../../ground/failures.ts';
import { titleText } from '../../prose/text.ts';
import type { Document, Element } from '../../prose/tree.ts';
import { attribute, children, find, hasClass, isElement } from '../../prose/walk.ts';
import { line } from '../ao3/blocks.ts';
import { readCount } from '../ao3/stats.ts';
import { emptyDraft, type Draft, type Problem, type Reading } from '../draft.ts';
import { openEpub, type Epub } from '../epub/container.ts';
import { peekPackage } from '../epub/peekPackage.ts';
import { beginFairCopy } from '../fairCopy.ts';
import { ImageShelf } from '../images.ts';
import type { ReadContext, Reader, SniffedFile } from '../reader.ts';
import { peekNames } from '../zip/peek.ts';
import { readChapters, type RawChapter } from './chapter.ts';
import { isFromOtw, sourceAddress, takeTitlePage } from './facts.ts';
import { shortfall } from './shortfall.ts';
import { readTitlePage, wordsOf, type TitlePage } from './titlePage.ts';

/** EPUBs made by FanFicFare, and by FanFictionDownLoader before it. */
export const fanficfareEpubReader: Reader = {
  format: 'fanficfare-epub',
  recognises(file) {
    if (file.kind !== 'epub') return false;
    if (/fanficfare-uid|fanficdownloader-uid|FanFicFare \[/.test(peekPackage(file.bytes))) return true;
    // A library program may have written the package anew; the files keep their names.
    const names = new Set(peekNames(file.bytes));
    return names.has('OEBPS/title_page.xhtml') && names.has('OEBPS/file0001.xhtml');
  },
  async read(file, context) {
    return [await readBook(file, context)];
  },
};

async function readBook(file: SniffedFile, { limits }: ReadContext): Promise<Reading> {
  const epub = await openEpub(file, limits);
  let from = '';
  const shelf = new ImageShelf(async (src) => {
    const place = epub.resolve(from, src);
    return place === null ? null : epub.read(place.href);
  });
  let titlePage: TitlePage | null = null;
  const chapters: RawChapter[] = [];
  for (const { href } of epub.spine) {
    from = href;
    const page = await epub.page(href);
    const body = find(page, (one) => isElement(one, 'body'));
    if (body === null) continue;
    if (isTitlePage(body, href)) titlePage ??= readTitlePage(body);
    else if (isChapter(body, href)) {
      await shelf.gather(body);
      chapters.push(rawChapter(page, body));
    }
  }
  if (chapters.length === 0) throw new Failure('no-story', { file: file.name });
  const copy = beginFairCopy(shelf);
  const { draft, problems } = readAll(epub, titlePage ?? EMPTY, chapters, copy);
  draft.images = copy.images;
  return {
    files: [file.name],
    format: 'fanficfare-epub',
    encoding: null,
    error: null,
    problems: [...problems, ...copy.problems],
    draft,
  };
}

const EMPTY: TitlePage = { title: null, authors: [], url: null, rows: new Map() };

function isTitlePage(body: Element, href: string): boolean {
  return hasClass(body, 'fff_titlepage') || href.endsWith('title_page.xhtml');
}

function isChapter(body: Element, href: string): boolean {
  return hasClass(body, 'fff_chapter') || /(^|\/)file\d{4,}\.xhtml$/.test(href);
}

function rawChapter(page: Document, body: Element): RawChapter {
  const meta = (name: string) => {
    const found = find(page, (one) => isElement(one, 'meta') && attribute(one, 'name') === name);
    return found === null ? null : attribute(found, 'content');
  };
  const heading = find(body, (one) => isElement(one, 'h2', 'h3') && hasClass(one, 'fff_chapter_title'));
  const written = [meta('chapterorigtitle'), meta('chaptertitle')].find((title) => title) ?? null;
  // Books made before 2014 mark the title by nothing but its place.
  const first = children(body).find((node) => isElement(node));
  const nodes =
    heading === null && first !== undefined && isElement(first, 'h3')
      ? children(body).filter((node) => node !== first)
      : children(body);
  const title = written === null ? line(heading ?? first ?? body).slice(0, 300) : titleText(written);
  return { title, url: meta('chapterurl'), nodes };
}

function readAll(
  epub: Epub,
  page: TitlePage,
  chapters: RawChapter[],
  copy: ReturnType<typeof beginFairCopy>,
): { draft: Draft; problems: Problem[] } {
  const draft = emptyDraft();
  const { metadata } = epub;
  const known = { ...page, url: page.url ?? metadata.source };
  const problems = takeTitlePage(draft, page, metadata.subjects.map(unescaped), copy);
  fromPackage(draft, epub);
  const counted = readChapters(draft, chapters, isFromOtw(known), copy);
  const stated = {
    chapters: readCount(wordsOf(page.rows, 'chapters')),
    words: readCount(wordsOf(page.rows, 'words')),
  };
  return {
    draft,
    problems: [...problems, ...shortfall(stated, { chapters: chapters.length, words: counted })],
  };
}

/** What the title page lacks: it may be switched off. Its tool writes `&` twice escaped into the package. */
function fromPackage(draft: Draft, { metadata }: Epub): void {
  const note = (field: keyof Draft, element: string) => void (draft.evidence[field] = `package, ${element}`);
  if (draft.title === null && metadata.title !== null) {
    draft.title = unescaped(metadata.title);
    note('title', 'dc:title');
  }
  if (draft.authors.length === 0 && metadata.creators.length > 0) {
    draft.authors = metadata.creators.map(({ name }) => unescaped(name));
    note('authors', 'dc:creator');
  }
  if (draft.sourceUrl === null) takeSource(draft, metadata, note);
  // "en" is what the tool writes when it does not know.
  if (draft.language === null && metadata.language !== null && metadata.language !== 'en') {
    draft.language = languageTag(metadata.language);
    if (draft.language !== null) note('language', 'dc:language');
  }
  for (const [field, event] of [
    ['published', 'publication'],
    ['updated', 'modification'],
  ] as const) {
    const date = metadata.dates.find((one) => one.event === event)?.value.slice(0, 10);
    if (draft[field] !== null || date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date)) continue;
    draft[field] = date;
    note(field, `dc:date ${event}`);
  }
  if (draft.series.length === 0 && metadata.series.length > 0) {
    draft.series = metadata.series.map((one) => ({ ...one, name: unescaped(one.name), url: null }));
    note('series', 'calibre:series');
  }
}

function takeSource(
  draft: Draft,
  metadata: Epub['metadata'],
  note: (field: keyof Draft, element: string) => void,
): void {
  const written = [metadata.source, ...metadata.identifiers.map(({ value }) => value.replace(/^URL:/, ''))];
  const url = written.find((value) => value !== null && /^https?:\/\//.test(value)) ?? null;
  draft.sourceUrl = url === null ? null : sourceAddress(url);
  if (draft.sourceUrl !== null) note('sourceUrl', 'dc:source');
}

/** Text that was escaped once too often; text that was not stays as it is. */
function unescaped(text: string): string {
  return /&(#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text) ? titleText(text) : text;
}
