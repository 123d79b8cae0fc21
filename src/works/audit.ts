import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import type { Concealment } from './conceal.ts';

/** Something in the database that should not be, in a sentence. */
export interface Finding {
  check: string;
  count: number;
}

/**
 * Counts what a sound archive has none of: works without chapters, chapters whose numbers have gaps, counts that
 * do not match their rows, revisions whose text does not match its hash, works whose standing is not what its record
 * says, cards that lag behind their works, pictures in a text that its work does not hold (readers would not meet them).
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
    [
      'works that are trashed, hidden, unrevealed or anonymous otherwise than their record says',
      sql`select count(*) as count from works
          where trashing_id is distinct from (select max(id) from trashings where work_id = works.id and restored_at is null)
            or hiding_id is distinct from (select max(id) from hidings where work_id = works.id and ended_at is null)
            or unrevealed <> exists (${inForce('unrevealed')}) or anonymous <> exists (${inForce('anonymous')})`,
    ],
    [
      'works whose catalogue card says otherwise than their rows',
      sql`select count(*) as count from cards where facts::text <> card_facts(work_id)::text`,
    ],
    [
      'pictures that stand in a text but are not its work’s',
      sql`select count(*) as count from chapters join revisions on revisions.id = revision_id,
            lateral (select distinct (regexp_matches(html, '/images/([0-9a-f]{64})', 'g'))[1] as sha256) as shown
          where html like '%/images/%' and not exists (
            select from work_images where work_id = chapters.work_id and sha256 = decode(shown.sha256, 'hex'))`,
    ],
  ];
  const findings: Finding[] = [];
  for (const [check, query] of checks) {
    const { rows } = await query.execute(db);
    findings.push({ check, count: rows[0]?.count ?? 0 });
  }
  return findings;
}

function inForce(kind: Concealment) {
  return sql`select from concealments where work_id = works.id and kind = ${kind} and ended_at is null`;
}
