import { sql } from 'kysely';
import type { Tx } from '../../store/database.ts';
import type { Position } from './changedWorks.ts';
import type { Origin, StoredPosition } from './snapshot.ts';

/** What a snapshot of this database is of, its settings placed by the packs of this mark. */
export async function originOf(tx: Tx, canon: string): Promise<Origin> {
  const { rows } = await sql<{ database: string }>`
    select concat_ws(' ', system_identifier, oid, datname) as database
    from pg_control_system(), pg_database where datname = current_database()`.execute(tx);
  return { database: rows[0]!.database, canon };
}

export async function stored(tx: Tx, position: Position): Promise<StoredPosition> {
  return { ...position, seen: [...position.seen], last: await markOf(tx, position.change) };
}

/** The position of a snapshot, if this database's log leads on from there; null: it has another past. */
export async function resumed(tx: Tx, { last, ...position }: StoredPosition): Promise<Position | null> {
  const { rows } = await sql<{ ahead: boolean }>`
    select ${position.xmin}::xid8 > pg_snapshot_xmax(pg_current_snapshot()) as ahead`.execute(tx);
  if (rows[0]!.ahead || (await markOf(tx, position.change)) !== last) return null;
  return { ...position, seen: new Set(position.seen) };
}

async function markOf(tx: Tx, change: number): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ', txid, extract(epoch from changed_at)) as mark from changes where id = ${change}`.execute(
    tx,
  );
  return rows[0]?.mark ?? '';
}
