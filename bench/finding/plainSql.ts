import type pg from 'pg';
import type { Condition, Order, Question } from '../../src/finding/shelf/question.ts';

/**
 * The rival: the questions of the mix as plain PostgreSQL answers them, as well as we know how. A table of its own
 * holds what a guest may find, a row a work, with all of its filters as one array under a GIN index (intarray's
 * `gin__int_ops`), and B-tree indexes over what is sorted and ranged by; one statement gives a page's numbers, the
 * total and the ten most frequent of every kind.
 */
export interface PlainSql {
  ask(question: Question): Promise<PlainAnswer>;
}

/** As the index answers it, without what exclusions keep out, which the rival is spared. */
export interface PlainAnswer {
  total: number;
  works: number[];
  tags: { kind: string; id: number; works: number }[];
  languages: { tag: string; works: number }[];
  complete: { yes: number; no: number; unknown: number };
  crossovers: number;
}

/** Of the work's tags those it is found by, and those that mean nothing on the map. */
const FILTERS = `
  select work_id, array_agg(tag_id::int order by tag_id) as ids,
    count(*) filter (where tags.kind = 'fandom' and canonical) > 1 as crossover
  from (select work_id, tag_id from work_filters
        union select work_id, tag_id from work_tags join tags on tags.id = tag_id where not canonical and synonym_of is null) as found
    join tags on tags.id = tag_id
  group by work_id`;

const AUTHORS = `
  select work_id, string_agg(lower(pseuds.name), ', ' order by bylines.position) as names
  from bylines join pseuds on pseuds.id = pseud_id group by work_id`;

const MAKE = [
  'create extension if not exists intarray',
  'create schema plain',
  `create table plain.works as
     select works.id::int, coalesce(filters.ids, '{}') as filters, coalesce(crossover, false) as crossover, language, complete,
       words::int, chapter_count as chapters, coalesce(hits.count, 0)::int as hits, posted_at as posted, updated, published,
       title_sort as title, case when anonymous then 'anonymous' else authors.names end as author
     from works left join (${FILTERS}) as filters on filters.work_id = works.id
       left join (${AUTHORS}) as authors on authors.work_id = works.id left join hits on hits.work_id = works.id
     where visibility = 'public' and trashing_id is null and hiding_id is null and not unrevealed
     order by works.id`,
  'alter table plain.works add primary key (id)',
  'create index on plain.works using gin (filters gin__int_ops) with (fastupdate = off)',
  ...['words', 'chapters', 'hits', 'posted', 'updated', 'published', 'title', 'author'].map(
    (column) => `create index on plain.works (${column}, id)`,
  ),
  'create table plain.kinds as select id::int, kind from tags order by id',
  'alter table plain.kinds add primary key (id)',
  'alter table plain.works alter column filters set statistics 1000',
  'vacuum (analyze) plain.works, plain.kinds',
];

/** What the rival's connection is given: memory enough to sort and hash, and both cores. */
const TUNING = [
  `set work_mem = '256MB'`,
  'set hash_mem_multiplier = 2',
  'set max_parallel_workers_per_gather = 2',
  'set random_page_cost = 1.1',
  `set effective_cache_size = '8GB'`,
];

/** Opens the rival on a generated database, made there first where it is not. The connection is the caller's. */
export async function openPlainSql(client: pg.Client): Promise<PlainSql> {
  const { rows } = await client.query(`select to_regclass('plain.kinds') as made`);
  for (const statement of TUNING) await client.query(statement);
  if ((rows[0] as { made: string | null }).made === null) {
    await client.query(`set maintenance_work_mem = '1GB'`);
    await client.query('drop schema if exists plain cascade');
    for (const statement of MAKE) await client.query(statement);
  }
  return {
    async ask(question) {
      const { rows } = await client.query<{ answer: PlainAnswer }>(statementOf(question));
      return rows[0]!.answer;
    },
  };
}

/** The one statement that answers a question. */
export function statementOf(question: Question): string {
  const { order } = question;
  if (order.by === 'random' || order.by === 'given') throw new Error(`no order ${order.by} in the mix`);
  const where = [...question.where.map(sqlOf), ...question.ruledOut.map((one) => `not (${sqlOf(one)})`)];
  return `
    with found as materialized (
      select id, filters, crossover, language, complete, ${column(order)} as place
      from plain.works ${where.length > 0 ? `where ${where.join(' and ')}` : ''}),
    counted as (select tag, count(*)::int as works from found, unnest(filters) as tag group by tag),
    placed as (
      select kind, tag as id, works, row_number() over (partition by kind order by works desc, tag) as place
      from counted join plain.kinds on kinds.id = tag)
    select json_build_object(
      'total', (select count(*) from found),
      'works', (select coalesce(json_agg(id order by at), '[]') from (
        select id, row_number() over (${sorted(order)}) as at from found ${sorted(order)} limit ${question.take} offset ${question.skip}) as page),
      'tags', (select coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'works', works) order by kind, place), '[]') from placed where place <= ${question.facets?.most ?? 0}),
      'languages', (select coalesce(json_agg(json_build_object('tag', language, 'works', works) order by works desc, language), '[]') from (
        select language, count(*)::int as works from found where language is not null group by language) as spoken),
      'complete', (select json_build_object('yes', count(*) filter (where complete), 'no', count(*) filter (where not complete),
        'unknown', count(*) filter (where complete is null)) from found),
      'crossovers', (select count(*) from found where crossover)) as answer`;
}

function sqlOf(condition: Condition): string {
  switch (condition.is) {
    case 'tag':
      return condition.ids.length === 1
        ? `filters @> '{${condition.ids[0]}}'`
        : `filters && '{${condition.ids.join(',')}}'`;
    case 'count': {
      const bounds = [
        condition.from === null ? [] : `${condition.of} >= ${condition.from}`,
        condition.to === null ? [] : `${condition.of} <= ${condition.to}`,
      ];
      return bounds.flat().join(' and ');
    }
    case 'complete':
      return condition.value === null ? 'complete is null' : condition.value ? 'complete' : 'not complete';
    default:
      throw new Error(`no condition ${condition.is} in the mix`);
  }
}

type PlainOrder = Exclude<Order, { by: 'random' | 'given' }>;

function column({ by }: PlainOrder): string {
  if (by === 'canon' || by === 'wordsPerChapter') throw new Error(`no order ${by} in the mix`);
  return by;
}

function sorted({ descending }: PlainOrder): string {
  const way = descending ? 'desc' : 'asc';
  return `order by place ${way} nulls last, id ${way}`;
}
