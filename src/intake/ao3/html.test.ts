import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../prose/clean.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { ERAS, renderDownload, type SampleWork } from '../../testing/ao3Download.ts';
import { anyWork } from '../../testing/sampleWorks.ts';
import type { Draft } from '../draft.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { sniff } from '../sniff.ts';
import { ao3HtmlReader } from './html.ts';

const context = { canon: { packs: [], pack: () => null }, limits: DEFAULT_LIMITS };

async function read(html: string): Promise<Draft> {
  const file = sniff({ name: 'a.html', bytes: Buffer.from(html) });
  expect(ao3HtmlReader.recognises(file)).toBe(true);
  const [reading] = await ao3HtmlReader.read(file, context);
  return reading!.draft!;
}

/** What the reader must have understood, from the work itself. */
function expected(from: SampleWork, era: (typeof ERAS)[number]): Partial<Draft> {
  const headed = from.chapters.length > 1 || (from.expected !== 1 && era === '2026-02');
  const statless = from.expected === 1 && ERAS.indexOf(era) < ERAS.indexOf('2023-04');
  return {
    title: from.title,
    authors: from.authors.length === 0 ? ['Anonymous'] : from.authors,
    rating: { raw: from.rating, value: from.rating as never },
    warnings: from.warnings,
    categories: from.categories,
    fandoms: from.fandoms,
    relationships: from.relationships,
    characters: from.characters,
    additionalTags: from.additionalTags,
    language: ERAS.indexOf(era) < ERAS.indexOf('2022-06') ? null : from.language.code,
    series: from.series.map(({ name, position, id }) => ({
      name,
      position,
      url: `https://archiveofourown.org/series/${id}`,
    })),
    collections: from.collections.map(({ name }) => name),
    sourceUrl: `https://archiveofourown.org/works/${from.id}`,
    published: from.published,
    updated: from.updated,
    complete: statless || from.expected === from.chapters.length,
    chaptersExpected: from.expected,
    summary: clean(from.summary),
    notesBegin: clean(from.notesBegin),
    notesEnd: clean(from.notesEnd),
    chapters: from.chapters.map((one, at) => ({
      number: at + 1,
      title: headed ? one.title : null,
      summary: clean(headed ? one.summary : ''),
      notesBegin: clean(headed ? one.notesBegin : ''),
      notesEnd: clean(headed ? one.notesEnd : ''),
      authors: [],
      ...shapeChapter(one.html),
      published: null,
      sourceUrl: null,
    })),
  };
}

test('a work comes out of a download of any era as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(anyWork, fc.constantFrom(...ERAS), async (from, era) => {
      expect(await read(renderDownload(from, era))).toMatchObject(expected(from, era));
    }),
    { numRuns: 150 },
  );
});
