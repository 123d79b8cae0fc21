import type { Tx } from '../store/database.ts';
import type { Wrangled } from './act.ts';
import { coinTags, type NamedTag } from './coin.ts';
import { commitChanges } from './commit.ts';
import { takeMap } from './lock.ts';
import { MapChange } from './mapChange.ts';
import { readPiece } from './piece.ts';
import { readSeedGround, standingNames } from './seedGround.ts';
import { sowLinks } from './seedLinks.ts';
import { sowNames } from './seedNames.ts';
import { sowCanonicals } from './seedCanonicals.ts';

/** What a canon pack knows of a fandom, as plain names. */
export interface TagSeed {
  fandom: { name: string; others: string[] };
  media?: string;
  characters: { name: string; others: string[] }[];
  /** Members by the names of `characters`, in the order of the name. */
  relationships: { name: string; members: string[]; others: string[] }[];
}

/** Which of a seed's characters and relationships are sown: those whose names stand in the archive, or all. */
export type SeedScope = 'standing' | 'all';

/**
 * Seeds a fandom's canonical tags, their synonyms and what their other names mean in works of the fandom. What a
 * person decided stays; done twice it changes nothing the second time. One line of the log.
 */
export async function seedFromPack(tx: Tx, seed: TagSeed, scope: SeedScope = 'all'): Promise<Wrangled> {
  await takeMap(tx);
  const sown = scope === 'all' ? seed : await narrowed(tx, seed);
  const named = namesOf(sown);
  const ids = await coinTags(tx, named);
  const ground = await readSeedGround(tx, sown, named, ids);
  const change = new MapChange();
  const targets = sowCanonicals(ground, sown, change);
  const fandom = targets.get('fandom', sown.fandom.name);
  if (!fandom) return { wranglingId: null, works: 0, refilterId: null };
  const piece = await readPiece(tx, targets.ids());
  sowLinks(ground, piece, sown, targets, change);
  sowNames(ground, piece, sown, targets, change);
  const logged = { act: 'seed', tagId: fandom.id, otherId: null, edits: change.edits() };
  return commitChanges(tx, [logged], { by: 'canon pack', as: 'seed' });
}

/** The canonical names of a seed, each with its kind. */
function namesOf(seed: TagSeed): NamedTag[] {
  return [
    { kind: 'fandom', name: seed.fandom.name },
    ...(seed.media ? [{ kind: 'media' as const, name: seed.media }] : []),
    ...seed.characters.map(({ name }) => ({ kind: 'character' as const, name })),
    ...seed.relationships.map(({ name }) => ({ kind: 'relationship' as const, name })),
  ];
}

/** The seed with what stands in the archive alone: relationships by their names, characters by theirs or as members. */
async function narrowed(tx: Tx, seed: TagSeed): Promise<TagSeed> {
  const standing = await standingNames(tx, seed);
  const relationships = seed.relationships.filter((one) =>
    standing('relationship', [one.name, ...one.others]),
  );
  const members = new Set(relationships.flatMap((one) => one.members));
  const characters = seed.characters.filter(
    (one) => members.has(one.name) || standing('character', [one.name, ...one.others]),
  );
  return { ...seed, characters, relationships };
}
