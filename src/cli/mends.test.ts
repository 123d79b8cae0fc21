import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { auditWorks } from '../works/audit.ts';
import { mendOf } from './mends.ts';

const database = freshDatabase();
const DOCTOR = readFileSync(join(import.meta.dirname, 'doctor.ts'), 'utf8');
const own = [...DOCTOR.matchAll(/(?:check: |comparison\()'([^']+)'/g)].map(([, check = '']) => check);

test('every check that the doctor makes itself has a mend of its own', () => {
  expect(own.length).toBeGreaterThan(6);
  expect(new Set(own.map(mendOf)).size).toBe(own.length);
});

test('the statements among the mends are ones that the database takes', async () => {
  const audited = (await auditWorks(database.db)).map(({ check }) => check);
  const statements = [...own, ...audited].flatMap((check) =>
    [...mendOf(check).matchAll(/`([^`]+)`/g)].map(([, statement = '']) => statement),
  );
  expect(statements).toHaveLength(4);
  for (const statement of statements) await database.pool.query(statement);
});
