import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';
import type { Hand, Wrangled } from './act.ts';
import { carryOut } from './carryOut.ts';
import { coinTag } from './coin.ts';
import { takeMap } from './lock.ts';
import { makeCanonical } from './makeCanonical.ts';
import { shownName } from './map.ts';
import { tagCalled } from './order.ts';
import { TAG_COLUMNS } from './piece.ts';
import { setMembers } from './setMembers.ts';
import { foldName, membersIn, type Tag } from './tag.ts';

/** Relationships of one run: it is one transaction, and nobody tags a work meanwhile. */
const AT_ONCE = 50;
const RULE: Hand = { by: 'the rule by use', as: 'rule' };

/**
 * Says who the canonical relationships are between of which nobody ever said it: the characters that their names tell,
 * which become canonical if nobody decided about them. Left alone where a name may be another's in some fandom, or a
 * character was set aside or demoted. Run again after the last number until `last` is null.
 */
export async function membersByName(
  tx: Tx,
  after: number,
): Promise<{ last: number | null; done: Wrangled[] }> {
  await takeMap(tx);
  const { rows } = await sql<Tag>`
    select ${TAG_COLUMNS} from tags where canonical and kind = 'relationship' and id > ${after}
      and not exists (select from tag_members where relationship_id = tags.id)
      and not exists (select from wranglings where tag_id = tags.id and act = 'members')
    order by id limit ${AT_ONCE}`.execute(tx);
  const done: Wrangled[] = [];
  for (const relationship of rows) {
    const { members, romantic } = membersIn(shownName(relationship));
    if (members.length < 2 || new Set(members.map(foldName)).size < members.length) continue;
    const known = [];
    for (const name of members) known.push(await characterCalled(tx, name));
    if (known.includes('unsure')) continue;
    const ids: number[] = [];
    for (const [at, one] of known.entries()) {
      const id = typeof one === 'number' ? one : await coinTag(tx, 'character', members[at]!);
      if (one === null) done.push(await carryOut(tx, makeCanonical(id), RULE));
      ids.push(id);
    }
    done.push(await carryOut(tx, setMembers(relationship.id, ids, relationship.romantic ?? romantic), RULE));
  }
  return { last: rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null), done };
}

/** The canonical character that a name means; null: one that nobody decided about, or that is not there yet. */
async function characterCalled(tx: Tx, name: string): Promise<number | null | 'unsure'> {
  const found = await tagCalled(tx, 'character', name);
  if (found?.canonical) return found.id;
  if (found?.synonymOf != null) return found.synonymOf;
  const meanings = await tx
    .selectFrom('tag_aliases')
    .select('canonical_id')
    .where('kind', '=', 'character')
    .where('folded', '=', foldName(name))
    .limit(1)
    .execute();
  return meanings.length > 0 || found?.aside || found?.decidedAs === 'person' ? 'unsure' : null;
}
