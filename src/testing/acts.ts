import * as fc from 'fast-check';
import type { Tx } from '../store/database.ts';
import { concealWork, revealWork, type Concealment } from '../works/conceal.ts';
import { correctWork } from '../works/correct.ts';
import { correctChapter } from '../works/correctChapter.ts';
import { decideSuggestion } from '../works/decideSuggestion.ts';
import { endHiding, hideWork } from '../works/hide.ts';
import { postWork } from '../works/post.ts';
import { readNewWork } from '../works/readForRevision.ts';
import { reviseWork } from '../works/revise.ts';
import { returnToRevision } from '../works/revisions.ts';
import { clearSampleShelf, restoreSampleShelf } from '../works/sampleShelf.ts';
import { showWork, VISIBILITIES } from '../works/show.ts';
import type { Decision } from '../works/suggestions.ts';
import { restoreWork, trashWork } from '../works/trash.ts';
import type { NewWork } from '../works/work.ts';
import { chapterOf, workOf } from './works.ts';

/** One act upon one of several works. */
export interface Deed {
  name: string;
  /** Which of the works, in the order in which the test names them. */
  on: number;
  /** Throws a Failure where it cannot be done; then nothing is done. */
  carryOut(tx: Tx, workId: number): Promise<unknown>;
}

const BY = 'test';
const NAMES = ['Marrow', 'Wren', 'Tallow', 'Åsa'];
const SERIES = ['The Long Watch', 'Small Hours'];

/** Any act of `works/`, upon one of `count` works. */
export function anyDeed(count: number): fc.Arbitrary<Deed> {
  const kinds = fc.oneof(standing, facts, texts, shelves);
  return fc
    .tuple(kinds, fc.nat({ max: count - 1 }))
    .map(([[name, carryOut], on]) => ({ name, on, carryOut }));
}

type Kind = fc.Arbitrary<[name: string, carryOut: Deed['carryOut']]>;

const kind = fc.constantFrom<Concealment>('unrevealed', 'anonymous');

/** Who meets a work. */
const standing: Kind = fc.oneof(
  fc
    .constantFrom(...VISIBILITIES)
    .map((to): [string, Deed['carryOut']] => [`show to ${to}`, (tx, id) => showWork(tx, id, to, BY)]),
  fc.constant<[string, Deed['carryOut']]>(['hide', (tx, id) => hideWork(tx, id, 'a reason', BY)]),
  fc.constant<[string, Deed['carryOut']]>(['end hiding', (tx, id) => endHiding(tx, id, BY)]),
  kind.map((what): [string, Deed['carryOut']] => [what, (tx, id) => concealWork(tx, id, what, BY)]),
  kind.map((what): [string, Deed['carryOut']] => [
    `no more ${what}`,
    (tx, id) => revealWork(tx, id, what, BY),
  ]),
  fc.constant<[string, Deed['carryOut']]>(['trash', (tx, id) => trashWork(tx, id, BY)]),
  fc.constant<[string, Deed['carryOut']]>(['restore', (tx, id) => restoreWork(tx, id, BY)]),
);

const someNames = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 });

/** What is said of a work. */
const facts: Kind = fc
  .oneof(
    fc.constantFrom('Tide Tables', 'The Lamp Room', 'Out Of Hours').map((title) => ({ title })),
    someNames.map((authors) => ({ authors })),
    fc
      .uniqueArray(
        fc.record({ name: fc.constantFrom(...SERIES), position: fc.integer({ min: 1, max: 3 }) }),
        {
          maxLength: 2,
          selector: ({ name }) => name,
        },
      )
      .map((series) => ({ series: series.map((one) => ({ ...one, url: null })) })),
    someNames.map((characters) => ({ characters })),
    fc.constantFrom('Harbour Lights', 'Saltmarsh').map((fandom) => ({ fandoms: [fandom] })),
    fc.constantFrom('Mature', null).map((rating) => ({ rating })),
    fc.constantFrom('2004-05-06', null).map((published) => ({ published })),
    someNames.map((recipients) => ({ recipients })),
  )
  .map((said: Partial<NewWork>) => [
    `put right ${JSON.stringify(said)}`,
    (tx, id) => correctWork(tx, id, said, BY),
  ]);

const words = fc.constantFrom('The tide went out.', 'The lamps were lit.', 'Nobody came.');

/** What it says itself. */
const texts: Kind = fc.oneof(
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((chapters): [string, Deed['carryOut']] => [
      `revise to ${chapters.length} chapters`,
      async (tx, id) =>
        reviseWork(
          tx,
          id,
          { ...(await readNewWork(tx, id)), chapters: chapters.map((text) => chapterOf(`${text} ${id}`)) },
          BY,
        ),
    ]),
  fc.constantFrom('Ebb', null).map((title): [string, Deed['carryOut']] => [
    'put a chapter right',
    async (tx, workId) => {
      const chapterId = await firstChapter(tx, workId);
      const { summary, notesBegin, notesEnd } = chapterOf('');
      const said = { title, summary, notesBegin, notesEnd, published: null };
      return correctChapter(tx, { workId, chapterId }, said, BY);
    },
  ]),
  fc.constant<[string, Deed['carryOut']]>([
    'return to the oldest text',
    async (tx, workId) => {
      const chapterId = await firstChapter(tx, workId);
      const { id } = await tx
        .selectFrom('revisions')
        .select('id')
        .where('chapter_id', '=', chapterId)
        .orderBy('id')
        .executeTakeFirstOrThrow();
      return returnToRevision(tx, { workId, chapterId, revisionId: id }, BY);
    },
  ]),
);

/** What stands beside it, and what is proposed for it. */
const shelves: Kind = fc.oneof(
  fc
    .record({ authors: someNames, name: fc.constantFrom(...SERIES), text: fc.uuid() })
    .map(({ authors, name, text }): [string, Deed['carryOut']] => [
      'post another',
      (tx) =>
        postWork(
          tx,
          workOf({
            title: `Another ${text}`,
            authors,
            fandoms: ['Saltmarsh'],
            series: [{ name, position: null, url: null }],
            chapters: [chapterOf(`Another begins: ${text}.`)],
          }),
          BY,
        ),
    ]),
  fc
    .constantFrom<Decision>('taken', 'refused', 'open')
    .map((decision): [string, Deed['carryOut']] => [
      `suggestion ${decision}`,
      async (tx, workId) => decideSuggestion(tx, await suggestionFor(tx, workId), decision, BY),
    ]),
  fc.constant<[string, Deed['carryOut']]>([
    'clear the sample shelf',
    async (tx, workId) => {
      await tx
        .insertInto('sample_works')
        .values({ work_id: workId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return clearSampleShelf(tx, BY);
    },
  ]),
  fc.constant<[string, Deed['carryOut']]>(['put the sample shelf back', (tx) => restoreSampleShelf(tx, BY)]),
);

async function firstChapter(tx: Tx, workId: number): Promise<number> {
  const { id } = await tx
    .selectFrom('chapters')
    .select('id')
    .where('work_id', '=', workId)
    .orderBy('position')
    .executeTakeFirstOrThrow();
  return id;
}

async function suggestionFor(tx: Tx, workId: number): Promise<number> {
  const value = { work_id: workId, kind: 'character', value: 'Ida Marsh', because: ['Ida came in.'] };
  await tx
    .insertInto('suggestions')
    .values(value)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('suggestions')
    .select('id')
    .where('work_id', '=', workId)
    .executeTakeFirstOrThrow();
  return id;
}
