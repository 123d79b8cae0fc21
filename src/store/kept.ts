import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type pg from 'pg';
import type { Db } from './database.ts';

/** How a statement begins whose plan every connection keeps. */
const MARK = '/* kept */';

/**
 * A statement that is asked with almost every page, and whose text is always the same: it is written once, and each
 * connection keeps its plan. `write` is given a place for each value, which it must cast to its type; the values are
 * given with each asking.
 *
 * Each stands in a query of its own, so that the planner does not look at it: an array whose length it sees looks
 * cheaper than one that it does not, and it would plan the statement anew each time, which takes longer than the answer.
 */
export function kept<Row, Values extends readonly unknown[]>(
  write: (...places: { [At in keyof Values]: RawBuilder<unknown> }) => RawBuilder<Row>,
): (db: Db, ...values: Values) => Promise<Row[]> {
  const places = Array.from({ length: write.length }, () => Symbol('a value'));
  let compiled: CompiledQuery<Row> | null = null;
  return async (db, ...values) => {
    compiled ??=
      sql<Row>`${sql.raw(MARK)} ${write(...(places.map((place) => sql`(select ${place})`) as never))}`.compile(
        db,
      );
    const parameters = compiled.parameters.map((one) => {
      const at = places.indexOf(one as symbol);
      return at < 0 ? one : values[at];
    });
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}

/** Has a connection of a pool keep the plans of kept statements. */
export function keepPlans(client: pg.PoolClient): void {
  const names = new Map<string, string>();
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (text: unknown, ...args: unknown[]): unknown => {
    if (typeof text !== 'string' || !text.startsWith(MARK)) return query(text, ...args);
    const name = names.get(text) ?? `kept ${names.size + 1}`;
    names.set(text, name);
    return query({ name, text, values: args[0] });
  };
  client.query = named as typeof client.query;
}
