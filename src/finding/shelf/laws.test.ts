import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCanon } from '../../canon/load.ts';
import type { Canon } from '../../canon/canon.ts';
import type { Tx } from '../../store/database.ts';
import { freshDatabase } from '../../testing/database.ts';
import { loadSegment } from './load.ts';
import type { Question, Tally } from './question.ts';
import { readWorks } from './readWorks.ts';
import { Stock } from './selector.ts';
import { ShelfIndex } from './shelfIndex.ts';
import { loadSnapshot, saveSnapshot } from './snapshot.ts';
import { shelveWild, shelveWork, wildMap, wildWork, type Shelved } from './testing/archive.ts';
import { answerBySql, prepareOracle } from './testing/oracle.ts';
import { wildLimits, wildQuestion } from './testing/questions.ts';

const database = freshDatabase();
const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);
const KEPT = { position: { xmin: '1', change: 0, seen: [], last: '' }, packs: [] };
const folder = mkdtempSync(join(tmpdir(), 'fadeless-shelf-'));
afterAll(() => rmSync(folder, { recursive: true }));
let canon: Canon;

beforeAll(async () => {
  canon = await loadCanon(['src/canon/samples']);
  await prepareOracle(database.db);
});

const wildArchive = fc.record({ map: wildMap, works: fc.array(wildWork, { minLength: 1, maxLength: 16 }) });
/** Works that change: which (by place; beyond the last: a new one), and what it becomes; null: it goes. */
const wildChanges = fc.array(fc.tuple(fc.nat(30), fc.option(wildWork)), { maxLength: 6 });

test('every answer is what plain SQL says, after works changed, and after a restart', async () => {
  await fc.assert(
    fc.asyncProperty(wildArchive, wildChanges, fc.gen(), async ({ map, works }, changes, draw) => {
      const shelved = await write((tx) => shelveWild(tx, map, works));
      const segment = await write((tx) => loadSegment(tx, canon));
      // So few works are counted as a large archive's are.
      const index = new ShelfIndex(new Stock(segment, draw(wildLimits)), 0);
      const questions = Array.from({ length: 8 }, () => draw(wildQuestion, shelved));
      await compare(index, questions);
      for (const change of changes) await apply(index, shelved, ...change);
      await compare(index, questions);
      const origin = { database: 'x', canon: 'y' };
      for (const _ of index.compacting());
      await saveSnapshot(folder, origin, KEPT, index.base);
      const kept = await loadSnapshot(folder, origin);
      await compare(new ShelfIndex(kept!.stock, 0), questions);
    }),
    { numRuns: 6 },
  );
}, 300_000);

async function compare(index: ShelfIndex, questions: Question[]): Promise<void> {
  await write(async (tx) => {
    for (const question of questions) {
      const { change: _, ...answer } = index.answer(question);
      for (const tally of [answer.census?.fandoms, answer.census?.authors]) if (tally) sort(tally);
      expect(answer, JSON.stringify(question)).toEqual(await answerBySql(tx, question));
    }
  });
}

/** Puts what stands in no order into that of the numbers. */
function sort(tally: Tally): void {
  const pairs = Array.from(tally.ids, (id, at) => [id, tally.works[at]!] as const).sort(([a], [b]) => a - b);
  tally.ids.set(pairs.map(([id]) => id));
  tally.works.set(pairs.map(([, works]) => works));
}

async function apply(
  index: ShelfIndex,
  shelved: Shelved,
  place: number,
  work: Parameters<typeof shelveWork>[2] | null,
): Promise<void> {
  await write(async (tx) => {
    let id = shelved.works[place];
    if (work !== null) id = await shelveWork(tx, shelved, work, id);
    else if (id !== undefined) await tx.deleteFrom('works').where('id', '=', id).execute();
    if (id === undefined) return;
    const [read] = await readWorks(tx, canon, new Map(), [id]);
    index.update(new Map([[id, read ?? null]]), 0);
  });
}
