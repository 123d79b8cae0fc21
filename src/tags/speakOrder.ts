import { asKept } from '../ground/asKept.ts';
import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import type { Act, Hand } from './act.ts';
import { carryOut } from './carryOut.ts';
import { makeAlias, removeAlias } from './makeAlias.ts';
import { emptyOutcome, note, tagCalled, type OrderOutcome } from './order.ts';
import { rename } from './rename.ts';
import { setMembers } from './setMembers.ts';
import type { Tag } from './tag.ts';

/** An act that says something of one tag in words: how it is written, what it is called where, who it is between. */
export type SpokenOrder =
  | { act: 'rename'; tagId: number; name: string }
  | { act: 'alias' | 'no alias'; tagId: number; name: string; fandom: string }
  | { act: 'meaning here'; tagId: number; name: string; canonical: string; fandom: string }
  | { act: 'members'; tagId: number; members: string[]; romantic: boolean | null };

/** Carries it out. Throws what the act throws, and `tag-not-named` for a name that no canonical tag has. */
export async function carrySpoken(tx: Tx, order: SpokenOrder, hand: Hand): Promise<OrderOutcome> {
  const outcome = emptyOutcome();
  const act = await actOf(tx, order);
  await note(tx, outcome, await carryOut(tx, act, hand), [act.tagId]);
  return outcome;
}

async function actOf(tx: Tx, order: SpokenOrder): Promise<Act> {
  if (order.act === 'rename') return rename(order.tagId, order.name);
  if (order.act === 'members') {
    const members: number[] = [];
    for (const name of order.members) members.push((await canonicalCalled(tx, 'character', name)).id);
    return setMembers(order.tagId, members, order.romantic);
  }
  if (order.name.trim() === '')
    throw new Failure('field-invalid', { field: 'The name', reason: 'write the short name' });
  const fandom = await canonicalCalled(tx, 'fandom', order.fandom);
  if (order.act === 'meaning here') {
    const { kind } = await tx
      .selectFrom('tags')
      .select('kind')
      .where('id', '=', order.tagId)
      .executeTakeFirstOrThrow(() => new Failure('tag-not-found'));
    return makeAlias(order.name, (await canonicalCalled(tx, kind, order.canonical)).id, fandom.id);
  }
  return (order.act === 'alias' ? makeAlias : removeAlias)(order.name, order.tagId, fandom.id);
}

/** The canonical tag that is called so, or that a synonym called so means. */
async function canonicalCalled(tx: Tx, kind: Tag['kind'], name: string): Promise<{ id: number }> {
  const found = await tagCalled(tx, kind, asKept(name));
  if (!found?.canonical && found?.synonymOf == null) throw new Failure('tag-not-named', { kind, name });
  return { id: found.synonymOf ?? found.id };
}
