import type { MapPiece } from './map.ts';
import type { MapChange } from './mapChange.ts';
import type { TagSeed } from './seed.ts';
import type { SeedTargets } from './seedCanonicals.ts';
import type { SeedGround } from './seedGround.ts';
import { membersIn } from './tag.ts';

/** Puts a seed's tags below their fandom, the fandom below its media, and says who relationships are between. */
export function sowLinks(
  ground: SeedGround,
  piece: MapPiece,
  seed: TagSeed,
  targets: SeedTargets,
  change: MapChange,
): void {
  const fandom = targets.get('fandom', seed.fandom.name);
  const media = seed.media ? targets.get('media', seed.media) : undefined;
  const standing = new Set(piece.parents.map(({ child, parent }) => `${child} ${parent}`));
  const below = (child: number | undefined, parent: number | undefined) => {
    const key = `${child} ${parent}`;
    if (child === undefined || parent === undefined || standing.has(key) || ground.touched('parents', key))
      return;
    standing.add(key);
    change.link('parents', { child, parent });
  };
  below(fandom?.id, media?.id);
  for (const { name } of seed.characters) below(targets.get('character', name)?.id, fandom?.id);
  for (const { name } of seed.relationships) below(targets.get('relationship', name)?.id, fandom?.id);
  sowMembers(ground, piece, seed, targets, change);
}

function sowMembers(
  ground: SeedGround,
  piece: MapPiece,
  seed: TagSeed,
  targets: SeedTargets,
  change: MapChange,
): void {
  const known = new Set(piece.members.map((link) => link.relationship));
  for (const { name, members } of seed.relationships) {
    const relationship = targets.get('relationship', name);
    if (!relationship || known.has(relationship.id) || ground.touched('members', String(relationship.id)))
      continue;
    const ids = members.map((member) => targets.get('character', member)?.id);
    if (ids.length < 2 || ids.includes(undefined)) continue;
    known.add(relationship.id);
    const people = new Set(ids.filter((id) => id !== undefined));
    [...people].forEach((character, position) =>
      change.link('members', { relationship: relationship.id, character, position }),
    );
    if (relationship.romantic === null) change.decide(relationship, { romantic: membersIn(name).romantic });
  }
}
