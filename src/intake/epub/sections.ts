import type { Document, Element, Node } from '../../prose/tree.ts';
import { attribute, elements, find, isElement, textContent } from '../../prose/walk.ts';
import type { Block } from '../html/block.ts';
import { blocksOf } from '../html/blocks.ts';
import { oneLine } from '../html/pieces.ts';
import type { Epub, SpineItem } from './container.ts';

/** A document of the book in reading order, cut into blocks; its ids and links are made one of a kind in the book. */
export interface Section {
  href: string;
  linear: boolean;
  role: Role;
  blocks: Block[];
}

/** What a document is for; only `text` and `notes` are the story's. */
type Role = 'text' | 'cover' | 'titlepage' | 'contents' | 'imprint' | 'dedication' | 'notes' | 'matter';

/** Every document of the spine. Ids become `FILE--ID`, so that links between documents find their places. */
export async function sectionsOf(book: Epub): Promise<Section[]> {
  const numbers = new Map(book.spine.map(({ href }, at) => [href, at]));
  const sections: Section[] = [];
  for (const item of book.spine) {
    const page = await book.page(item.href);
    const role = roleOf(book, item, page);
    settlePlaces(book, item.href, page, numbers);
    sections.push({ href: item.href, linear: item.linear, role, blocks: blocksOf(bodyOf(page)) });
  }
  return sections;
}

/** The one-of-a-kind name of a place in the book. */
export function placeName(at: number, id: string): string {
  return `d${at}--${id}`;
}

function bodyOf(page: Document): Element | Document {
  return find(page, (one) => isElement(one, 'body')) ?? page;
}

/** Renames ids, and leads links and pictures where they are in the book. */
function settlePlaces(book: Epub, href: string, page: Document, numbers: Map<string, number>): void {
  const own = numbers.get(href) ?? 0;
  for (const element of elements(page)) {
    for (const one of element.attrs) {
      if (one.name === 'id' || (one.name === 'name' && isElement(element, 'a')))
        one.value = placeName(own, one.value);
      else if (one.name === 'href' && isElement(element, 'a'))
        one.value = linkInBook(book, href, one.value, numbers);
      else if (one.name === 'src' && isElement(element, 'img'))
        one.value = book.resolve(href, one.value)?.href ?? one.value;
    }
    if (isElement(element, 'svg')) becomePicture(book, href, element);
  }
}

function linkInBook(book: Epub, from: string, link: string, numbers: Map<string, number>): string {
  const place = link.startsWith('#') ? { href: from, fragment: link.slice(1) } : book.resolve(from, link);
  const at = place === null ? undefined : numbers.get(place.href);
  if (place === null || at === undefined) return /^[a-z][\w+.-]*:/i.test(link) ? link : '';
  return `#${placeName(at, place.fragment ?? '')}`;
}

/** An SVG that only wraps a picture, as many tools write covers and full pages, is that picture. */
function becomePicture(book: Epub, from: string, svg: Element): void {
  const images = [...elements(svg)].filter((one) => isElement(one, 'image'));
  const [image] = images;
  const link = image?.attrs.find(({ name }) => name === 'href')?.value;
  const place = link === undefined ? null : book.resolve(from, link);
  if (images.length !== 1 || place === null || textContent(svg).trim() !== '') return;
  const attrs = [
    { name: 'src', value: place.href },
    { name: 'alt', value: '' },
  ];
  Object.assign(svg, {
    tagName: 'img',
    nodeName: 'img',
    namespaceURI: 'http://www.w3.org/1999/xhtml',
    attrs,
    childNodes: [],
  });
}

const BY_TYPE: [RegExp, Role][] = [
  [/\bcover\b/, 'cover'],
  [/\b(half)?title-?page\b/, 'titlepage'],
  [/\b(toc|landmarks|page-list|loi)\b/, 'contents'],
  [/\b(copyright-?page|colophon|imprint)\b/, 'imprint'],
  [/\bdedication\b/, 'dedication'],
  [/\b(footnotes?|endnotes?|rearnotes?)\b/, 'notes'],
];

function roleOf(book: Epub, item: SpineItem, page: Document): Role {
  const said = BY_TYPE.find(([pattern]) => pattern.test(typesOf(book, item, page)))?.[1];
  if (said !== undefined) return said;
  if (!item.linear) return 'notes';
  return byTitle(book, item.href) ?? byName(item.href) ?? byWords(page);
}

/** What the guide and the page's own marks call it. Marks of inner parts count only when they are all of the page. */
function typesOf(book: Epub, { href, id }: SpineItem, page: Document): string {
  const body = bodyOf(page);
  const inside = isElement(body) ? body.childNodes.filter((node): node is Element => isElement(node)) : [];
  const outer = isElement(body) ? [body, ...(inside.length === 1 ? inside : [])] : [];
  const types = outer.map(
    (one) => `${attribute(one, 'epub:type') ?? ''} ${(attribute(one, 'role') ?? '').replace(/^doc-/, '')}`,
  );
  const listed = book.manifest.some((item) => item.id === id && item.properties.includes('nav')) ? 'toc' : '';
  return `${book.guide.get(href) ?? ''} ${types.join(' ')} ${listed}`;
}

function byTitle(book: Epub, href: string): Role | null {
  const title = book.toc.find((entry) => entry.href === href)?.title.toLowerCase() ?? '';
  if (/^(cover|cover (page|image)|front cover)$/.test(title)) return 'cover';
  if (
    /^(title|title page|introduction page|information|story info(rmation)?|book information|metadata)$/.test(
      title,
    )
  )
    return 'titlepage';
  if (/^(table of contents|contents|toc|chapters|index)$/.test(title)) return 'contents';
  if (/^(copyright|copyright page|imprint|license|colophon)$/.test(title)) return 'imprint';
  return /^(about the author|also by .*|other (books|works|stories) by .*|newsletter|log|update log)$/.test(
    title,
  )
    ? 'matter'
    : null;
}

function byName(href: string): Role | null {
  const name = (href.split('/').at(-1) ?? '').toLowerCase().replace(/\.\w+$/, '');
  if (/^(cover|coverpage|cover[-_]page|cover[-_]image)$/.test(name)) return 'cover';
  if (/^(title|titlepage|title[-_]page|jacket|introduction|info)$/.test(name)) return 'titlepage';
  if (/^(toc|nav|contents|table[-_]?of[-_]?contents|toc[-_]page)$/.test(name)) return 'contents';
  return /^(copyright|imprint|colophon|log[-_]?page)$/.test(name) ? 'imprint' : null;
}

/** More words than these are no page of rights alone. */
const IMPRINT_WORDS = 250;
const RIGHTS =
  /(smashwords edition|licen[cs]ed for your personal enjoyment|all rights reserved|no part of this (book|publication|ebook) may be reproduced|isbn[\s:-]*(97[89])?[\d-]{9,})/gi; // no word limits: paragraphs stand without spaces between

const ABOUT = /^about the (author|writer)s?$/i;

/** A page of rights says so at least twice in few words. */
function byWords(page: Node): Role {
  if (isListOfLinks(page)) return 'contents';
  const body = find(page, (one) => isElement(one, 'body'));
  const words = oneLine(body === null ? '' : textContent(body));
  const opening = find(page, (one) => isElement(one, 'h1', 'h2', 'h3'));
  if (
    opening !== null &&
    ABOUT.test(oneLine(textContent(opening))) &&
    words.split(' ').length < IMPRINT_WORDS
  )
    return 'matter';
  const isImprint = (words.match(RIGHTS)?.length ?? 0) > 1 && words.split(' ').length < IMPRINT_WORDS;
  return isImprint ? 'imprint' : 'text';
}

/** Three links or more into the book, and hardly a word beside them. */
function isListOfLinks(page: Node): boolean {
  const links = [...elements(page)].filter(
    (one) => isElement(one, 'a') && !/^[a-z]+:/i.test(attribute(one, 'href') ?? 'x:'),
  );
  const linked = links.reduce((sum, link) => sum + oneLine(textContent(link)).length, 0);
  const body = find(page, (one) => isElement(one, 'body'));
  return links.length >= 3 && linked > oneLine(body === null ? '' : textContent(body)).length * 0.7;
}
