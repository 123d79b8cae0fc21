import type pg from 'pg';

/** An index or constraint that was taken away for a load, and the statement that makes it again. */
interface Taken {
  table: string;
  again: string;
}

/**
 * Drops what would be kept up row by row during a load: all indexes, primary and unique keys of these tables but those
 * that foreign keys point at. Returns what makes them again.
 */
export async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<Taken[]> {
  const { rows } = await client.query<Taken & { drop: string }>(
    `select class.relname as table,
       case when own.oid is null then format('drop index %I', named.relname)
         else format('alter table %I drop constraint %I', class.relname, own.conname) end as drop,
       case when own.oid is null then pg_get_indexdef(index.indexrelid)
         else format('alter table %I add constraint %I %s', class.relname, own.conname, pg_get_constraintdef(own.oid)) end as again
     from pg_index as index
       join pg_class as class on class.oid = index.indrelid
       join pg_class as named on named.oid = index.indexrelid
       left join pg_constraint as own on own.conindid = index.indexrelid and own.contype in ('p', 'u')
     where class.relnamespace = 'public'::regnamespace and class.relname = any($1)
       and not exists (select from pg_constraint where contype = 'f' and conindid = index.indexrelid)
     order by 1, 3`,
    [[...tables]],
  );
  for (const { drop } of rows) await client.query(drop);
  return rows;
}

/** Makes them again, on two connections at a time. */
export async function restoreIndexes(clients: readonly pg.Client[], taken: readonly Taken[]): Promise<void> {
  const left = [...taken];
  await Promise.all(
    clients.map(async (client) => {
      await client.query(`set maintenance_work_mem = '512MB'`);
      for (let one = left.shift(); one; one = left.shift()) await client.query(one.again);
    }),
  );
}
