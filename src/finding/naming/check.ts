import { sql, type RawBuilder } from 'kysely';
import type { Database, Tx } from '../../store/database.ts';
import { listedFor } from '../../works/viewer.ts';
import { TAG_NAMING } from './catchUp.ts';

/** How the names that are completed stand to what they are made of. */
export interface NamesCompared {
  /** Changes that were not counted yet; while there are some, nothing is compared. */
  waiting: number;
  names: number;
  /** Kind and number of each that differs, e.g. `author 12`. */
  differing: string[];
}

/** Compares every name that is completed, with its counts and its words, with the tags, authors and works of the database. */
export async function compareNames({ db }: Pick<Database, 'db'>): Promise<NamesCompared> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const [waiting, names] = await Promise.all([countOf(tx, 'naming_due'), countOf(tx, 'namings')]);
      if (waiting > 0) return { waiting, names, differing: [] };
      const { rows } = await sql<{ kind: string; id: number }>`
        select kind, id from (${ILL_NAMED} union ${ILL_WORDED}) as ill order by kind, id`.execute(tx);
      return { waiting, names, differing: rows.map(({ kind, id }) => `${kind} ${id}`) };
    });
}

async function countOf(tx: Tx, table: 'naming_due' | 'namings'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** How often each number stands on the works that guests meet. */
function met(table: string, column: string, more: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  return sql`
    select ${sql.ref(column)} as id, count(*) as works from ${sql.table(table)} join works on works.id = work_id
    where ${listedFor('guest')} and ${more} group by 1`;
}

/** What is called otherwise than it is kept, or counted otherwise. What nobody meets may be missing. */
const ILL_NAMED = sql`
  select kind, id from (
    select tag.kind, tag.id, tag.name, tag.standing, tag.fandoms, coalesce(found_by.works, 0) as found,
      coalesce(on_work.works, 0) as typed, case standing when 0 then coalesce(found_by.works, 0) else coalesce(on_work.works, 0) end as works
    from (${TAG_NAMING}) as tag
    left join (${met('work_filters', 'tag_id')}) as found_by on found_by.id = tag.id
    left join (${met('work_tags', 'tag_id')}) as on_work on on_work.id = tag.id
    union all
    select 'author', pseuds.id, name, 0, '{}', coalesce(works, 0), coalesce(works, 0), coalesce(works, 0)
    from pseuds left join (${met('bylines', 'pseud_id', sql`not works.anonymous`)}) as signed on signed.id = pseuds.id
    union all
    select 'title', works.id, title, 0, '{}', 1, 1, 1 from works where ${listedFor('guest')}
  ) as ought full join namings as kept using (kind, id)
  where (ought.name, ought.standing, ought.fandoms, ought.found, ought.typed, ought.works)
      is distinct from (kept.name, kept.standing, kept.fandoms, kept.found, kept.typed, kept.works)
    and not (kept.name is null and ought.found = 0 and ought.typed = 0)`;

/** What has not a row for each of its words, everywhere and in each of its fandoms, counted as it is. */
const ILL_WORDED = sql`
  select kind, id from namings full join (
    select kind, id, count(*) as rows, min(works) as least, max(works) as most from naming_words group by kind, id
  ) as worded using (kind, id)
  where name is null or coalesce(least <> works or most <> works, false)
    or coalesce(rows, 0) <> cardinality(array_remove(string_to_array(words, ' '), '')) * (1 + cardinality(fandoms))`;
