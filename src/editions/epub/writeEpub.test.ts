import { inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Book } from '../book.ts';
import { chapterHeading } from '../book.ts';
import { wildBook } from '../../testing/wildBooks.ts';
import { oneLine } from '../xml.ts';
import { MANIFEST_NAME, type Manifest } from './manifest.ts';
import { epubPlaces, placeOf, xpointerOf } from './places.ts';
import { paragraphTexts } from '../../prose/text.ts';
import { writeEpub } from './writeEpub.ts';

const BOOKS = fc.sample(wildBook, { seed: 42, numRuns: 40 });
const opened: { book: Book; bytes: Uint8Array; files: Map<string, Buffer> }[] = [];

beforeAll(async () => {
  for (const book of BOOKS) {
    const bytes = await writeEpub(book);
    opened.push({ book, bytes, files: unzipped(Buffer.from(bytes)) });
  }
});

/** Reads by local headers, which our writer makes without data descriptors. */
function unzipped(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [method, size, length] = [
      bytes.readUInt16LE(at + 8),
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
    ];
    const begin = at + 30 + length;
    const body = bytes.subarray(begin, begin + size);
    files.set(bytes.subarray(at + 30, begin).toString('latin1'), method === 8 ? inflateRawSync(body) : body);
    at = begin + size;
  }
  return files;
}

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: (Node | string)[];
}

function parsed(xml: Buffer): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes, children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)!.children.push(text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.toString('utf8')).close();
  return root;
}

function* below(node: Node): Generator<Node> {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* below(child);
  }
}

const all = (node: Node, name: string): Node[] => [...below(node)].filter((one) => one.name === name);
const text = (node: Node): string =>
  node.children.map((child) => (typeof child === 'string' ? child : text(child))).join('');
const pagesOf = (files: Map<string, Buffer>): [string, Buffer][] =>
  [...files].filter(([name]) => name.endsWith('.xhtml'));

test('the same book gives the same bytes', async () => {
  for (const { book, bytes } of opened.slice(0, 10))
    expect(Buffer.compare(await writeEpub(book), bytes)).toBe(0);
});

test('every link inside the book leads to a place in it', () => {
  for (const { files } of opened) {
    for (const [name, xhtml] of pagesOf(files)) {
      for (const node of below(parsed(xhtml))) {
        const address = node.attributes['href'] ?? node.attributes['src'];
        if (address === undefined || /^[a-z]+:/.test(address)) continue;
        const url = new URL(address, `book:///${name}`);
        const target = files.get(decodeURIComponent(url.pathname.slice(1)));
        expect(target, `${address} in ${name}`).toBeDefined();
        if (url.hash !== '')
          expect(target!.toString('utf8'), `${address} in ${name}`).toContain(` id="${url.hash.slice(1)}"`);
      }
    }
  }
});

test('both tables of contents name exactly the chapters', () => {
  for (const { book, files } of opened) {
    const headings = book.chapters.map((chapter) => oneLine(chapterHeading(book, chapter)));
    const [contents] = all(parsed(files.get('EPUB/nav.xhtml')!), 'nav');
    expect(all(contents!, 'a').map(text)).toEqual(headings);
    expect(all(parsed(files.get('EPUB/toc.ncx')!), 'navPoint').map(text)).toEqual(headings);
  }
});

test('the package lists every file once, and the first page is the cover', () => {
  for (const { files } of opened) {
    const opf = parsed(files.get('EPUB/package.opf')!);
    const listed = all(opf, 'item').map((item) => `EPUB/${item.attributes['href']!}`);
    const held = [...files.keys()].filter((name) => name.startsWith('EPUB/') && name !== 'EPUB/package.opf');
    expect(listed).toEqual(held);
    expect(all(opf, 'itemref')[0]!.attributes['idref']).toBe('cover');
    expect(
      all(opf, 'meta')
        .filter((meta) => meta.attributes['property'] === 'dcterms:modified')
        .map(text),
    ).toEqual(['2026-11-22T08:30:00Z']);
  }
});

test('a series stands in both forms, in the order crengine reads', () => {
  const { files } = opened.find(
    ({ book }) => book.series[0]?.position !== undefined && book.series[0].position !== null,
  )!;
  const opf = files.get('EPUB/package.opf')!.toString('utf8');
  expect(opf.indexOf('name="calibre:series"')).toBeGreaterThan(opf.indexOf('belongs-to-collection'));
  expect(opf.indexOf('name="calibre:series_index"')).toBeGreaterThan(opf.indexOf('name="calibre:series"'));
});

test('no file of a chapter is larger than old readers bear', () => {
  const large = opened.flatMap(({ files }) => pagesOf(files)).filter(([, xhtml]) => xhtml.length > 300_000);
  expect(large.map(([name]) => name)).toEqual([]);
});

test('the manifest says what the book knows', () => {
  for (const { book, files } of opened) {
    const { work } = JSON.parse(files.get(MANIFEST_NAME)!.toString('utf8')) as Manifest;
    expect(work).toMatchObject({
      title: book.title,
      fandoms: book.fandoms,
      language: book.language,
      summaryHtml: book.summary,
    });
    expect(work.chapters.flatMap((chapter) => chapter.files).every((file) => files.has(file))).toBe(true);
    expect(work.chapters.map((chapter) => chapter.number)).toEqual(
      book.chapters.map((chapter) => chapter.number),
    );
  }
});

describe('places', () => {
  test('KOReader and the pages mean the same paragraph', async () => {
    for (const { book, files } of opened) {
      const places = await epubPlaces(book);
      const order = all(parsed(files.get('EPUB/package.opf')!), 'itemref').map(
        (item) => `EPUB/${hrefOf(files, item.attributes['idref']!)}`,
      );
      for (const [at, chapter] of book.chapters.entries()) {
        const told = paragraphTexts(chapter.html);
        for (const paragraph of [1, 2, Math.ceil(told.length / 2), told.length].filter(
          (one) => one >= 1 && one <= told.length,
        )) {
          const xpointer = xpointerOf(places, { chapter: at + 1, paragraph })!;
          expect(squeezed(textAt(files, order, xpointer))).toContain(
            squeezed(
              told[paragraph - 1]!.replace(/^\s*(?:- |-?\d+\. )/, '')
                .replaceAll('[A lamp & its light]', '')
                .split('\t')[0]!,
            ).slice(0, 30),
          );
          const back = placeOf(places, `${xpointer}/text().0`)!;
          expect(back.chapter).toBe(at + 1);
          expect(back.paragraph).toBeLessThanOrEqual(paragraph);
          expect(xpointerOf(places, back)).toBe(xpointer);
        }
      }
    }
  });

  test('a place before the text is its beginning, and one outside it none', async () => {
    const places = await epubPlaces(opened[0]!.book);
    expect(placeOf(places, '/body/DocFragment[3]/body/section/header/h2/text().0')).toEqual({
      chapter: 1,
      paragraph: 1,
    });
    expect(placeOf(places, '/body/DocFragment[3].0')).toEqual({ chapter: 1, paragraph: 1 });
    expect(placeOf(places, '/body/DocFragment[1]/body/section/img')).toBeNull();
    expect(placeOf(places, 'epubcfi(/6/4)')).toBeNull();
  });
});

const squeezed = (told: string): string => told.replace(/[\s()[\]]+/g, '');

function hrefOf(files: Map<string, Buffer>, id: string): string {
  return all(parsed(files.get('EPUB/package.opf')!), 'item').find((item) => item.attributes['id'] === id)!
    .attributes['href']!;
}

/** The text of what an xpointer names, found as a reader would: by file, then by name and count. */
function textAt(files: Map<string, Buffer>, order: string[], xpointer: string): string {
  const [, fragment, name, nth] = /^\/body\/DocFragment\[(\d+)\]\/body\/section\/([a-z0-9]+)\[(\d+)\]$/.exec(
    xpointer,
  )!;
  const [section] = all(parsed(files.get(order[Number(fragment) - 1]!)!), 'section');
  return text(
    section!.children.filter((child): child is Node => typeof child !== 'string' && child.name === name)[
      Number(nth) - 1
    ]!,
  );
}
