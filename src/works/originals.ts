import type { Db } from '../store/database.ts';

/** A file as it came. */
export interface OriginalEntry {
  /** Lower-case hex. */
  sha256: string;
  /** As it was brought: a path, or `archive.zip!path`. */
  name: string;
  format: string;
  /** Bytes. */
  size: number;
  keptAt: Date;
}

/** The files a work was read from, in the order in which they came. */
export async function readOriginals(db: Db, workId: number): Promise<OriginalEntry[]> {
  const rows = await originals(db)
    .where('work_id', '=', workId)
    .orderBy('kept_at')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    sha256: row.sha256.toString('hex'),
    name: row.name,
    format: row.format,
    size: row.size,
    keptAt: row.kept_at,
  }));
}

/** One original by its hash; null when no work was read from such a file. */
export async function readOriginal(db: Db, sha256: string): Promise<OriginalEntry | null> {
  const hash = Buffer.from(sha256, 'hex');
  const row = await originals(db).where('originals.sha256', '=', hash).orderBy('kept_at').executeTakeFirst();
  return row ? { name: row.name, format: row.format, size: row.size, sha256, keptAt: row.kept_at } : null;
}

function originals(db: Db) {
  return db
    .selectFrom('work_originals')
    .innerJoin('originals', 'originals.sha256', 'work_originals.sha256')
    .select(['originals.sha256', 'name', 'format', 'size', 'kept_at']);
}
