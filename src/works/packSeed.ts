import type { Pack } from '../canon/canon.ts';
import { readRelationship } from '../canon/relationships.ts';
import type { TagSeed } from '../tags/seed.ts';
import { membersIn } from '../tags/tag.ts';

/**
 * What a canon pack says about tags. `fandoms` are further names of the fandom that stand in the archive;
 * `relationships` are pairings as authors wrote them in works of the fandom, read by the pack where it can.
 */
export function packSeed(pack: Pack, fandoms: string[] = [], relationships: string[] = []): TagSeed {
  const known = new Map(
    pack.relationships.map(({ name, names }) => [
      name,
      { name, members: membersIn(name).members, others: [...names] },
    ]),
  );
  for (const written of relationships) {
    const reading = readRelationship(written, pack);
    if (reading?.name == null) continue;
    const one = known.get(reading.name) ?? { name: reading.name, members: reading.members, others: [] };
    one.others.push(written);
    known.set(reading.name, one);
  }
  return {
    fandom: { name: pack.fandom, others: [...pack.names, ...pack.codes, ...fandoms] },
    media: pack.media,
    characters: pack.characters.map(({ name, names }) => ({ name, others: names })),
    relationships: [...known.values()],
  };
}
