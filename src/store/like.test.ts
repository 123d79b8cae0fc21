import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { withWords } from './like.ts';

const database = freshDatabase();

test('signs that mean something to LIKE stand for themselves', async () => {
  const cases = [
    ['100% her', 'it was 100% hers', true],
    ['100% her', 'it was 100 times her', false],
    ['a_b', 'a_b', true],
    ['a_b', 'axb', false],
    ['c\\d', 'c\\d', true],
    ['c\\d', 'cd', false],
  ] as const;
  for (const [words, text, holds] of cases) {
    const { rows } = await sql<{
      holds: boolean;
    }>`select ${text}::text like ${withWords(words)} as holds`.execute(database.db);
    expect(rows[0]?.holds, `${words} in ${text}`).toBe(holds);
  }
});
