import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { freshDatabase } from '../../testing/database.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { listedFor, type Viewer } from '../../works/viewer.ts';
import { fromText } from '../../prose/write.ts';
import type { Visibility } from '../../store/schema.ts';
import type { TextFilter } from '../query/query.ts';
import { TextReader } from './catchUp.ts';
import { passagesOf } from './passages.ts';
import { worksWith } from './worksWith.ts';

const database = freshDatabase();

/** Words by their stem, as a person who knows English would sort them; some share a beginning, none two stems. */
const FORMS: Record<string, string[]> = {
  lamp: ['lamp', 'lamps', 'Lamps'],
  sail: ['sail', 'sails', 'sailed', 'sailing'],
  sailor: ['sailor', 'sailors'],
  cafe: ['café', 'Cafe', 'CAFÉS'],
  door: ['door', 'doors'],
  the: ['the', 'The'],
  night: ['night', 'nights'],
};
const STEMS = Object.keys(FORMS);
const fold = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const stemOf = (word: string) =>
  STEMS.find((stem) => FORMS[stem]!.some((form) => fold(form) === fold(word)))!;

const word = fc.constantFrom(...STEMS).chain((stem) => fc.constantFrom(...FORMS[stem]!));
const line = fc.array(word, { minLength: 1, maxLength: 8 });
const paragraphs = fc.array(line, { minLength: 1, maxLength: 3 });
const LEVELS: Visibility[] = ['draft', 'private', 'link', 'members', 'public', 'public', 'public'];
const story = fc.record({
  title: line,
  summary: fc.array(line, { maxLength: 1 }),
  notes: fc.array(line, { maxLength: 1 }),
  chapters: fc.array(paragraphs, { minLength: 1, maxLength: 3 }),
  visibility: fc.constantFrom(...LEVELS),
});
type Story = typeof story extends fc.Arbitrary<infer Shape> ? Shape : never;

const filter: fc.Arbitrary<TextFilter> = fc
  .record({
    in: fc.constantFrom(
      'anywhere' as const,
      'title' as const,
      'summary' as const,
      'notes' as const,
      'text' as const,
    ),
    how: fc.constantFrom('word' as const, 'exact' as const, 'beginning' as const),
    words: fc.array(word, { minLength: 1, maxLength: 3 }),
    letters: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ how, words, letters, ...rest }) => ({
    kind: 'text' as const,
    ...rest,
    exact: how === 'exact',
    prefix: how === 'beginning',
    words: how === 'exact' ? words.join(' ') : how === 'word' ? words[0]! : words[0]!.slice(0, letters),
  }));

/** The lines of the fields that a filter looks in. */
function linesIn(at: Story, field: TextFilter['in']): string[][] {
  const text = at.chapters.flat();
  if (field === 'title') return [at.title];
  if (field === 'summary') return at.summary;
  if (field === 'notes') return at.notes;
  return field === 'text' ? text : [at.title, ...at.summary, ...at.notes, ...text];
}

/** The search as one would write it down first. */
function holds(at: Story, asked: TextFilter): boolean {
  return linesIn(at, asked.in).some((words) => {
    if (asked.exact) return ` ${words.map(fold).join(' ')} `.includes(` ${fold(asked.words)} `);
    if (asked.prefix) return words.some((one) => fold(one).startsWith(fold(asked.words)));
    return words.some((one) => stemOf(one) === stemOf(asked.words));
  });
}

async function shelve(stories: Story[]): Promise<number[]> {
  await database.db.deleteFrom('works').execute();
  const ids: number[] = [];
  for (const [at, one] of stories.entries()) {
    const html = (lines: string[][]) => fromText(lines.map((words) => words.join(' ')).join('\n\n'));
    const work = workOf({
      title: one.title.join(' '),
      summary: html(one.summary),
      notesBegin: html(one.notes),
      chapters: one.chapters.map((lines, chapter) =>
        // What tells the same chapters of two stories apart is a number, which nothing asks for.
        chapterOf([...lines, [`${at} ${chapter}`]].map((words) => words.join(' ')).join('\n\n')),
      ),
      visibility: one.visibility,
    });
    ids.push(await database.db.transaction().execute((tx) => postWork(tx, work, 'test')));
  }
  const reader = new TextReader(database.db, (error) => {
    throw error;
  });
  while ((await reader.step(50)) > 0);
  return ids;
}

const VIEWERS: Viewer[] = ['guest', { pseuds: [] }, 'keeper'];

test('works found are those that hold what is asked, of those the viewer may meet; passages show it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(story, { minLength: 1, maxLength: 8 }),
      fc.array(fc.array(filter, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 12 }),
      async (stories, questions) => {
        const ids = await shelve(stories);
        for (const [at, filters] of questions.entries()) {
          const viewer = VIEWERS[at % VIEWERS.length]!;
          const { rows } = await sql<{ id: number }>`
            select id from works where id = any(${ids}::bigint[]) and ${listedFor(viewer)}`.execute(
            database.db,
          );
          const listed = new Set(rows.map(({ id }) => id));
          const expected = ids.filter(
            (id, place) => listed.has(id) && filters.every((asked) => holds(stories[place]!, asked)),
          );
          const { works, unread } = await worksWith(database.db, viewer, filters);
          expect(Array.from(works).toSorted((a, b) => a - b)).toEqual(expected);
          expect(unread).toBe(0);
          const passages = await passagesOf(database.db, viewer, ids, filters);
          for (const id of expected) {
            const inTitle = filters.every((asked) => holds(onlyTitle(stories[ids.indexOf(id)]!), asked));
            expect(passages.has(id) || inTitle).toBe(true);
          }
        }
      },
    ),
    { numRuns: 12 },
  );
}, 300_000);

function onlyTitle(at: Story): Story {
  return { ...at, summary: [], notes: [], chapters: [] };
}
