import type { MapKind } from '../store/schema.ts';
import type { MapPiece } from './map.ts';
import type { MapChange } from './mapChange.ts';
import type { TagSeed } from './seed.ts';
import type { SeedTargets } from './seedCanonicals.ts';
import type { SeedGround } from './seedGround.ts';
import { foldName, membersIn, type Tag } from './tag.ts';

interface SeededName {
  kind: MapKind;
  name: string;
  canonical: Tag;
  /** Whether the name says who is meant wherever it stands, not in works of the fandom alone. */
  tells: boolean;
}

/**
 * Says what a seed's names mean in works of its fandom. Names that tell who is meant anywhere ("Rosenberg/Maclay" in
 * full, a fandom's other names) make synonyms of the tags that stand, and of those that will be typed; short ones
 * ("Willow", "W/T") mean something in their fandom alone, since elsewhere they may be another's.
 */
export function sowNames(
  ground: SeedGround,
  piece: MapPiece,
  seed: TagSeed,
  targets: SeedTargets,
  change: MapChange,
): void {
  const fandom = targets.get('fandom', seed.fandom.name);
  if (!fandom) return;
  const standing = new Set(
    piece.aliases.map((alias) => `${alias.kind} ${alias.fandom ?? ''} ${alias.folded} ${alias.canonical}`),
  );
  const mean = ({ kind, name, canonical }: SeededName, within: number | null) => {
    const folded = foldName(name);
    const key = `${kind} ${within ?? ''} ${folded}`;
    if (standing.has(`${key} ${canonical.id}`) || ground.touched('aliases', key)) return;
    standing.add(`${key} ${canonical.id}`);
    change.link('aliases', { kind, folded, name, fandom: within, canonical: canonical.id });
  };
  const names = namesIn(seed, targets);
  for (const name of names) if (name.kind !== 'fandom') mean(name, fandom.id);
  const claims = Map.groupBy(names, ({ kind, name }) => `${kind} ${foldName(name)}`);
  for (const [key, claimants] of claims) {
    const [first] = claimants;
    const folded = key.slice(key.indexOf(' ') + 1);
    const alone = first && claimants.every((one) => one.canonical.id === first.canonical.id);
    if (!alone || !claimants.some((one) => one.tells) || isAnothers(ground, first, folded)) continue;
    mean(first, null);
    for (const tag of ground.folded(first.kind, folded)) {
      const open =
        !tag.canonical && tag.synonymOf === null && tag.decidedAs === null && tag.id !== first.canonical.id;
      if (open) change.decide(tag, { synonymOf: first.canonical.id, aside: false, decidedAs: 'seed' });
    }
  }
}

/** Whether the name is claimed for another canonical too, or is one itself. */
function isAnothers(ground: SeedGround, { kind, canonical }: SeededName, folded: string): boolean {
  return (
    ground.claimedByOthers(kind, folded, canonical.id) ||
    ground.folded(kind, folded).some((tag) => tag.canonical && tag.id !== canonical.id)
  );
}

function namesIn(seed: TagSeed, targets: SeedTargets): SeededName[] {
  const names: SeededName[] = [];
  const add = (kind: MapKind, name: string, canonicalName: string, tells: boolean) => {
    const canonical = targets.get(kind, canonicalName);
    if (canonical && foldName(name) !== '') names.push({ kind, name, canonical, tells });
  };
  for (const called of [seed.fandom.name, ...seed.fandom.others])
    add('fandom', called, seed.fandom.name, true);
  for (const { name, others } of seed.characters) {
    for (const called of [name, ...others])
      add('character', called, name, called === name || /\S\s+\S/.test(called));
  }
  for (const { name, members, others } of seed.relationships) {
    const people = inAnyOrder(members);
    for (const called of [name, ...others])
      add('relationship', called, name, called === name || inAnyOrder(membersIn(called).members) === people);
    for (const called of otherOrders(name, members)) add('relationship', called, name, true);
  }
  return names;
}

const inAnyOrder = (members: string[]): string => members.map(foldName).toSorted().join('/');

/** The same people in every other order: all orders of two or three, no more. */
function otherOrders(name: string, members: string[]): string[] {
  if (members.length < 2 || members.length > 3) return [];
  const between = membersIn(name).romantic ? '/' : ' & ';
  return orders(members)
    .map((order) => order.join(between))
    .filter((called) => foldName(called) !== foldName(name));
}

function orders(members: string[]): string[][] {
  if (members.length < 2) return [members];
  return members.flatMap((member, at) => orders(members.toSpliced(at, 1)).map((rest) => [member, ...rest]));
}
