import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../ground/failures.ts';
import { clean } from '../../prose/clean.ts';
import { BARE_CONTEXT } from '../../testing/goldenLines.ts';
import type { Draft } from '../draft.ts';
import { sniff } from '../sniff.ts';
import { htmlReader } from './reader.ts';

const TAGS =
  'p div center b i font blockquote table tr td ul li h1 h2 h3 a pre form aside article main section dl dd span'.split(
    ' ',
  );
const WORDS =
  'The ferry was late and nobody minded. “Come,” she said * * * Chapter 2 Title: Low Water by Ann Rating: PG The End A/N: hello <br> <br><br> <hr> <img src=x.png> <script>alert(1)</script> <a href="#n1">1</a> <a id=n1 href="#r">↩</a>'.split(
    ' ',
  );

const piece = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
      .map((all) => all.join(' ')),
  },
  { weight: 3, arbitrary: fc.constantFrom(...TAGS).map((tag) => `<${tag}>`) },
  { weight: 2, arbitrary: fc.constantFrom(...TAGS).map((tag) => `</${tag}>`) },
);
const page = fc.array(piece, { minLength: 1, maxLength: 60 }).map((all) => `<html><body>${all.join('')}`);

async function read(html: string): Promise<Draft | string> {
  try {
    const [reading] = await htmlReader.read(
      sniff({ name: 'a.html', bytes: Buffer.from(html) }),
      BARE_CONTEXT,
    );
    return reading!.draft!;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

test('any page is read or refused with a code of the register, and what is read is clean', async () => {
  await fc.assert(
    fc.asyncProperty(page, async (html) => {
      const draft = await read(html);
      if (typeof draft === 'string') return;
      for (const one of draft.chapters) expect(clean(one.html)).toBe(one.html);
      expect(draft.chapters.map(({ number }) => number)).toEqual(draft.chapters.map((_, at) => at + 1));
    }),
    { numRuns: 300 },
  );
});

test('a page read twice gives the same draft', async () => {
  for (const html of fc.sample(page, { numRuns: 30, seed: 5 }))
    expect(await read(html)).toEqual(await read(html));
});

test.each([
  ['emphasis never closed', '<p><b><i>word '.repeat(3000)],
  ['paragraphs nested in fonts', `${'<font size=2>'.repeat(2000)}${'<p>Words and words.'.repeat(2000)}`],
  [
    'links that point at each other',
    Array.from(
      { length: 3000 },
      (_, at) => `<p id="n${at}"><a href="#n${at + 1}">${at % 900}</a> words</p>`,
    ).join(''),
  ],
  ['line breaks only', `words${'<br>'.repeat(20_000)}words and words`],
])('%s are read in bearable time', async (_, html) => {
  expect(await read(`<html><body>${html}`)).toMatchObject({ images: [] });
});
