import { sql } from 'kysely';
import { asKept } from '../ground/asKept.ts';
import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import type { Act, Hand, Wrangled } from './act.ts';
import { alongOf, type Along } from './along.ts';
import { carryOut } from './carryOut.ts';
import { coinTag } from './coin.ts';
import { demote } from './demote.ts';
import { freeSynonym } from './freeSynonym.ts';
import { makeCanonical } from './makeCanonical.ts';
import { makeMeta, removeMeta } from './makeMeta.ts';
import { makeParent, removeParent } from './makeParent.ts';
import { makeSynonym } from './makeSynonym.ts';
import { parentKind, shownName, type MapEdits } from './map.ts';
import { TAG_COLUMNS } from './piece.ts';
import { setAside } from './setAside.ts';
import { foldName, type Tag } from './tag.ts';

/** One act on one or several tags, as a wrangler asks for it. */
export interface WranglingOrder {
  act: keyof typeof ORDERS;
  tagIds: number[];
  /** The other tag: by its number, or by its name, which is coined where nothing is called so. */
  other?: number | string;
}

/** What became of an order. */
export interface OrderOutcome {
  /** Lines of the log, in order. */
  lines: number[];
  works: number;
  along: Along;
  refilterIds: number[];
  refusals: { tag: string; failure: Failure }[];
  /** Others that became canonical for it, and whether they are new here. */
  raised: { name: string; isNew: boolean }[];
}

interface Ordered {
  /** Which kind the other tag is of, for a tag of this kind; none: the act needs no other. */
  otherKind?: (kind: MapKind) => MapKind | undefined;
  /** Whether the other tag must be canonical, and is made so. */
  raises?: boolean;
  act(tag: Tag, other: Tag): Act;
}

const same = (kind: MapKind): MapKind => kind;

/** Everything that can be ordered by naming tags. */
const ORDERS = {
  canonical: { act: (tag) => makeCanonical(tag.id) },
  synonym: {
    otherKind: same,
    raises: true,
    act: (tag, other) => (tag.canonical ? demote(tag.id, other.id) : makeSynonym(tag.id, other.id)),
  },
  called: {
    otherKind: same,
    act: (tag, other) => (other.canonical ? demote(other.id, tag.id) : makeSynonym(other.id, tag.id)),
  },
  free: { act: (tag) => (tag.canonical ? demote(tag.id, null) : freeSynonym(tag.id)) },
  meta: { otherKind: same, raises: true, act: (tag, other) => makeMeta(tag.id, other.id) },
  sub: { otherKind: same, raises: true, act: (tag, other) => makeMeta(other.id, tag.id) },
  parent: { otherKind: parentKind, raises: true, act: (tag, other) => makeParent(tag.id, other.id) },
  'no meta': { otherKind: same, act: (tag, other) => removeMeta(tag.id, other.id) },
  'no sub': { otherKind: same, act: (tag, other) => removeMeta(other.id, tag.id) },
  'no parent': { otherKind: parentKind, act: (tag, other) => removeParent(tag.id, other.id) },
  aside: { act: (tag) => setAside(tag.id, true) },
  'not aside': { act: (tag) => setAside(tag.id, false) },
} satisfies Record<string, Ordered>;

/** Whether this word orders something. */
export function isOrder(word: string): word is WranglingOrder['act'] {
  return Object.hasOwn(ORDERS, word);
}

/**
 * Carries an order out, tag by tag: what the map refuses is said of the tag, and the rest is done. A tag that others
 * shall mean or stand below becomes canonical first. Throws `tag-not-found`, `field-invalid` for an other without a name.
 */
export async function carryOrder(tx: Tx, order: WranglingOrder, hand: Hand): Promise<OrderOutcome> {
  const ordered: Ordered = ORDERS[order.act];
  const outcome = emptyOutcome();
  const others = new Map<MapKind, Tag>();
  for (const id of order.tagIds) {
    const tag = await tagById(tx, id);
    try {
      const kind = ordered.otherKind?.(tag.kind);
      if (ordered.otherKind && kind === undefined)
        throw new Failure('tag-vocabulary', { tag: shownName(tag), kind: tag.kind });
      if (kind && !others.has(kind))
        others.set(kind, await otherTag(tx, order.other ?? '', kind, ordered, outcome, hand));
      const other = kind ? others.get(kind) : undefined;
      await note(tx, outcome, await carryOut(tx, ordered.act(tag, other ?? tag), hand), [
        id,
        other?.id ?? id,
      ]);
    } catch (error) {
      // A plan refuses before anything is written, so the transaction goes on.
      if (!(error instanceof Failure) || error.code === 'field-invalid') throw error;
      outcome.refusals.push({ tag: shownName(tag), failure: error });
    }
  }
  return outcome;
}

/** An outcome of nothing. */
export function emptyOutcome(): OrderOutcome {
  const along = { synonyms: 0, places: 0, broader: 0, members: 0, names: 0 };
  return { lines: [], works: 0, along, refilterIds: [], refusals: [], raised: [] };
}

/** Adds what an act did to the outcome of an order. */
export async function note(tx: Tx, outcome: OrderOutcome, done: Wrangled, named: number[]): Promise<void> {
  if (done.wranglingId === null) return;
  outcome.lines.push(done.wranglingId);
  outcome.works += done.works;
  if (done.refilterId !== null) outcome.refilterIds.push(done.refilterId);
  const { before, after } = await tx
    .selectFrom('wranglings')
    .select(['before', 'after'])
    .where('id', '=', done.wranglingId)
    .executeTakeFirstOrThrow();
  const along = alongOf({ before, after } as MapEdits, named);
  for (const part of Object.keys(along) as (keyof Along)[]) outcome.along[part] += along[part];
}

async function otherTag(
  tx: Tx,
  other: number | string,
  kind: MapKind,
  { raises = false }: Ordered,
  outcome: OrderOutcome,
  hand: Hand,
): Promise<Tag> {
  const { tag, isNew } =
    typeof other === 'number'
      ? { tag: await tagById(tx, other), isNew: false }
      : await called(tx, kind, other);
  if (!raises || tag.canonical || tag.kind !== kind) return tag;
  if (tag.synonymOf !== null) return tagById(tx, tag.synonymOf);
  await note(tx, outcome, await carryOut(tx, makeCanonical(tag.id), hand), [tag.id]);
  outcome.raised.push({ name: shownName(tag), isNew });
  return tagById(tx, tag.id);
}

/** The tag of this name and kind: exactly so before folded, canonical before others; coined where there is none. */
async function called(tx: Tx, kind: MapKind, name: string): Promise<{ tag: Tag; isNew: boolean }> {
  const exact = asKept(name);
  if (exact === '') throw new Failure('field-invalid', { field: 'The other tag', reason: 'write its name' });
  const found = await tagCalled(tx, kind, exact);
  return found
    ? { tag: found, isNew: false }
    : { tag: await tagById(tx, await coinTag(tx, kind, exact)), isNew: true };
}

/** The tag that a wrangler means by this name: exactly so before folded, canonical before others; undefined: none. */
export async function tagCalled(tx: Tx, kind: MapKind, name: string): Promise<Tag | undefined> {
  const { rows } = await sql<Tag>`
    select ${TAG_COLUMNS} from tags where kind = ${kind} and folded = ${foldName(name)}
    order by (name = ${name} or display = ${name}) is true desc, canonical desc, synonym_of is null,
      (select count(*) from work_tags where tag_id = tags.id) desc, id limit 1`.execute(tx);
  return rows[0];
}

async function tagById(tx: Tx, id: number): Promise<Tag> {
  const { rows } = await sql<Tag>`select ${TAG_COLUMNS} from tags where id = ${id}`.execute(tx);
  if (!rows[0]) throw new Failure('tag-not-found');
  return rows[0];
}
