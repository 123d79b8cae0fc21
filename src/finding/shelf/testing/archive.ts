import fc from 'fast-check';
import { sql } from 'kysely';
import type { Tx } from '../../../store/database.ts';
import type { TagKind, Visibility } from '../../../store/schema.ts';
import { deriveFilters } from '../../../tags/filters.ts';
import { foldName } from '../../../tags/tag.ts';

/** Few names, so that works meet: places in these lists are what generated works speak of. */
export const TAGS: readonly { kind: TagKind; name: string }[] = [
  ...named('fandom', ['Lantern Street', 'Ferry', 'Saltmarsh', 'Marshes', 'All Waters']),
  ...named('relationship', ['A/B', 'B/A', 'A & B', 'C/D', 'Ships']),
  ...named('character', ['Ilse', 'ilse', 'Maren', 'Wren']),
  ...named('additional', ['Fog', 'Weather', 'Letters', 'Boats', 'Tea']),
  ...named('rating', ['Mature', 'Explicit']),
  ...named('warning', ['Major Character Death']),
  ...named('category', ['F/F', 'Gen']),
];
/** Pseuds with the folded forms of their names, and two alike. */
export const PSEUDS = [
  ['Élodie', 'elodie'],
  ['wren', 'wren'],
  ['Anonymous', 'anonymous'],
  ['ÉLODIE X', 'elodie x'],
] as const;
const SERIES = ['Tides', 'Winters'];
export const COLLECTIONS = ['Yuletide', 'yuletide', 'Café', 'Cafe', 'Big Bang'];
const LANGUAGES = ['en', 'pt', 'pt-BR', 'zh', null];
export const VISIBILITIES: Visibility[] = ['draft', 'private', 'link', 'members', 'public'];
export const FANDOMS = ['Lantern Street', 'The Ferry Books'];
const CODES = ['1x01', '1x02', '2x01', 'S2', 'NF', 'NF 1', 'SH 2', 'no such place'];
export const RELATIONS = ['before', 'during', 'after', 'missing scene', 'diverges', null] as const;

function named(kind: TagKind, names: string[]): { kind: TagKind; name: string }[] {
  return names.map((name) => ({ kind, name }));
}

/** What a generated work is; tags, pseuds, series and collections are places in the lists above. */
export interface WildWork {
  title: string;
  words: number;
  chapters: number;
  hits: number;
  posted: string;
  published: string | null;
  updated: string | null;
  language: string | null;
  complete: boolean | null;
  visibility: Visibility;
  state: 'plain' | 'hidden' | 'unrevealed' | 'anonymous' | 'trashed';
  tags: { tag: number; weight: 'main' | 'background' | null }[];
  pseuds: number[];
  series: number[];
  collections: number[];
  setting: WildPlace | null;
  spoilers: WildPlace | null;
}

interface WildPlace {
  fandom: string;
  code: string;
  relation: (typeof RELATIONS)[number];
}

const place = (list: readonly unknown[]) => fc.nat(list.length - 1);
const some = (list: readonly unknown[], most: number) => fc.uniqueArray(place(list), { maxLength: most });
const day = fc.constantFrom('1969-12-31', '2001-05-05', '2001-05-06', '2019-02-28', '2024-02-29');
const setting = fc.record({
  fandom: fc.constantFrom(...FANDOMS),
  code: fc.constantFrom(...CODES),
  relation: fc.constantFrom(...RELATIONS),
});
/** Most works are plain and public. */
const state = fc.oneof(
  { weight: 3, arbitrary: fc.constant('plain' as const) },
  { weight: 4, arbitrary: fc.constantFrom('hidden', 'unrevealed', 'anonymous', 'anonymous', 'trashed') },
);

export const wildWork: fc.Arbitrary<WildWork> = fc.record({
  title: fc.constantFrom('gift', 'gift', 'lamp', 'lanternlight', 'lanternlit', '', 'ämter', '灯', '😀'),
  words: fc.constantFrom(0, 1, 99, 100, 5000, 5_000_000_000),
  chapters: fc.constantFrom(1, 2, 3, 300),
  hits: fc.constantFrom(0, 0, 1, 70),
  posted: fc.constantFrom(
    '1999-12-31 23:59:59.999999+00',
    '2000-01-01 00:00:00+00',
    '2020-06-01 12:00:00.000001+00',
    '2020-06-01 12:00:00.000002+00',
  ),
  published: fc.option(day),
  updated: fc.option(day),
  language: fc.constantFrom(...LANGUAGES),
  complete: fc.constantFrom(true, false, null),
  visibility: fc.oneof(fc.constant('public' as const), fc.constantFrom(...VISIBILITIES)),
  state,
  tags: fc.uniqueArray(
    fc.record({ tag: place(TAGS), weight: fc.constantFrom(null, null, null, 'main', 'background') }),
    { maxLength: 7, selector: ({ tag }) => tag },
  ),
  pseuds: some(PSEUDS, 2),
  series: some(SERIES, 2),
  collections: some(COLLECTIONS, 2),
  setting: fc.option(setting),
  spoilers: fc.option(setting),
});

/** What the map says of the tags: each is open, canonical, or a synonym of a canonical one of its kind. */
export interface WildMap {
  means: ('open' | 'canonical' | 'synonym')[];
  /** Narrower and broader tags; what does not fit is left out. */
  metas: [number, number][];
  /** What a name means in a fandom; what does not fit is left out. */
  aliases: { tag: number; fandom: number; means: number }[];
}

export const wildMap: fc.Arbitrary<WildMap> = fc.record({
  means: fc.array(fc.constantFrom('open', 'canonical', 'canonical', 'synonym'), {
    minLength: TAGS.length,
    maxLength: TAGS.length,
  }),
  metas: fc.array(fc.tuple(place(TAGS), place(TAGS)), { maxLength: 12 }),
  aliases: fc.array(fc.record({ tag: place(TAGS), fandom: fc.nat(4), means: place(TAGS) }), { maxLength: 8 }),
});

/** Numbers of what the lists above name. */
export interface Shelved {
  tags: number[];
  pseuds: number[];
  series: number[];
  works: number[];
}

/** Empties the archive, then draws this map and shelves these works. */
export async function shelveWild(tx: Tx, map: WildMap, works: readonly WildWork[]): Promise<Shelved> {
  await sql`truncate works, tags, pseuds, series, tag_aliases, changes restart identity cascade`.execute(tx);
  const shelved: Shelved = { tags: await drawMap(tx, map), pseuds: [], series: [], works: [] };
  for (const [name] of PSEUDS)
    shelved.pseuds.push(await numberOf(sql`insert into pseuds (name) values (${name})`, tx));
  for (const name of SERIES)
    shelved.series.push(await numberOf(sql`insert into series (name, key) values (${name}, ${name})`, tx));
  for (const work of works) shelved.works.push(await shelveWork(tx, shelved, work));
  return shelved;
}

/** Shelves a work, or puts it in the place of the one with this number. */
export async function shelveWork(
  tx: Tx,
  shelved: Shelved,
  work: WildWork,
  instead?: number,
): Promise<number> {
  if (instead !== undefined) await sql`delete from works where id = ${instead}`.execute(tx);
  const columns = sql`title, title_sort, words, chapter_count, posted_at, published, updated, language, complete,
    visibility, unrevealed, anonymous, collections, content_key`;
  const values = sql`'A work', ${work.title}, ${work.words}, ${work.chapters}, ${work.posted}, ${work.published},
    ${work.updated}, ${work.language}, ${work.complete}, ${work.visibility}, ${work.state === 'unrevealed'},
    ${work.state === 'anonymous'}, ${work.collections.map((at) => COLLECTIONS[at])}, sha256(random()::text::bytea)`;
  const id =
    instead === undefined
      ? await numberOf(sql`insert into works (${columns}) values (${values})`, tx)
      : await numberOf(
          sql`insert into works (id, ${columns}) overriding system value values (${instead}, ${values})`,
          tx,
        );
  await addTables(tx, shelved, work, id);
  await deriveFilters(tx, [id]);
  return id;
}

async function addTables(tx: Tx, shelved: Shelved, work: WildWork, id: number): Promise<void> {
  for (const [position, { tag, weight }] of work.tags.entries())
    await sql`insert into work_tags values (${id}, ${shelved.tags[tag]}, ${position}, ${weight})`.execute(tx);
  for (const [position, at] of work.pseuds.entries())
    await sql`insert into bylines values (${id}, ${shelved.pseuds[at]}, ${position})`.execute(tx);
  for (const at of work.series)
    await sql`insert into series_works values (${shelved.series[at]}, ${id}, 1)`.execute(tx);
  for (const role of ['setting', 'spoilers'] as const) {
    const place = work[role];
    if (place)
      await sql`insert into settings (work_id, role, raw, relation, fandom, code)
        values (${id}, ${role}, '', ${place.relation}, ${place.fandom}, ${place.code})`.execute(tx);
  }
  if (work.hits > 0) await sql`insert into hits values (${id}, ${work.hits})`.execute(tx);
  if (work.state === 'hidden')
    await sql`with one as (insert into hidings (work_id, reason, hidden_by) values (${id}, 'x', 'x') returning id)
      update works set hiding_id = one.id from one where works.id = ${id}`.execute(tx);
  if (work.state === 'trashed')
    await sql`with one as (insert into trashings (work_id, trashed_by) values (${id}, 'x') returning id)
      update works set trashing_id = one.id from one where works.id = ${id}`.execute(tx);
}

/** Puts the tags on the map; returns their numbers. */
async function drawMap(tx: Tx, map: WildMap): Promise<number[]> {
  const ids: number[] = [];
  for (const { kind, name } of TAGS)
    ids.push(
      await numberOf(
        sql`insert into tags (kind, name, folded) values (${kind}, ${name}, ${foldName(name)})`,
        tx,
      ),
    );
  const isCanonical = (tag: number) => map.means[tag] === 'canonical';
  for (const [tag, means] of map.means.entries()) {
    const canonical = TAGS.findIndex(({ kind }, at) => kind === TAGS[tag]?.kind && isCanonical(at));
    if (means === 'canonical') await sql`update tags set canonical = true where id = ${ids[tag]}`.execute(tx);
    if (means === 'synonym' && canonical >= 0)
      await sql`update tags set synonym_of = ${ids[canonical]} where id = ${ids[tag]}`.execute(tx);
  }
  // Broader tags come later in the list, so that none stands above itself.
  for (const [one, other] of map.metas) {
    const [sub, meta] = [Math.min(one, other), Math.max(one, other)];
    const fits =
      sub !== meta && TAGS[sub]?.kind === TAGS[meta]?.kind && isCanonical(sub) && isCanonical(meta);
    if (fits)
      await sql`insert into tag_metas values (${ids[sub]}, ${ids[meta]}) on conflict do nothing`.execute(tx);
  }
  await sql`insert into tag_meta_closure with recursive above as (select sub_id, meta_id from tag_metas
    union select above.sub_id, tag_metas.meta_id from above join tag_metas on tag_metas.sub_id = above.meta_id)
    select * from above`.execute(tx);
  for (const { tag, fandom, means } of map.aliases) {
    const one = TAGS[tag]!;
    if (one.kind === TAGS[means]?.kind && one.kind !== 'fandom' && isCanonical(means) && isCanonical(fandom))
      await sql`insert into tag_aliases values (${one.kind}, ${foldName(one.name)}, ${one.name}, ${ids[fandom]}, ${ids[means]})
        on conflict do nothing`.execute(tx);
  }
  return ids;
}

async function numberOf(insert: ReturnType<typeof sql>, tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`${insert} returning id`.execute(tx);
  return rows[0]!.id;
}
