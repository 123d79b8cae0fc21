import type { Db } from '../store/database.ts';
import { foldName } from '../tags/tag.ts';
import { ALL_WORKS, type Counting } from './counting.ts';
import type { Shelf } from './shelf/question.ts';

/**
 * A collection of this name, letter case and accents aside, as the first work in it writes it that this viewer may
 * meet; null: they meet no work in it.
 */
export async function collectionNamed(
  { db, shelf }: { db: Db; shelf: Shelf },
  counting: Counting,
  name: string,
): Promise<string | null> {
  const folded = foldName(name);
  const where = [{ is: 'collection', names: [folded] }] as const;
  const order = { by: 'id', descending: false } as const;
  const { works } = await shelf.ask({ ...ALL_WORKS, ...counting, where: [...where], order, take: 1 });
  if (works[0] === undefined) return null;
  const work = await db
    .selectFrom('works')
    .select('collections')
    .where('id', '=', works[0])
    .executeTakeFirst();
  return work?.collections.find((one) => foldName(one) === folded) ?? null;
}
