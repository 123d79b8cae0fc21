import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import type { TagWeight } from '../store/schema.ts';
import { deriveFilters } from './filters.ts';
import { holdMap } from './lock.ts';

/**
 * Says how large a part a tag plays in a work; null: nobody says. The caller notes the work as changed. Returns whether
 * that changed anything. Throws `tag-not-found` when the work has no such tag.
 */
export async function weighTag(
  tx: Tx,
  workId: number,
  tagId: number,
  weight: TagWeight | null,
): Promise<boolean> {
  await holdMap(tx);
  const { rows } = await sql<{ weight: TagWeight | null }>`
    update work_tags set weight = ${weight} from work_tags as old
    where work_tags.work_id = ${workId} and work_tags.tag_id = ${tagId} and old.work_id = work_tags.work_id and old.tag_id = work_tags.tag_id
    returning old.weight as weight`.execute(tx);
  if (!rows[0]) throw new Failure('tag-not-found');
  await deriveFilters(tx, [workId]);
  return rows[0].weight !== weight;
}
