import { sql } from 'kysely';
import type { Db, Tx } from '../../store/database.ts';
import { readWork, type Reading } from './readWork.ts';
import { outdated, shelvedWork, type Shelved } from './shelved.ts';
import { Vocabulary } from './vocabulary.ts';

/** Any number that no other lock of the archive has. */
const LOCK = 7_203_347;

/** Reads works that changed, so that their words can be found. One process at a time; a work a transaction. */
export class TextReader {
  readonly #db: Db;
  readonly #vocabulary: Vocabulary;
  #unsettled = 0;

  readonly #failed: (error: Error) => void;

  constructor(db: Db, failed: (error: Error) => void) {
    this.#db = db;
    this.#failed = failed;
    this.#vocabulary = new Vocabulary(db);
  }

  /**
   * Reads up to `most` works that wait, the last changed first, so that a new work does not stand behind an import.
   * Returns how many waited and were dealt with; 0: none waits, or another process is reading.
   */
  async step(most: number): Promise<number> {
    const done = await this.#take(most).catch(() => this.#takeEach(most));
    this.#unsettled += done;
    return done;
  }

  /** Works one by one, so that one that cannot be read stops no other. It is told and set aside; the doctor counts it. */
  async #takeEach(most: number): Promise<number> {
    let done = 0;
    for (; done < most; done++) {
      try {
        if ((await this.#take(1)) === 0) break;
      } catch (error) {
        const workId = await setAside(this.#db);
        if (workId !== null)
          this.#failed(new Error(`The words of work ${workId} could not be read.`, { cause: error }));
      }
    }
    return done;
  }

  /**
   * Lets searches find quickly what was just read: PostgreSQL gathers new keys in a heap, which each search goes
   * through, before it sorts them in.
   */
  async settle(): Promise<void> {
    if (this.#unsettled === 0) return;
    this.#unsettled = 0;
    await sql`select gin_clean_pending_list('text_works_keys')`.execute(this.#db);
  }

  /** Whether more than `most` changes wait, and the number of the last of them. */
  async waiting(most: number): Promise<{ many: boolean; last: number }> {
    const { rows } = await sql<{ many: boolean; last: number | null }>`
      select (select count(*) from (select from text_due limit ${most + 1}) as due) > ${most} as many,
        (select max(id) from text_due) as last`.execute(this.#db);
    return { many: rows[0]?.many ?? false, last: rows[0]?.last ?? 0 };
  }

  #take(most: number): Promise<number> {
    return this.#db.transaction().execute(async (tx) => {
      const { rows: locks } = await sql<{
        free: boolean;
      }>`select pg_try_advisory_xact_lock(${LOCK}) as free`.execute(tx);
      if (!locks[0]?.free) return 0;
      const due = await dueWorks(tx, most);
      const works = await outdated(tx, due.works);
      for (const id of works) await this.#read(tx, id);
      await bringSeen(tx, due.works);
      await sql`delete from text_due where id = any(${due.rows}::bigint[])`.execute(tx);
      return due.works.length;
    });
  }

  async #read(tx: Tx, workId: number): Promise<void> {
    const work = await shelvedWork(tx, workId);
    if (work === null) return;
    await keep(tx, work, await readWork(tx, this.#vocabulary, work));
  }
}

/** Works that wait, and every row that says so: rows that come while they are read stay. */
async function dueWorks(tx: Tx, most: number): Promise<{ works: number[]; rows: number[] }> {
  const { rows } = await sql<{ work_id: number; rows: string[] }>`
    with last as (select work_id from text_due order by id desc limit ${most})
    select work_id, array_agg(id) as rows from text_due where work_id in (select work_id from last) group by work_id`.execute(
    tx,
  );
  return { works: rows.map(({ work_id }) => work_id), rows: rows.flatMap((row) => row.rows.map(Number)) };
}

async function keep(tx: Tx, work: Shelved, { language, keys, parts }: Reading): Promise<void> {
  // Nobody meets it yet: `bringSeen` says who does.
  const row = { language, stamp: work.stamp, keys, seen: 0 };
  await tx
    .insertInto('text_works')
    .values({ work_id: work.id, ...row })
    .onConflict((conflict) => conflict.column('work_id').doUpdateSet(row))
    .execute();
  await tx.deleteFrom('text_parts').where('work_id', '=', work.id).execute();
  await sql`
    insert into text_parts (work_id, chapter_id, field, words)
    select ${work.id}, * from unnest(
      ${parts.map(({ chapterId }) => chapterId)}::bigint[], ${parts.map(({ field }) => field)}::text[],
      ${parts.map(({ words }) => words)}::text[])`.execute(tx);
}

/** Says who may meet these works; later changes of that are told by a trigger in their own transaction. */
async function bringSeen(tx: Tx, workIds: readonly number[]): Promise<void> {
  await sql`
    update text_works set seen = text_seen(works) from works
    where works.id = work_id and work_id = any(${workIds}::bigint[]) and seen <> text_seen(works)`.execute(
    tx,
  );
}

/** Takes the work that would be read next from those that wait. */
async function setAside(db: Db): Promise<number | null> {
  const { rows } = await sql<{ work_id: number }>`
    delete from text_due where work_id = (select work_id from text_due order by id desc limit 1) returning work_id`.execute(
    db,
  );
  return rows[0]?.work_id ?? null;
}

/** How many works a search in texts does not find yet as they are: waiting to be read, or never told of. */
export async function unreadWorks(db: Db): Promise<{ waiting: number; lost: number }> {
  const { rows } = await sql<{ waiting: number; lost: number }>`
    select
      (select count(distinct work_id) from text_due) as waiting,
      (select count(*) from works where not exists (select from text_works where work_id = works.id)
        and not exists (select from text_due where work_id = works.id)) as lost`.execute(db);
  return rows[0] ?? { waiting: 0, lost: 0 };
}
