import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';

/** The number of the lock over the map. */
const MAP = 7_203_346;

/**
 * Holds the map as it stands until the transaction ends, together with everyone else who only reads it. What tags a
 * work takes this before it derives filters, so that no change of the map can pass between.
 */
export async function holdMap(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${MAP}::bigint)`.execute(tx);
}

/** Waits until nobody holds the map, then keeps it alone until the transaction ends. Taken before anything else. */
export async function takeMap(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${MAP}::bigint)`.execute(tx);
}
