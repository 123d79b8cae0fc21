import { createHash } from 'node:crypto';
import { byline, type Book } from '../book.ts';
import { directionOf, languageOf } from '../language.ts';
import { plainText } from '../tree.ts';
import { oneLine, xml, type Xml } from '../xml.ts';

/** A file of the book as the package document lists it. */
export interface Item {
  id: string;
  href: string;
  mediaType: string;
  properties?: string;
  /** Whether it is a page of the reading order, or one that is only reached by a link. */
  page?: 'linear' | 'aside';
}

/** What the pictures of the text mean for readers who cannot see them. */
export interface PictureFacts {
  any: boolean;
  allDescribed: boolean;
}

/** `urn:uuid:` of version 5 in the URL namespace (RFC 9562, 5.5): the same work keeps its identifier in every version. */
export function identifierOf(book: Book): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const hash = createHash('sha1').update(namespace).update(book.address).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex').slice(0, 32);
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

/** package.opf (EPUB 3.3, 5); items that are pages stand in reading order. */
export function packageDocument(book: Book, items: readonly Item[], pictures: PictureFacts): string {
  const language = languageOf(book.language);
  const direction = directionOf(book.language);
  const progression = direction === 'rtl' ? xml` page-progression-direction="rtl"` : null;
  return xml`<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}" dir="${direction}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${identifierOf(book)}</dc:identifier>
<dc:identifier>${book.address}</dc:identifier>
<dc:title id="title">${oneLine(book.title) || 'Untitled'}</dc:title>
<meta refines="#title" property="title-type">main</meta>
<dc:language>${language}</dc:language>
<meta property="dcterms:modified">${instantOf(book)}</meta>
${people(book)}${facts(book)}${series(book)}<meta name="cover" content="cover-image"/>
${accessibility(pictures)}</metadata>
<manifest>
${items.map(manifestItem)}</manifest>
<spine toc="ncx"${progression}>
${items.filter((item) => item.page !== undefined).map(spineItem)}</spine>
</package>
`.text;
}

/** The instant of the last change as `CCYY-MM-DDThh:mm:ssZ`. */
function instantOf(book: Book): string {
  return `${new Date(book.modified).toISOString().slice(0, 19)}Z`;
}

function people(book: Book): Xml[] {
  const names = book.authors.length === 0 ? ['Anonymous'] : book.authors.map((author) => author.name);
  return [
    ...names.map((name, at) => person('creator', `author-${at + 1}`, name, 'aut')),
    ...book.beta
      .filter((name) => oneLine(name) !== '')
      .map((name, at) => person('contributor', `beta-${at + 1}`, name, 'edt')),
    person('contributor', 'producer', 'Fadeless', 'bkp'),
  ];
}

function person(element: 'creator' | 'contributor', id: string, name: string, role: string): Xml {
  const known = oneLine(name) || 'Anonymous';
  const open = xml`id="${id}"`;
  const tag =
    element === 'creator'
      ? xml`<dc:creator ${open}>${known}</dc:creator>`
      : xml`<dc:contributor ${open}>${known}</dc:contributor>`;
  return xml`${tag}
<meta refines="#${id}" property="role" scheme="marc:relators">${role}</meta>
<meta refines="#${id}" property="file-as">${known}</meta>
`;
}

function facts(book: Book): Xml[] {
  const summary = plainText(book.summary);
  const told: Xml[] = [xml`<dc:source>${book.sourceUrl ?? book.address}</dc:source>\n`];
  if (oneLine(book.archiveName) !== '') told.push(xml`<dc:publisher>${book.archiveName}</dc:publisher>\n`);
  if (book.published !== null) told.push(xml`<dc:date>${book.published}</dc:date>\n`);
  if (summary !== '') told.push(xml`<dc:description>${summary}</dc:description>\n`);
  told.push(xml`<dc:rights>${rightsOf(book)}</dc:rights>\n`);
  told.push(...subjectsOf(book).map((subject) => xml`<dc:subject>${subject}</dc:subject>\n`));
  told.push(xml`<meta property="schema:wordCount">${book.words}</meta>\n`);
  return told;
}

function rightsOf(book: Book): string {
  const own =
    book.authors.length === 0 ? 'The story belongs to its author.' : `The story belongs to ${byline(book)}.`;
  return book.disclaimer === null ? own : `${own} ${oneLine(book.disclaimer)}`;
}

/** One subject a tag, the fandom first, none twice. */
function subjectsOf(book: Book): string[] {
  const { fandoms, relationships, characters, additionalTags, categories, warnings, rating } = book;
  const tags = [
    ...fandoms,
    ...relationships,
    ...characters,
    ...additionalTags,
    ...categories,
    ...warnings,
    rating ?? '',
  ];
  return [...new Set(tags.map(oneLine).filter((tag) => tag !== ''))];
}

/**
 * Each series both ways. For crengine (KOReader) `calibre:series` must stand before its index, and the first
 * `belongs-to-collection` is the one it shows; Kavita reads only the EPUB 3 form, others only calibre's.
 */
function series(book: Book): Xml[] {
  const named = book.series.filter((one) => oneLine(one.name) !== '');
  const written = named.map((one, at) => {
    const position =
      one.position === null
        ? null
        : xml`<meta refines="#series-${at + 1}" property="group-position">${one.position}</meta>\n`;
    return xml`<meta property="belongs-to-collection" id="series-${at + 1}">${oneLine(one.name)}</meta>
<meta refines="#series-${at + 1}" property="collection-type">series</meta>
${position}`;
  });
  const first = named[0];
  if (first === undefined) return [];
  const index =
    first.position === null ? null : xml`<meta name="calibre:series_index" content="${first.position}"/>\n`;
  return [...written, xml`<meta name="calibre:series" content="${oneLine(first.name)}"/>\n${index}`];
}

/** Accessibility 1.1 and 1.2; no conformance is claimed, since nobody checked the author's pictures and links. */
function accessibility({ any, allDescribed }: PictureFacts): Xml {
  const features = ['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability'];
  if (any && allDescribed) features.push('alternativeText');
  const modes = any ? ['textual', 'visual'] : ['textual'];
  return xml`${modes.map((mode) => xml`<meta property="schema:accessMode">${mode}</meta>\n`)}<meta property="schema:accessModeSufficient">${any && !allDescribed ? 'textual,visual' : 'textual'}</meta>
${features.map((feature) => xml`<meta property="schema:accessibilityFeature">${feature}</meta>\n`)}<meta property="schema:accessibilityHazard">${any ? 'unknown' : 'none'}</meta>
<meta property="schema:accessibilitySummary">${accessibilitySummary(any, allDescribed)}</meta>
`;
}

function accessibilitySummary(any: boolean, allDescribed: boolean): string {
  const text =
    'Text that can be resized and reflowed, with a table of contents and headings for every chapter.';
  if (!any) return `${text} No pictures but the cover.`;
  return `${text} ${allDescribed ? 'Every picture has a description by its author.' : 'Some pictures have no description.'}`;
}

function spineItem({ id, page }: Item): Xml {
  return xml`<itemref idref="${id}"${page === 'aside' ? xml` linear="no"` : null}/>\n`;
}

function manifestItem({ id, href, mediaType, properties }: Item): Xml {
  const marked = properties === undefined ? null : xml` properties="${properties}"`;
  return xml`<item id="${id}" href="${href}" media-type="${mediaType}"${marked}/>\n`;
}
