import { Failure } from '../ground/failures.ts';
import type { Act } from './act.ts';
import { mustBeCanonical, shownName, tagIn } from './map.ts';
import { MapChange } from './mapChange.ts';

/**
 * Says who a canonical relationship is between, in this order, and whether it is love; none: nobody knows any more.
 * The relationship is put below its members' fandoms.
 * @throws Failure `tag-not-canonical`, `tag-member-kind`
 */
export function setMembers(relationshipId: number, characterIds: number[], romantic: boolean | null): Act {
  const members = [...new Set(characterIds)];
  return {
    name: 'members',
    tagId: relationshipId,
    around: members,
    plan: (piece) => {
      const relationship = tagIn(piece, relationshipId);
      mustBeCanonical(relationship);
      const change = new MapChange();
      for (const link of piece.members.filter((link) => link.relationship === relationshipId))
        change.unlink('members', link);
      members.forEach((id, position) => {
        const member = tagIn(piece, id);
        mustBeCanonical(member);
        if (relationship.kind !== 'relationship' || member.kind !== 'character')
          throw new Failure('tag-member-kind', { tag: shownName(relationship), member: shownName(member) });
        change.link('members', { relationship: relationshipId, character: id, position });
      });
      for (const parent of fandomsToAdd(piece.parents, relationshipId, members))
        change.link('parents', { child: relationshipId, parent });
      return change.decide(relationship, { romantic });
    },
  };
}

function fandomsToAdd(
  parents: { child: number; parent: number }[],
  relationship: number,
  members: number[],
): Set<number> {
  const has = new Set(parents.filter((link) => link.child === relationship).map((link) => link.parent));
  const wanted = parents.filter((link) => members.includes(link.child)).map((link) => link.parent);
  return new Set(wanted.filter((parent) => !has.has(parent)));
}
