import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packed } from '../testing/packed.ts';
import { BARE_CONTEXT } from '../testing/goldenLines.ts';
import { gather } from './gather.ts';
import type { Reading } from './draft.ts';
import { joinParts } from './join.ts';
import { readBundle } from './read.ts';
import { DEFAULT_LIMITS } from './reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'fadeless-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROSE = '<p>The ferry came in late, as it always did.</p><p>Nobody on the quay looked up.</p>';
const page = (title: string, rest = '') =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1>${PROSE}${rest}</body></html>`;

/** Lays files into a folder of their own and reads it as the program does. */
async function read(files: Record<string, string | Uint8Array>, limits = DEFAULT_LIMITS): Promise<Reading[]> {
  const place = mkdtempSync(join(folder, 'files-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  const readings: Reading[] = [];
  for await (const found of gather([place], limits, place)) {
    readings.push(...('format' in found ? [found] : await readBundle(found, { ...BARE_CONTEXT, limits })));
  }
  return [
    ...readings.filter(({ draft }) => !draft?.part),
    ...joinParts(readings.filter(({ draft }) => draft?.part)),
  ];
}

const told = (readings: Reading[]) => readings.map(({ error, draft }) => error?.code ?? draft?.title);

const BOOK = {
  'META-INF/container.xml': '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
  'a.opf':
    '<package><metadata><title>Tin</title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
  'a.xhtml': `<html><body>${PROSE}</body></html>`,
};

test('what a browser saves beside a page is no story and no failure', async () => {
  const readings = await read({
    'Lamps.html': page('Lamps'),
    'Lamps_files/site.css': 'p { color: red }',
    'Lamps_files/run.js': 'alert("not a story at all")',
    'Lamps_files/lamp.png': new Uint8Array([137, 80, 78, 71]),
  });
  expect(told(readings)).toEqual(['Lamps']);
});

test('nor is what lies so in a zip', async () => {
  const zip = await packed({
    'index.html': page('Lamps'),
    'style.css': 'p { color: red }',
    'metadata.opf': '<package/>',
  });
  expect(told(await read({ 'lamps.zip': zip }))).toEqual(['Lamps']);
});

test('a book called .zip is a book', async () => {
  const [reading, ...others] = await read({ 'tin.zip': await packed(BOOK) });
  expect([reading?.format, reading?.draft?.title, others]).toEqual(['epub', 'Tin', []]);
});

test('the first page of a story in parts need not say that it is one', async () => {
  const part = (number: number) =>
    page('The Long Thaw', '').replace('</h1>', `</h1><h3>by Ines</h3><h4>Part ${number}</h4>`);
  const readings = await read(
    Object.fromEntries([1, 2, 3].map((number) => [`thaw/part${number}.html`, part(number)])),
  );
  expect(readings.map(({ files, draft }) => [files.length, draft?.title, draft?.chapters.length])).toEqual([
    [3, 'The Long Thaw', 3],
  ]);
});

test('a lone later part keeps its number, and says what is missing', async () => {
  const [reading] = await read({
    'thaw3.txt': 'The Long Thaw (3/7)\nby Ines\n\n\nThe ferry came in late.\n\nNobody looked up.\n',
  });
  expect(reading?.draft?.chapters.map(({ number }) => number)).toEqual([3]);
  expect(reading?.problems.map(({ code }) => code)).toContain('parts-missing');
});

test('a text may be a quarter of what a packed book may, and the refusal names that', async () => {
  const limits = { ...DEFAULT_LIMITS, maxFile: 4 * 1024 * 1024 };
  const [reading] = await read({ 'long.txt': 'The ferry was late again. '.repeat(50_000) }, limits);
  expect(reading?.error).toMatchObject({
    code: 'file-too-large',
    message: expect.stringContaining('1 MB of text'),
  });
});

test.each([
  ['spans in one paragraph', `<p>${'<span>w </span>'.repeat(150_000)}</p>`],
  ['terms in one list', `<dl>${'<dt>a<dd>b'.repeat(75_000)}</dl>`],
  ['options', `<select>${'<option>x'.repeat(150_000)}</select>`],
])('very many %s are read', async (_, markup) => {
  expect(told(await read({ 'many.html': page('Many', markup) }))).toEqual(['Many']);
});

test('a paragraph of brackets that never close is text', async () => {
  const [reading] = await read({
    'marks.html': page('Marks', `<p>${'&lt;'.repeat(100_000)}</p>`).replace(
      '</h1>',
      `</h1><p>by Wim</p><p>${'&lt;'.repeat(100_000)}</p>`,
    ),
  });
  expect(reading?.error).toBeNull();
});

test('a row of marks as long as a book is a paragraph', async () => {
  const [reading] = await read({
    'marks.txt': `Marks\nby Wim\n\n\n${'> '.repeat(20_000)}\n\nThe ferry came in late.\n\n${'>'.repeat(50_000)}x\n`,
  });
  expect(reading?.error).toBeNull();
});

test.each(['<div class="author">', '<div class="notes">', '<div>', '<td class="published">'])(
  'thousands of %s in each other are looked into once',
  async (tag) => {
    const [reading] = await read({
      'deep.html': page('Deep', `${tag.repeat(4000)}${'words '.repeat(20_000)}`),
    });
    expect(reading?.error).toBeNull();
  },
);
