import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../ground/failures.ts';
import { ERAS, renderDownload } from '../../testing/ao3Download.ts';
import { anyWork } from '../../testing/sampleWorks.ts';
import type { Draft } from '../draft.ts';
import { DEFAULT_LIMITS, type Reader } from '../reader.ts';
import { sniff } from '../sniff.ts';
import { ao3HtmlReader } from './html.ts';
import { ao3PageReader } from './page.ts';

const context = { canon: { packs: [], pack: () => null }, limits: DEFAULT_LIMITS };

/** The draft, or the code of the refusal; null where the reader does not know the file. */
async function outcome(reader: Reader, html: string): Promise<Draft | string | null> {
  const file = sniff({ name: 'a.html', bytes: Buffer.from(html) });
  if (!reader.recognises(file)) return null;
  try {
    const [reading] = await reader.read(file, context);
    return reading!.draft!;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

test('a download that broke off anywhere gives the chapters that are there, or is refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyWork,
      fc.constantFrom(...ERAS),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (work, era, share) => {
        const whole = renderDownload(work, era);
        const read = await outcome(ao3HtmlReader, whole.slice(0, Math.floor(whole.length * share)));
        if (read === null) return;
        if (typeof read === 'string') {
          expect(read).toBe('no-story');
          return;
        }
        expect(read.chapters.length).toBeLessThanOrEqual(work.chapters.length);
        // a chapter of nothing but marks is a scene break at its edge, and stays to be counted
        const told = ({ html }: { html: string }, at: number): boolean =>
          html !== '' || !/[\p{L}\p{N}]/u.test(work.chapters[at]!.html.replace(/<[^>]*>|&\w+;/g, ''));
        expect(read.chapters.every(told)).toBe(true);
        expect(read.chapters.at(-1)?.html).not.toBe('');
        expect(read.sourceUrl).toBe(`https://archiveofourown.org/works/${work.id}`);
      },
    ),
    { numRuns: 100 },
  );
});

test('a saved page that broke off anywhere is read as far as it goes, or refused', async () => {
  const path = join(import.meta.dirname, 'golden', 'page-2023-entire-work-with-gifts', 'in.html');
  const whole = readFileSync(path, 'utf8');
  const outcomes = new Set<string>();
  for (let end = 0; end < whole.length; end += 97) {
    const read = await outcome(ao3PageReader, whole.slice(0, end));
    outcomes.add(
      read === null || typeof read === 'string' ? String(read) : `${read.chapters.length} chapters`,
    );
  }
  expect([...outcomes].sort()).toEqual(['1 chapters', '2 chapters', 'null', 'page-not-a-work']);
});

test('thousands of tags and chapters are read in full', async () => {
  const names = Array.from({ length: 20_000 }, (_, at) => `Tag ${at}`);
  const chapter = {
    title: null,
    authors: [],
    summary: '',
    notesBegin: '',
    notesEnd: '',
    html: '<p>Lamp.</p>',
  };
  const [sample] = fc.sample(anyWork, { numRuns: 1, seed: 1 });
  const work = {
    ...sample!,
    additionalTags: names,
    chapters: Array.from({ length: 3000 }, () => chapter),
    expected: null,
  };
  const read = await outcome(ao3HtmlReader, renderDownload(work, '2023-10'));
  expect(read).toMatchObject({ additionalTags: names, chapters: { length: 3000 } });
});

test('nothing that runs, and no style, gets out of a chapter, a note or a title', async () => {
  const bad = `<script>steal()</script><p style="position:fixed" onclick="steal()">Words.</p><a href="javascript:steal()">go</a><svg onload="steal()"><p>x</p></svg><iframe src="https://example.org/"></iframe>`;
  const [sample] = fc.sample(anyWork, { numRuns: 1, seed: 2 });
  const chapter = {
    title: '<img src=x onerror=steal()>',
    authors: [],
    summary: bad,
    notesBegin: bad,
    notesEnd: bad,
    html: bad,
  };
  const work = {
    ...sample!,
    title: '<b>steal()</b>',
    summary: bad,
    notesBegin: bad,
    notesEnd: bad,
    related: [bad],
    chapters: [chapter, chapter],
  };
  const read = (await outcome(ao3HtmlReader, renderDownload(work, '2023-10'))) as Draft;
  expect(read.title).toBe('<b>steal()</b>');
  const markup = [
    read.summary,
    read.notesBegin,
    read.notesEnd,
    ...read.chapters.flatMap((one) => [one.html, one.summary, one.notesBegin, one.notesEnd]),
  ].join('');
  expect(markup).toContain('Words.');
  expect(markup).not.toMatch(/steal|style=|<script|<svg|<iframe|onclick/i);
});
