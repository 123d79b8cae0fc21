import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../../store/database.ts';
import { bylineFor, listedFor } from '../../../works/viewer.ts';
import type { Answer, Census, CensusKind, Condition, Moment, Order, Question, Tally } from '../question.ts';
import { PSEUDS } from './archive.ts';

type Sql<T = boolean> = RawBuilder<T>;

/** Installments of the canons in src/canon/samples, counted by hand. */
const SPANS: [fandom: string, code: string, first: number, last: number][] = [
  ['The Ferry Books', 'NF', 1, 3],
  ['The Ferry Books', 'NF 1', 2, 2],
  ['The Ferry Books', 'SH 2', 6, 6],
  ['Lantern Street', '1x01', 1, 1],
  ['Lantern Street', '1x02', 2, 2],
  ['Lantern Street', '2x01', 4, 4],
  ['Lantern Street', 'S2', 4, 6],
];

/** Views that say in SQL what the index says in arrays. Made once for a database. */
export async function prepareOracle(db: Db): Promise<void> {
  await sql`create table spans (fandom text, code text, first int, last int)`.execute(db);
  for (const span of SPANS) await sql`insert into spans values (${sql.join([...span])})`.execute(db);
  await sql`create table pseud_keys (name text, folded text)`.execute(db);
  for (const [name, folded] of PSEUDS)
    await sql`insert into pseud_keys values (${name}, ${folded})`.execute(db);
  await sql`create view typed_by as
    select work_id, tag_id, kind, case when kind = 'relationship' and not exists (
        select from work_tags as other join tags as tag on tag.id = other.tag_id
        where other.work_id = work_tags.work_id and tag.kind = 'relationship' and other.weight is not null)
      then position = (select min(other.position) from work_tags as other join tags as tag on tag.id = other.tag_id
        where other.work_id = work_tags.work_id and tag.kind = 'relationship')
      else weight is distinct from 'background' end as main
    from work_tags join tags on tags.id = tag_id`.execute(db);
  await sql`create view open_on as
    select work_id, tag_id from work_tags join tags on tags.id = tag_id
    where not canonical and synonym_of is null and (kind = 'fandom' or 1 <> (
      select count(distinct canonical_id) from tag_aliases where tag_aliases.kind = tags.kind and tag_aliases.folded = tags.folded
        and exists (select from work_filters where work_filters.work_id = work_tags.work_id and work_filters.tag_id = fandom_id)))`.execute(
    db,
  );
  await sql`create view found_by as
    select work_id, tag_id, kind, bool_or(main) as main from (
      select work_id, tag_id, kind, main from typed_by where (work_id, tag_id) in (select * from open_on)
      union all
      select work_id, tag_id, kind, case when kind = 'relationship' and not exists (
          select from work_tags as other join tags as tag on tag.id = other.tag_id
          where other.work_id = work_filters.work_id and tag.kind = 'relationship' and other.weight is not null)
          and exists (select from work_tags as other join tags as tag on tag.id = other.tag_id
            where other.work_id = work_filters.work_id and tag.kind = 'relationship')
        then position = (select min(other.position) from work_tags as other join tags as tag on tag.id = other.tag_id
          where other.work_id = work_filters.work_id and tag.kind = 'relationship')
        else weight is distinct from 'background' end
      from work_filters join tags on tags.id = tag_id) as every group by 1, 2, 3`.execute(db);
  await sql`create view fandoms_on as
    select work_id, tag_id from work_filters join tags on tags.id = tag_id where kind = 'fandom' and not inherited
    union select work_id, tag_id from open_on join tags on tags.id = tag_id where kind = 'fandom'`.execute(
    db,
  );
  await sql`create view within as
    select sub_id, meta_id from tag_meta_closure union select id, id from tags where kind = 'fandom'`.execute(
    db,
  );
  await sql`create view crossovers as
    select id from works where (select count(*) from fandoms_on where work_id = works.id) > 1 and not exists (
      select from fandoms_on as one where one.work_id = works.id and not exists (
        select from fandoms_on as other where other.work_id = works.id and not exists (
          select from within as a join within as b on a.meta_id = b.meta_id where a.sub_id = one.tag_id and b.sub_id = other.tag_id)))`.execute(
    db,
  );
  await sql`create view placed as
    select work_id, role, settings.fandom, relation,
      case relation when 'before' then first * 4 when 'after' then last * 4 + 3 when 'diverges' then first * 4 + 2
        when 'during' then first * 4 + 1 when 'missing scene' then first * 4 + 1 else first * 4 end as low,
      case relation when 'before' then first * 4 when 'after' then last * 4 + 3 when 'diverges' then last * 4 + 2
        when 'during' then last * 4 + 1 when 'missing scene' then last * 4 + 1 else last * 4 + 3 end as high
    from settings join spans on spans.fandom = settings.fandom and spans.code = settings.code`.execute(db);
}

/** What the question asks, answered by the database. */
export async function answerBySql(db: Db | Tx, question: Question): Promise<Omit<Answer, 'change'>> {
  const { where, ruledOut, shield } = question;
  const wanted = every([listedFor(question.viewer), ...where.map((one) => meets(question, one))]);
  const kept = ruledOut.map((one) => not(meets(question, one)));
  const unshielded = shield ? [not(meets(question, shield))] : [];
  const found = every([wanted, ...kept, ...unshielded]);
  const count = async (condition: Sql) =>
    (await sql<{ n: number }>`select count(*) as n from works where ${condition}`.execute(db)).rows[0]!.n;
  return {
    total: await count(found),
    works: question.take === 0 ? [] : await page(db, question, found),
    facets: await facets(db, question, found),
    ruledOut: await Promise.all(
      ruledOut.map((one, at) =>
        count(
          every([wanted, ...kept.filter((_, other) => other !== at), ...unshielded, meets(question, one)]),
        ),
      ),
    ),
    shielded: shield ? await count(every([wanted, ...kept, meets(question, shield)])) : 0,
    timeline: question.timeline === null ? null : await timelines(db, question.timeline, found),
    census: question.census ? await census(db, question, found) : null,
    ranking: null,
    bins: null,
  };
}

async function page(db: Db | Tx, { viewer, order, skip, take }: Question, found: Sql): Promise<number[]> {
  if (order.by === 'random') return (await shuffled(db, order.seed, found)).slice(skip, skip + take);
  const { rows } = await sql<{ id: number }>`
    select works.id from works left join hits on hits.work_id = works.id
      left join placed on placed.work_id = works.id and role = 'setting'
    where ${found} order by ${ordering(order, bylineFor(viewer))} offset ${skip} limit ${take}`.execute(db);
  return rows.map(({ id }) => id);
}

/** By the last step of MurmurHash3 over the work's number, salted with that of the seed. */
async function shuffled(db: Db | Tx, seed: number, found: Sql): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from works where ${found}`.execute(db);
  const key = (id: number) => murmur(BigInt(id) ^ murmur(BigInt(seed)));
  return rows.map(({ id }) => id).toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

function murmur(number: bigint): bigint {
  const first = ((number ^ (number >> 16n)) * 0x85eb_ca6bn) & 0xffff_ffffn;
  const second = ((first ^ (first >> 13n)) * 0xc2b2_ae35n) & 0xffff_ffffn;
  return second ^ (second >> 16n);
}

function ordering(order: Exclude<Order, { by: 'random' }>, signed: Sql): Sql<unknown> {
  if (order.by === 'given')
    return sql`array_position(${[...order.ids]}::bigint[], works.id) nulls last, works.id`;
  const authors = sql`(select string_agg(folded, ', ' order by position) from bylines join pseuds on pseuds.id = pseud_id
    join pseud_keys on pseud_keys.name = pseuds.name where work_id = works.id) collate "C"`;
  const keys: Record<typeof order.by, Sql<unknown>[]> = {
    words: [sql`least(words, 4294967295)`],
    wordsPerChapter: [sql`least(words, 4294967295) / chapter_count`],
    chapters: [sql`chapter_count`],
    hits: [sql`coalesce(hits.count, 0)`],
    posted: [sql`posted_at`],
    updated: [sql`updated`],
    published: [sql`published`],
    title: [sql`title_sort collate "C"`],
    author: [sql`(case when ${signed} then ${authors} else 'anonymous' end)`],
    canon: [
      sql`placed.fandom collate "C"`,
      sql`low`,
      sql`high`,
      sql`array_position(array['before', 'during', 'missing scene', 'diverges', 'after'], coalesce(placed.relation, 'none')) is null`,
      sql`array_position(array['before', 'during', 'missing scene', 'diverges', 'after'], coalesce(placed.relation, 'none'))`,
    ],
    id: [],
  };
  const direction = order.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const missing = order.by === 'canon' ? [sql`placed.fandom is null`] : [];
  const parts = [...keys[order.by], sql`works.id`].map((key) => sql`${key} ${direction}`);
  return sql.join([...missing, ...parts]);
}

async function facets(db: Db | Tx, { facets: wanted }: Question, found: Sql): Promise<Answer['facets']> {
  if (!wanted) return null;
  const tags: NonNullable<Answer['facets']>['tags'] = {};
  for (const kind of wanted.kinds) {
    const { rows } = await sql<{ id: number; works: number }>`
      select tag_id as id, count(*) as works from works join found_by on work_id = works.id and kind = ${kind}
      where ${found} group by 1 order by 2 desc, 1`.execute(db);
    tags[kind] = rows.filter(({ id }, at) => at < wanted.most || wanted.also.includes(id));
  }
  const languages = await sql<{ tag: string; works: number }>`
    select language as tag, count(*) as works from works where language is not null and ${found}
    group by 1 order by 2 desc, language collate "C"`.execute(db);
  const { rows } = await sql<{ yes: number; no: number; unknown: number; crossovers: number }>`
    select count(*) filter (where complete) as yes, count(*) filter (where not complete) as no,
      count(*) filter (where complete is null) as unknown,
      count(*) filter (where works.id in (select id from crossovers)) as crossovers from works where ${found}`.execute(
    db,
  );
  const { crossovers, ...complete } = rows[0]!;
  return { tags, languages: languages.rows, complete, crossovers };
}

async function timelines(db: Db | Tx, fandoms: readonly string[], found: Sql): Promise<Moment[]> {
  const each = await Promise.all(fandoms.map((fandom) => timeline(db, fandom, found)));
  return each.flat();
}

/** Fandoms and authors by rising number. */
async function census(db: Db | Tx, { census: asked, viewer }: Question, found: Sql): Promise<Census> {
  const counts: Record<CensusKind, Sql<{ id: number; works: number }>> = {
    fandom: sql`select tag_id as id, count(*) as works from works join found_by on work_id = works.id
      where kind = 'fandom' and ${found} group by 1 order by 1`,
    author: sql`select pseud_id as id, count(distinct work_id) as works from works join bylines on work_id = works.id
      where ${bylineFor(viewer)} and ${found} group by 1 order by 1`,
  };
  const tally = async (kind: CensusKind): Promise<Tally | null> => {
    if (!asked?.includes(kind)) return null;
    const { rows } = await counts[kind].execute(db);
    return {
      ids: Uint32Array.from(rows, ({ id }) => id),
      works: Uint32Array.from(rows, ({ works }) => works),
    };
  };
  const { rows } = await sql<{ words: number }>`
    select coalesce(sum(least(words, 4294967295)), 0)::bigint as words from works where ${found}`.execute(db);
  return { words: rows[0]!.words, fandoms: await tally('fandom'), authors: await tally('author') };
}

async function timeline(db: Db | Tx, fandom: string, found: Sql): Promise<Moment[]> {
  const { rows } = await sql<Moment>`
    select ${fandom} as fandom, relation, low as "from", high as "to", count(*) as works
    from works join placed on work_id = works.id and role = 'setting' and placed.fandom = ${fandom}
    where ${found} group by 2, 3, 4 order by 3, 4,
      array_position(array['before', 'during', 'missing scene', 'diverges', 'after'], relation)`.execute(db);
  return rows;
}

/** The condition in SQL, on `works`. */
function meets(question: Question, condition: Condition): Sql {
  const say = SAYING[condition.is] as (condition: Condition, question: Question) => Sql;
  return say(condition, question);
}

const has = (table: Sql<unknown>) => sql<boolean>`exists (select from ${table})`;
const plain = (name: Sql<unknown>) => sql`translate(lower(${name}), 'é', 'e')`;
const COUNTS = {
  words: sql`words`,
  wordsPerChapter: sql`words / chapter_count`,
  chapters: sql`chapter_count`,
  hits: sql`coalesce((select count from hits where work_id = works.id), 0)`,
};
const DAYS = {
  posted: sql`(posted_at at time zone 'UTC')::date`,
  updated: sql`updated`,
  published: sql`published`,
};

type Saying = { [Is in Condition['is']]: (condition: Condition & { is: Is }, question: Question) => Sql };
const SAYING: Saying = {
  tag: ({ ids, as, main }) => {
    const view = sql.table(as === 'filter' ? 'found_by' : 'typed_by');
    const limit = main ? sql`and main` : sql``;
    return has(sql`${view} where work_id = works.id and tag_id = any(${[...ids]}::bigint[]) ${limit}`);
  },
  author: ({ ids }, { viewer }) =>
    every([
      has(sql`bylines where pseud_id = any(${[...ids]}::bigint[]) and work_id = works.id`),
      bylineFor(viewer),
    ]),
  series: ({ ids }, { viewer }) =>
    every([
      has(sql`series_works where series_id = any(${[...ids]}::bigint[]) and work_id = works.id`),
      bylineFor(viewer),
    ]),
  collection: ({ names }) => {
    const wanted = sql.join(names.map((name) => plain(sql`${name}::text`)));
    return has(sql`unnest(collections) as name where ${plain(sql`name`)} = any(array[${wanted}])`);
  },
  language: ({ tags }) =>
    some(
      tags.map(
        (tag) => sql<boolean>`coalesce(language = ${tag} or starts_with(language, ${`${tag}-`}), false)`,
      ),
    ),
  count: ({ of, from, to }) => between(COUNTS[of], from, to),
  day: ({ of, from, to }) => between(DAYS[of], from, to),
  complete: ({ value }) => sql<boolean>`complete is not distinct from ${value}`,
  crossover: () => sql<boolean>`works.id in (select id from crossovers)`,
  visibility: ({ value }) => {
    if (value === 'hidden') return sql<boolean>`hiding_id is not null`;
    if (value === 'unrevealed' || value === 'anonymous') return sql<boolean>`${sql.ref(`works.${value}`)}`;
    return sql<boolean>`visibility = ${value}`;
  },
  set: ({ fandom, relations, from, to, match }) => {
    const [least, most] = [sql`coalesce(${from}::int, -2147483648)`, sql`coalesce(${to}::int, 2147483647)`];
    const within =
      match === 'within'
        ? sql`low >= ${least} and high <= ${most}`
        : sql`high >= ${least} and low <= ${most}`;
    const related = relations === null ? sql`true` : sql`relation = any(${[...relations]}::text[])`;
    return has(sql`placed where work_id = works.id and role = 'setting' and fandom = ${fandom}
      and ${within} and ${related}`);
  },
  spoils: ({ fandom, beyond }) =>
    has(
      sql`placed where work_id = works.id and role = 'spoilers' and fandom = ${fandom} and high > ${beyond}`,
    ),
  work: ({ ids }) => sql<boolean>`works.id = any(${[...ids]}::bigint[])`,
  any: ({ of }, question) => some(of.map((one) => meets(question, one))),
  all: ({ of }, question) => every(of.map((one) => meets(question, one))),
  not: ({ of }, question) => not(meets(question, of)),
};

function between(value: Sql<unknown>, from: unknown, to: unknown): Sql {
  const low = from === null ? sql<boolean>`true` : sql<boolean>`${value} >= ${from}`;
  const high = to === null ? sql<boolean>`true` : sql<boolean>`${value} <= ${to}`;
  return sql<boolean>`coalesce(${value} is not null and ${low} and ${high}, false)`;
}

function every(conditions: Sql[]): Sql {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function some(conditions: Sql[]): Sql {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

function not(condition: Sql): Sql {
  return sql<boolean>`(not ${condition})`;
}
