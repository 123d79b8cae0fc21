import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Db, Tx } from '../store/database.ts';
import type { MapKind, MergeReason } from '../store/schema.ts';
import type { Hand, Wrangled } from './act.ts';
import { carryOut } from './carryOut.ts';
import { demote } from './demote.ts';
import { makeCanonical } from './makeCanonical.ts';
import { makeSynonym } from './makeSynonym.ts';

/** Two tags that may mean the same, for a yes or no. */
export interface MergeProposal {
  id: number;
  kind: MapKind;
  reason: MergeReason;
  /** 0 to 1. */
  score: number;
  tag: { id: number; name: string; works: number };
  /** What it would mean. */
  into: { id: number; name: string; works: number; canonical: boolean };
}

/** The proposals nobody has decided whose tags are still apart, the surest first. */
export async function readProposals(
  db: Db,
  { kind, after, tagId, limit }: { kind?: MapKind; after?: number; tagId?: number; limit: number },
): Promise<MergeProposal[]> {
  const works = (id: ReturnType<typeof sql>) => sql`(select count(*) from work_tags where tag_id = ${id})`;
  const { rows } = await sql<MergeProposal>`
    select merge_proposals.id, tag.kind, reason, score,
      json_build_object('id', tag.id, 'name', coalesce(tag.display, tag.name), 'works', ${works(sql`tag.id`)}) as tag,
      json_build_object('id', target.id, 'name', coalesce(target.display, target.name), 'works', ${works(sql`target.id`)}, 'canonical', target.canonical) as "into"
    from merge_proposals join tags as tag on tag.id = tag_id join tags as target on target.id = into_id
    where merge_proposals.decided_at is null and tag.synonym_of is null and target.synonym_of is null and not tag.aside
      and ${kind === undefined ? sql`true` : sql`tag.kind = ${kind}`}
      and ${tagId === undefined ? sql`true` : sql`(tag_id = ${tagId} or into_id = ${tagId})`}
      and ${after === undefined ? sql`true` : sql`(score, -merge_proposals.id) < (select score, -id from merge_proposals where id = ${after})`}
    order by score desc, merge_proposals.id limit ${limit}`.execute(db);
  return rows;
}

/** How many proposals wait, by kind. */
export async function countProposals(db: Db): Promise<{ kind: MapKind; waiting: number }[]> {
  const { rows } = await sql<{ kind: MapKind; waiting: number }>`
    select tag.kind, count(*) as waiting
    from merge_proposals join tags as tag on tag.id = tag_id join tags as target on target.id = into_id
    where merge_proposals.decided_at is null and tag.synonym_of is null and target.synonym_of is null and not tag.aside
    group by 1 order by 2 desc`.execute(db);
  return rows;
}

/**
 * Says yes or no to a proposal. Yes merges the two: the second becomes canonical if it is not, the first its synonym.
 * `turned`: the other way round. Either way the pair is not proposed again. Throws `proposal-not-found`, and what the merging throws.
 */
export async function decideProposal(
  tx: Tx,
  id: number,
  taken: boolean,
  hand: Hand,
  turned = false,
): Promise<Wrangled[]> {
  const proposal = await tx
    .selectFrom('merge_proposals')
    .selectAll()
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!proposal) throw new Failure('proposal-not-found');
  await tx
    .updateTable('merge_proposals')
    .set({ taken, decided_by: hand.by, decided_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
  if (!taken) return [];
  const pair = [proposal.tag_id, proposal.into_id] as const;
  const [tagId, intoId] = turned ? [pair[1], pair[0]] : pair;
  const done = [await carryOut(tx, makeCanonical(intoId), hand)];
  const tag = await tx
    .selectFrom('tags')
    .select('canonical')
    .where('id', '=', tagId)
    .executeTakeFirstOrThrow();
  done.push(await carryOut(tx, tag.canonical ? demote(tagId, intoId) : makeSynonym(tagId, intoId), hand));
  return done.filter((one) => one.wranglingId !== null);
}
