import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { readBlurbsOf } from '../works/blurb.ts';
import { resolveTag } from '../tags/resolve.ts';
import { namesById } from '../tags/tagNames.ts';
import { freshDatabase } from '../testing/database.ts';
import { openDatabase } from './database.ts';
import { kept } from './kept.ts';

const database = freshDatabase();

test('values of any kind come back as they were given', async () => {
  const told = kept<{ texts: (string | null)[]; number: number; none: string | null }, unknown[]>(
    (texts, number, none) =>
      sql`select ${texts}::text[] as texts, ${number}::int as number, ${none}::text as none`,
  );
  const texts = ['a "quoted" one', '{brace, comma}', 'back\\slash', '', null, 'NULL'];
  for (let again = 0; again < 2; again++)
    expect(await told(database.db, texts, -7, null)).toEqual([{ texts, number: -7, none: null }]);
});

test('the plan of a kept statement is made once, not anew with every asking', async () => {
  // One connection: plans belong to it.
  const one = await openDatabase(database.url, { connections: 1 });
  try {
    for (let asking = 1; asking <= 20; asking++) {
      await resolveTag(one.db, 'fandom', `A name ${asking}`);
      await namesById(
        one.db,
        Array.from({ length: asking }, (_, id) => id),
      );
      await readBlurbsOf(one.db, 'guest', [asking]);
    }
    const { rows } = await sql<{ planned: number; reused: number }>`
      select custom_plans::int as planned, generic_plans::int as reused from pg_prepared_statements
      where statement like '/* kept */%'`.execute(one.db);
    expect(rows).toHaveLength(3);
    // PostgreSQL tries five times what planning with the values would bring.
    for (const row of rows) expect(row).toEqual({ planned: 5, reused: 15 });
  } finally {
    await one.close();
  }
});
