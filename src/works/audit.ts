import { sql } from 'kysely';
import type { Db } from '../store/database.ts';

/** Something in the database that should not be, in a sentence. */
export interface Finding {
  check: string;
  count: number;
}

/**
 * Counts what a sound archive has none of: works without chapters, chapters whose numbers have gaps, counts that
 * do not match their rows, revisions whose text does not match its hash.
 */
export async function auditWorks(db: Db): Promise<Finding[]> {
  const checks: [string, ReturnType<typeof sql<{ count: number }>>][] = [
    [
      'works without a chapter',
      sql`select count(*) as count from works where not exists (select from chapters where work_id = works.id)`,
    ],
    [
      'works whose chapters are not numbered 1 to n',
      sql`select count(*) as count from (select work_id from chapters group by work_id having max(position) <> count(*) or min(position) <> 1) as gaps`,
    ],
    [
      'works whose count of chapters or words is not that of their chapters',
      sql`select count(*) as count from works join (
            select work_id, count(*) as chapters, sum(revisions.words) as words
            from chapters join revisions on revisions.id = revision_id group by work_id) as real on real.work_id = works.id
          where real.chapters <> works.chapter_count or real.words <> works.words`,
    ],
    [
      'revisions whose text does not match its hash',
      sql`select count(*) as count from revisions where sha256(convert_to(html, 'UTF8')) <> sha256`,
    ],
  ];
  const findings: Finding[] = [];
  for (const [check, query] of checks) {
    const { rows } = await query.execute(db);
    findings.push({ check, count: rows[0]?.count ?? 0 });
  }
  return findings;
}
