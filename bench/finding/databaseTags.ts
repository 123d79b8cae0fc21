import type pg from 'pg';
import { foldName, lettersOf } from '../../src/tags/tag.ts';
import type { MapKind } from '../../src/store/schema.ts';
import { pseudName, type GeneratedArchive } from './archive.ts';
import { copyInto, rowText } from './databaseCopy.ts';

/** The tables of pseuds and of the map over tags that are filled. */
export const MAP_TABLES = ['pseuds', 'tags', 'tag_parents', 'tag_members'] as const;

const MEDIA = ['TV Shows', 'Books & Literature', 'Movies', 'Anime & Manga', 'Video Games', 'Music & Bands'];
const MEMBER = /Person (\d+) of (\d+)/g;

/**
 * Writes the pseuds, and the tags with fandoms over characters, media over fandoms and members in relationships. Of the
 * tags that one work has only those are written that are on some work.
 */
export async function writeMap(
  archive: GeneratedArchive,
  client: pg.Client,
  usedOnce: readonly number[],
): Promise<void> {
  await checkFixedWords(archive, client);
  await copyAll(client, 'pseuds', 'id, name', pseudRows(archive));
  const columns = 'id, kind, name, folded, letters, canonical, romantic, decided_as, decided_by';
  await copyAll(client, 'tags', columns, tagRows(archive, usedOnce));
  await copyAll(client, 'tag_parents', 'child_id, parent_id', parentRows(archive));
  await copyAll(client, 'tag_members', 'relationship_id, character_id, position', memberRows(archive));
}

async function copyAll(
  client: pg.Client,
  table: string,
  columns: string,
  rows: Iterable<string>,
): Promise<void> {
  const copy = await copyInto(client, table, columns);
  for (const row of rows) if (copy.write(row)) await copy.drained();
  await copy.close();
}

/** The fixed words keep the numbers that the migrations gave them; whatever else migrations brought makes way. */
async function checkFixedWords({ tags }: GeneratedArchive, client: pg.Client): Promise<void> {
  await client.query('delete from tags where id >= $1', [tags.fandom(0)]);
  const { rows } = await client.query<{ id: string; kind: string; name: string }>(
    'select id, kind, name from tags order by id',
  );
  const wrong = rows.find(({ id, kind, name }) => {
    const generated = tags.describe(Number(id));
    return generated.kind !== kind || generated.name !== name;
  });
  if (wrong || rows.length !== tags.fandom(0) - 1)
    throw new Error(`the fixed words are not numbered as generated: ${JSON.stringify(wrong ?? rows.length)}`);
}

function* pseudRows({ pseuds }: GeneratedArchive): Generator<string> {
  for (let id = 1; id <= pseuds; id++) yield rowText(id, pseudName(id));
}

function* tagRows(archive: GeneratedArchive, usedOnce: readonly number[]): Generator<string> {
  const { tags } = archive;
  for (let id = tags.fandom(0); id < tags.once(1); id++) yield tagRow(archive, id);
  for (const id of usedOnce) yield tagRow(archive, id);
  for (const [place, name] of MEDIA.entries()) yield canonicalRow(medium(archive, place), 'media', name);
}

function tagRow({ tags }: GeneratedArchive, id: number): string {
  const { kind, name, canonical } = tags.describe(id);
  if (canonical) return canonicalRow(id, kind, name);
  return rowText(id, kind, name, foldName(name), lettersOf(kind, name), false, null, null, null);
}

function canonicalRow(id: number, kind: MapKind, name: string): string {
  const romantic = kind === 'relationship' ? true : null;
  return rowText(id, kind, name, foldName(name), lettersOf(kind, name), true, romantic, 'rule', 'bench');
}

/** Media are numbered behind all other tags. */
function medium({ tags }: GeneratedArchive, place: number): number {
  return tags.count + 1 + place;
}

function* parentRows(archive: GeneratedArchive): Generator<string> {
  const { tags } = archive;
  for (let place = 0; place < tags.fandoms; place++)
    yield rowText(tags.fandom(place), medium(archive, place % MEDIA.length));
  for (let id = tags.fandom(tags.fandoms); id < tags.once(1); id++) {
    const { fandom } = tags.describe(id);
    if (fandom !== null) yield rowText(id, fandom);
  }
}

function* memberRows({ tags }: GeneratedArchive): Generator<string> {
  for (let id = tags.fandom(tags.fandoms); id < tags.once(1); id++) {
    const { kind, name } = tags.describe(id);
    if (kind !== 'relationship') continue;
    for (const [position, [, character, place]] of [...name.matchAll(MEMBER)].entries())
      yield rowText(id, tags.nth('character', Number(place) - 1, Number(character) - 1), position);
  }
}
