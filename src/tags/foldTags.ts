import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { foldName, lettersOf } from './tag.ts';

const AT_ONCE = 5000;

/** Folds the names of tags that were typed before names were folded. Returns how many. */
export async function foldTags(db: Db): Promise<number> {
  for (let folded = 0; ;) {
    const { rows } = await sql<{ id: number; kind: MapKind; name: string }>`
      select id, kind, name from tags where folded is null order by id limit ${AT_ONCE}`.execute(db);
    if (rows.length === 0) return folded;
    const names = rows.map(({ id, kind, name }) => ({
      id,
      folded: foldName(name),
      letters: lettersOf(kind, name),
    }));
    await sql`
      update tags set folded = name.folded, letters = name.letters
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as name (id bigint, folded text, letters text)
      where tags.id = name.id`.execute(db);
    folded += rows.length;
  }
}
