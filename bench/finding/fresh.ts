import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../src/store/database.ts';
import { fromText } from '../../src/prose/write.ts';
import { shapeChapter } from '../../src/prose/shape.ts';
import type { CleanHtml } from '../../src/prose/cleanHtml.ts';
import { postWork } from '../../src/works/post.ts';
import { trashWork } from '../../src/works/trash.ts';
import type { NewWork } from '../../src/works/work.ts';
import type { Row } from '../table.ts';

const POSTS = 10;
const LIMIT_MS = 10_000;

/** Posts works and asks each web process for the listing until it shows them: from the commit to the page. */
export async function measureFresh(db: Db, addresses: readonly string[]): Promise<Row[]> {
  const slowest: number[] = [];
  for (let post = 0; post < POSTS; post++) {
    const title = `Posted ${post} at ${Date.now()}`;
    const id = await db.transaction().execute((tx) => postWork(tx, newWork(title), 'bench'));
    const committed = performance.now();
    await Promise.all(addresses.map((address) => untilShown(address, title)));
    slowest.push(performance.now() - committed);
    // A kept archive is again as it was generated.
    await db.transaction().execute((tx) => trashWork(tx, id, 'bench'));
  }
  return [
    {
      what: `a new work is listed by ${addresses.length} web processes after, at most of ${POSTS}`,
      ours: Math.max(...slowest) / 1000,
      unit: 's',
    },
  ];
}

async function untilShown(address: string, title: string): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (performance.now() < end) {
    const page = await fetch(`${address}/works?sort=posted`).then((response) => response.text());
    if (page.includes(title)) return;
    await wait(10);
  }
  throw new Error(`${address} does not list a new work after ${LIMIT_MS} ms`);
}

function newWork(title: string): NewWork {
  const none = '' as CleanHtml;
  const today = new Date().toISOString().slice(0, 10);
  return {
    title,
    authors: ['quietwriter'],
    fandoms: ['Chronicle 1'],
    relationships: [],
    characters: [],
    additionalTags: ['Theme 1'],
    rating: 'Mature',
    warnings: [],
    categories: [],
    setting: null,
    spoilers: null,
    summary: none,
    notesBegin: none,
    notesEnd: none,
    disclaimer: null,
    archivePermission: null,
    feedback: null,
    dedication: null,
    recipients: [],
    beta: [],
    collections: [],
    language: 'en',
    series: [],
    sourceUrl: null,
    published: today,
    updated: today,
    complete: true,
    chaptersExpected: 1,
    chapters: [
      {
        title: null,
        summary: none,
        notesBegin: none,
        notesEnd: none,
        authors: [],
        published: null,
        sourceUrl: null,
        ...shapeChapter(fromText(`${title}: the lamp was lit, and someone came in.`)),
      },
    ],
    visibility: 'public',
  };
}
