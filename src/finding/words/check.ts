import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import { readWork, type Reading } from './readWork.ts';
import { shelvedWork } from './shelved.ts';
import { Vocabulary } from './vocabulary.ts';

/** Works whose texts are read anew to see whether their words are kept as they stand. */
const SAMPLE = 1000;

/** How many works were compared, and which of them differ. */
interface TextComparison {
  works: number;
  differing: number[];
}

/**
 * Compares the words that are kept of works with what their texts say now; of a large archive some works, by chance.
 * Works that wait to be read are passed over.
 */
export async function compareTexts(db: Db): Promise<TextComparison> {
  const { rows } = await sql<{ id: number }>`
    select work_id as id from text_works order by random() limit ${SAMPLE}`.execute(db);
  const vocabulary = new Vocabulary(db);
  const differing: number[] = [];
  for (const { id } of rows) {
    // A running archive may have read the work between the two looks; it has not twice.
    const isOther = (await differs(db, vocabulary, id)) && (await differs(db, vocabulary, id));
    if (isOther) differing.push(id);
  }
  return { works: rows.length, differing: differing.toSorted((one, other) => one - other) };
}

async function differs(db: Db, vocabulary: Vocabulary, workId: number): Promise<boolean> {
  const work = await shelvedWork(db, workId);
  const kept = await keptOf(db, workId);
  if (work === null || kept === null) return false;
  return linesOf(await readWork(db, vocabulary, work)) !== linesOf(kept);
}

/** What is kept of a work, as a reading of it would be; null: it is gone, or waits to be read. */
async function keptOf(db: Db, workId: number): Promise<Reading | null> {
  const { rows } = await sql<Pick<Reading, 'language' | 'keys'>>`
    select language, keys from text_works where work_id = ${workId}
      and not exists (select from text_due where text_due.work_id = text_works.work_id)`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const parts = await db
    .selectFrom('text_parts')
    .select(['field', 'chapter_id as chapterId', 'words'])
    .where('work_id', '=', workId)
    .execute();
  return { ...row, parts };
}

/** All that a reading says, as text; in whatever order its rows come. */
function linesOf({ language, keys, parts }: Reading): string {
  const stretches = parts.map(({ field, chapterId, words }) => JSON.stringify([field, chapterId, words]));
  return JSON.stringify([language, keys.toSorted(), stretches.toSorted()]);
}
