import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../ground/failures.ts';
import { changesAfter, lastChange, type Change } from '../store/changes.ts';
import { anyDeed, type Deed } from '../testing/acts.ts';
import { freshDatabase } from '../testing/database.ts';
import { openSite, type TestSite } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { postWork } from '../works/post.ts';
import { readBlurb } from '../works/readBlurb.ts';
import { trashWork } from '../works/trash.ts';

const database = freshDatabase();
let site: TestSite;
beforeAll(async () => {
  site = await openSite(database, []);
});
afterAll(() => site.close());

const COUNT = 3;
const act = <Result>(what: Parameters<ReturnType<typeof database.db.transaction>['execute']>[0]) =>
  database.db.transaction().execute(what) as Promise<Result>;

/** Works that stand together in a series, by one author. */
async function shelve(): Promise<number[]> {
  const old = await database.db.selectFrom('works').select('id').where('trashing_id', 'is', null).execute();
  for (const { id } of old) await act((tx) => trashWork(tx, id, 'test'));
  const works: number[] = [];
  for (let at = 1; at <= COUNT; at += 1) {
    const work = workOf({
      title: `Part ${at}`,
      fandoms: ['Harbour Lights'],
      series: [{ name: 'The Long Watch', position: at, url: null }],
      chapters: [chapterOf(`Part ${at} of ${old.length} ${crypto.randomUUID()} begins.`)],
    });
    works.push(await act((tx) => postWork(tx, work, 'test')));
  }
  return works;
}

/** Every public page that may show one of these works. */
async function addresses(works: number[]): Promise<string[]> {
  const chapters = await database.db
    .selectFrom('chapters')
    .select(['id', 'work_id'])
    .where('work_id', 'in', works)
    .execute();
  const series = await database.db.selectFrom('series').select('id').execute();
  const pseuds = await database.db.selectFrom('pseuds').select('name').execute();
  return [
    '/',
    '/works',
    '/people',
    '/fandoms',
    '/about',
    '/tags/Harbour%20Lights/works',
    '/tags/Saltmarsh',
    ...works.flatMap((id) => [`/works/${id}`, `/works/${id}?view_full_work=true`, `/works/${id}/navigate`]),
    ...chapters.map(({ id, work_id }) => `/works/${work_id}/chapters/${id}`),
    ...series.map(({ id }) => `/series/${id}`),
    ...pseuds.map(({ name }) => `/users/${encodeURIComponent(name)}`),
  ];
}

async function pages(works: number[]): Promise<Map<string, string>> {
  const bodies = new Map<string, string>();
  for (const path of await addresses(works)) {
    const answer = await site.web.app.request(path);
    bodies.set(path, `${answer.status} ${await answer.text()}`);
  }
  return bodies;
}

/** The cards of these works as guests meet them, without what a change of its series or the clock alone may alter. */
async function cards(works: number[]): Promise<string[]> {
  const all = works.map(async (id) => {
    const card = await readBlurb(database.db, 'guest', id).catch(() => null);
    return JSON.stringify({ ...card, series: null, changedAt: null });
  });
  return Promise.all(all);
}

/** Does it, and says what the log says of it. A deed that cannot be done changes and notes nothing. */
async function changesOf(deed: Deed, workId: number): Promise<Change[]> {
  return act<Change[]>(async (tx) => {
    const before = await lastChange(tx);
    await deed.carryOut(tx, workId);
    return changesAfter(tx, before);
  }).catch((cause: unknown) => {
    if (cause instanceof Failure) return [];
    throw cause;
  });
}

test('whatever is done to works, the log names what changed: no page kept from before is handed out after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed(COUNT), { minLength: 1, maxLength: 7 }), async (deeds) => {
      const works = await shelve();
      site.web.site.pages.clear();
      await pages(works);
      for (const deed of deeds) {
        const before = await cards(works);
        const changes = await changesOf(deed, works[deed.on]!);
        for (const change of changes) site.web.site.pages.follow(change);
        const kept = await pages(works);
        site.web.site.pages.clear();
        const fresh = await pages(works);
        const stale = [...fresh].flatMap(([path, body]) => (kept.get(path) === body ? [] : [path]));
        expect({ deed: deed.name, stale }).toEqual({ deed: deed.name, stale: [] });
        const after = await cards(works);
        const named = new Set(
          changes.flatMap(({ subject, subjectId, subjectIds }) =>
            subject === 'work' ? [subjectId, ...(subjectIds ?? [])] : [],
          ),
        );
        const silent = works.filter((id, at) => before[at] !== after[at] && !named.has(id));
        expect({ deed: deed.name, silent }).toEqual({ deed: deed.name, silent: [] });
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 400_000);
