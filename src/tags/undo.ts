import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Db, Tx } from '../store/database.ts';
import type { Decider } from '../store/schema.ts';
import type { Hand, Wrangled } from './act.ts';
import { commitChanges, UnsoundMap } from './commit.ts';
import { takeMap } from './lock.ts';
import type { MapEdits, MapPiece, MapRows } from './map.ts';
import { sameState, stateOf, touchedTags, turnedAround } from './mapChange.ts';
import { readPiece } from './piece.ts';

/**
 * Takes a change of the map back, as a change of its own in the log (which can be taken back in turn). What a seed or
 * a rule had decided stays taken back: a person's word stands over theirs.
 * @throws Failure `wrangling-not-found`, `wrangling-undone`, `wrangling-blocked` when a later change rests on it
 */
export async function undo(tx: Tx, wranglingId: number, hand: Hand): Promise<Wrangled> {
  await takeMap(tx);
  const done = await tx.selectFrom('wranglings').selectAll().where('id', '=', wranglingId).executeTakeFirst();
  if (!done) throw new Failure('wrangling-not-found');
  const again = await tx
    .selectFrom('wranglings')
    .select('id')
    .where('undoes', '=', wranglingId)
    .executeTakeFirst();
  if (again) throw new Failure('wrangling-undone');
  const edits = turnedAround({ before: done.before as MapRows, after: done.after as MapRows });
  const piece = await readPiece(tx, touchedTags(edits));
  if (!standsAsLeft(piece, edits))
    throw new Failure('wrangling-blocked', { reason: 'what it changed was changed again' });
  const decided = done.done_as === 'person' ? edits : byPerson(edits);
  try {
    return await commitChanges(
      tx,
      [{ act: 'undo', tagId: done.tag_id, otherId: done.other_id, undoes: wranglingId, edits: decided }],
      hand,
    );
  } catch (error) {
    if (error instanceof UnsoundMap)
      throw new Failure('wrangling-blocked', { reason: error.message }, { cause: error });
    if (isConstraint(error))
      throw new Failure('wrangling-blocked', { reason: 'it would close a circle' }, { cause: error });
    throw error;
  }
}

/** Whether the rows that an undoing takes are there, and those it brings are not. */
function standsAsLeft(piece: MapPiece, { before, after }: MapEdits): boolean {
  const has = (list: object[], link: object) => {
    const wanted = JSON.stringify(link);
    return list.some((one) => JSON.stringify(one) === wanted);
  };
  const kinds = ['parents', 'metas', 'members', 'aliases'] as const;
  return (
    before.tags.every((state) => {
      const tag = piece.tags.get(state.id);
      return tag !== undefined && sameState(stateOf(tag), state);
    }) &&
    kinds.every(
      (kind) =>
        inOrder(kind, before[kind]).every((link) => has(inOrder(kind, piece[kind]), link)) &&
        inOrder(kind, after[kind]).every((link) => !has(inOrder(kind, piece[kind]), link)),
    )
  );
}

/** Rows with their columns in one order, whatever order JSON kept them in; how an alias was written does not matter. */
function inOrder(kind: 'parents' | 'metas' | 'members' | 'aliases', links: object[]): object[] {
  const columns = {
    parents: ['child', 'parent'],
    metas: ['sub', 'meta'],
    members: ['relationship', 'character', 'position'],
    aliases: ['kind', 'folded', 'fandom', 'canonical'],
  }[kind];
  return links.map((link) =>
    Object.fromEntries(columns.map((column) => [column, (link as Record<string, unknown>)[column]])),
  );
}

function byPerson({ before, after }: MapEdits): MapEdits {
  return {
    before,
    after: { ...after, tags: after.tags.map((tag) => ({ ...tag, decidedAs: 'person' as const })) },
  };
}

const CHECK_VIOLATION = '23514';
const UNIQUE_VIOLATION = '23505';

function isConstraint(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === CHECK_VIOLATION || code === UNIQUE_VIOLATION;
}

/** A line of the log of the map. */
export interface Wrangling {
  id: number;
  act: string;
  tag: string | null;
  other: string | null;
  works: number;
  by: string;
  at: Date;
  undoes: number | null;
  /** The act that this line takes back. */
  undoneAct: string | null;
  undone: boolean;
  tagId: number | null;
  otherId: number | null;
  as: Decider;
}

/** The log of the map, newest first: of one tag, or of all; `before` and `after` are numbers of lines. */
export async function readWranglings(
  db: Db,
  { tagId, before, after, limit }: { tagId?: number; before?: number; after?: number; limit: number },
): Promise<Wrangling[]> {
  const { rows } = await sql<Wrangling>`
    select wranglings.id, act, coalesce(tag.display, tag.name) as tag, coalesce(other.display, other.name) as other, works,
      done_by as by, done_as as "as", done_at as at, undoes, tag_id as "tagId", other_id as "otherId",
      (select act from wranglings as taken where taken.id = wranglings.undoes) as "undoneAct",
      exists (select from wranglings as later where later.undoes = wranglings.id) as undone
    from wranglings left join tags as tag on tag.id = tag_id left join tags as other on other.id = other_id
    where ${tagId === undefined ? sql`true` : sql`(tag_id = ${tagId} or other_id = ${tagId})`}
      and ${before === undefined ? sql`true` : sql`wranglings.id < ${before}`}
      and ${after === undefined ? sql`true` : sql`wranglings.id > ${after}`}
    order by wranglings.id desc limit ${limit}`.execute(db);
  return rows;
}
