import type { MapKind } from '../store/schema.ts';
import type { MapChange } from './mapChange.ts';
import type { TagSeed } from './seed.ts';
import type { SeedGround } from './seedGround.ts';
import { foldName, type Tag } from './tag.ts';

/** The canonical tags that a seed's names come to. */
export interface SeedTargets {
  get(kind: MapKind, name: string): Tag | undefined;
  ids(): number[];
}

/**
 * Makes a seed's names canonical where nobody decided otherwise. A name that a wrangler made a synonym comes to what
 * it means; one that stands canonical in another spelling comes to that; one that a person demoted comes to nothing.
 */
export function sowCanonicals(ground: SeedGround, seed: TagSeed, change: MapChange): SeedTargets {
  const targets = new Map<string, Tag>();
  const sow = (kind: MapKind, name: string) => {
    const target = targetOf(ground, kind, name);
    if (!target) return;
    targets.set(`${kind} ${name}`, target);
    if (!target.canonical) change.decide(target, { canonical: true, aside: false, decidedAs: 'seed' });
  };
  sow('fandom', seed.fandom.name);
  if (seed.media) sow('media', seed.media);
  for (const { name } of seed.characters) sow('character', name);
  for (const { name } of seed.relationships) sow('relationship', name);
  return {
    get: (kind, name) => targets.get(`${kind} ${name}`),
    ids: () => [...new Set([...targets.values()].map((tag) => tag.id))],
  };
}

function targetOf(ground: SeedGround, kind: MapKind, name: string): Tag | undefined {
  const tag = ground.exact(kind, name);
  if (!tag) return undefined;
  if (tag.canonical) return tag;
  if (tag.synonymOf !== null) return ground.byId(tag.synonymOf);
  const canonical = ground.folded(kind, foldName(name)).filter((other) => other.canonical);
  if (canonical.length > 0) return canonical.length === 1 ? canonical[0] : undefined;
  return tag.decidedAs === 'person' ? undefined : tag;
}
