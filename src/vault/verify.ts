import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { readBytes, sha256Of } from './bytes.ts';

/** What is wrong with a stored file. */
export interface Damage {
  sha256: string;
  shelf: 'originals' | 'images';
  what: 'missing' | 'changed';
}

/** Compares every original and picture in the vault with its hash. */
export async function* verifyVault(db: Db, data: string): AsyncGenerator<Damage | null> {
  for (const shelf of ['originals', 'images'] as const) {
    const { rows } = await sql<{
      sha256: Buffer;
    }>`select sha256 from ${sql.table(shelf)} order by sha256`.execute(db);
    for (const row of rows) {
      const sha256 = row.sha256.toString('hex');
      const bytes = await readBytes(data, shelf, sha256);
      if (bytes === null) yield { sha256, shelf, what: 'missing' };
      else yield sha256Of(bytes) === sha256 ? null : { sha256, shelf, what: 'changed' };
    }
  }
}
