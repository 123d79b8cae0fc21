import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ERAS, renderDownload } from '../../testing/ao3Download.ts';
import { calibreBook, type BookFacts } from '../../testing/calibreBook.ts';
import { packed } from '../../testing/packed.ts';
import { anyWork } from '../../testing/sampleWorks.ts';
import type { Draft } from '../draft.ts';
import { DEFAULT_LIMITS, type Reader } from '../reader.ts';
import { sniff } from '../sniff.ts';
import { ao3EpubReader } from './epub.ts';
import { ao3HtmlReader } from './html.ts';

const context = { canon: { packs: [], pack: () => null }, limits: DEFAULT_LIMITS };
const FACTS: BookFacts = {
  title: 'T',
  creator: 'A',
  publisher: 'Archive of Our Own',
  subjects: ['Fanworks'],
  language: 'en',
  date: '2024-01-01',
  description: '',
  series: null,
};

async function read(reader: Reader, name: string, bytes: Uint8Array): Promise<Draft> {
  const file = sniff({ name, bytes });
  expect(reader.recognises(file)).toBe(true);
  const [reading] = await reader.read(file, context);
  return reading!.draft!;
}

test('a book says what the HTML of the same work says', async () => {
  await fc.assert(
    fc.asyncProperty(anyWork, fc.constantFrom(...ERAS.slice(1)), async (work, era) => {
      const html = renderDownload(work, era);
      const book = await read(ao3EpubReader, 'a.epub', await packed(calibreBook(html, FACTS)));
      const page = await read(ao3HtmlReader, 'a.html', Buffer.from(html));
      const language = page.language ?? 'en';
      expect({ ...book, evidence: {} }).toEqual({ ...page, language, evidence: {} });
    }),
    { numRuns: 60 },
  );
});
