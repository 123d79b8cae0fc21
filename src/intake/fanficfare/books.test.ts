import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { packed } from '../../testing/packed.ts';
import type { Draft } from '../draft.ts';
import { DEFAULT_LIMITS, type Reader } from '../reader.ts';
import { sniff } from '../sniff.ts';
import { fanficfareEpubReader } from './epub.ts';
import { fanficfareHtmlReader } from './html.ts';
import { splitList } from './tags.ts';

const context = { canon: { packs: [], pack: () => null }, limits: DEFAULT_LIMITS };

async function read(reader: Reader, name: string, bytes: Uint8Array): Promise<Draft> {
  const file = sniff({ name, bytes });
  expect(reader.recognises(file)).toBe(true);
  const [reading] = await reader.read(file, context);
  return reading!.draft!;
}

const chapters = (...titles: string[]) =>
  titles
    .map((title, at) => `<a name="section000${at + 1}"><h2>${title}</h2></a>\n<p>Rain, and a lamp in it.</p>`)
    .join('\n');
const page = (rows: string, body: string) =>
  Buffer.from(
    `<!DOCTYPE html><html><body><h1><a href="https://example.org/s/1">T</a> by <a class="authorlink" href="/u">A</a></h1><table class="full">${rows}</table>${body}</body></html>`,
  );

test('a list is parted at its commas, but not inside a tag that the package knows', () => {
  expect(splitList('Ash, Birch', [])).toEqual(['Ash', 'Birch']);
  expect(splitList('Ash, Birch, Cedar, Ash', ['Birch, Cedar', 'Ash'])).toEqual(['Ash', 'Birch, Cedar']);
  expect(splitList('', [])).toEqual([]);
});

test('numbers are taken off chapter titles where they are only their places', async () => {
  const titles = async (...given: string[]) => {
    const draft = await read(fanficfareHtmlReader, 'a.html', page('', chapters(...given)));
    return draft.chapters.map(({ number, title }) => [number, title]);
  };
  expect(await titles('1. Ebb', '2. Flood')).toEqual([
    [1, 'Ebb'],
    [2, 'Flood'],
  ]);
  expect(await titles('4. Ebb', '5. Chapter 5')).toEqual([
    [4, 'Ebb'],
    [5, null],
  ]);
  expect(await titles('1984. Ebb', 'Flood')).toEqual([
    [1, '1984. Ebb'],
    [2, 'Flood'],
  ]);
  expect(await titles('Chapter 1', '(new) Flood')).toEqual([
    [1, null],
    [2, 'Flood'],
  ]);
});

test('a rating or a date that nobody knows is said, not guessed', async () => {
  const rows =
    '<tr><td><b>Rating:</b></td><td>Five lamps</td></tr><tr><td><b>Published:</b></td><td>once</td></tr>';
  const file = sniff({ name: 'a.html', bytes: page(rows, chapters('One')) });
  const [reading] = await fanficfareHtmlReader.read(file, context);
  expect(reading!.problems.map(({ code }) => code)).toEqual(['rating-unknown', 'date-unknown']);
  expect(reading!.draft).toMatchObject({ rating: { raw: 'Five lamps', value: null }, published: null });
});

test('a book whose package a library wrote anew is still known by its files', async () => {
  const opf = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Changed</dc:title></metadata><manifest><item id="t" href="OEBPS/title_page.xhtml" media-type="application/xhtml+xml"/><item id="f" href="OEBPS/file0001.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="t"/><itemref idref="f"/></spine></package>`;
  const book = await packed({
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="content.opf"/></rootfiles></container>',
    'content.opf': opf,
    'OEBPS/title_page.xhtml':
      '<html><body class="calibre"><h3><a href="https://example.org/viewstory.php?sid=4&amp;x=1">Lamp</a> by <a href="/u">A</a></h3><div><b>Status:</b> Completed<br/><b>Summary:</b> Short.<br/></div></body></html>',
    'OEBPS/file0001.xhtml':
      '<html><head><title>One</title></head><body class="calibre"><h3 class="fff_chapter_title">One</h3><p>Rain.</p></body></html>',
  });
  expect(await read(fanficfareEpubReader, 'a.epub', book)).toMatchObject({
    title: 'Lamp',
    authors: ['A'],
    sourceUrl: 'https://example.org/viewstory.php?sid=4&x=1',
    complete: true,
    summary: 'Short.',
    chapters: [{ number: 1, title: 'One', html: '<p>Rain.</p>\n' }],
  });
});
