import type pg from 'pg';
import type { Answer, Condition, Facets, Order, Question } from '../../src/finding/shelf/question.ts';
import type { TagKind } from '../../src/store/schema.ts';
import { TYPED_ORDER, type GeneratedArchive } from './archive.ts';

/**
 * The rival: the questions of the mix as plain PostgreSQL answers them, as well as we know how. A table of its own
 * holds what a guest may find, a row a work, with all of its filters as one array under a GIN index (intarray's
 * `gin__int_ops`), and B-tree indexes over what is sorted and ranged by; one statement gives a page's numbers, the
 * total and the ten most frequent of every kind.
 */
export interface PlainSql {
  /** The SQL of a question, to be explained. */
  statement(question: Question): string;
  ask(question: Question): Promise<PlainAnswer>;
}

/** As the index answers it, without how many works each exclusion keeps out, which the rival is spared. */
export type PlainAnswer = Pick<Answer, 'total' | 'works'> & { facets: Facets };

/** The kinds, as a tag's number in the rival's arrays begins: so that counting them asks no other table. */
const KINDS = TYPED_ORDER;
const KIND_BITS = 27;
const KIND = `array_position(array['${KINDS.join("','")}'], tags.kind)`;

/** Of the work's tags those it is found by, and those that mean nothing on the map. */
const FILTERS = `
  select work_id, array_agg((${KIND} << ${KIND_BITS}) + tags.id::int order by tags.kind, tags.id) as ids,
    count(*) filter (where tags.kind = 'fandom' and canonical) > 1 as crossover
  from (select work_id, tag_id from work_filters
        union select work_id, tag_id from work_tags join tags on tags.id = tag_id where not canonical and synonym_of is null) as found
    join tags on tags.id = tag_id
  group by work_id`;

const AUTHORS = `
  select work_id, string_agg(lower(pseuds.name), ', ' order by bylines.position) as names
  from bylines join pseuds on pseuds.id = pseud_id group by work_id`;

const MAKE = [
  `set maintenance_work_mem = '1GB'`,
  'drop schema if exists plain cascade',
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
  'alter table plain.works alter column filters set statistics 1000',
  'vacuum (analyze) plain.works',
];

/** Stands when all was made. */
const LAST_MADE = 'plain.works_author_id_idx';

/** What the rival's connection is given: memory enough to sort and hash, and both cores. */
const TUNING = [
  `set work_mem = '256MB'`,
  'set hash_mem_multiplier = 2',
  'set max_parallel_workers_per_gather = 2',
  'set random_page_cost = 1.1',
  `set effective_cache_size = '8GB'`,
];

/** Opens the rival on a generated database, made there first where it is not. The connection is the caller's. */
export async function openPlainSql(client: pg.Client, { tags }: GeneratedArchive): Promise<PlainSql> {
  for (const statement of TUNING) await client.query(statement);
  const { rows } = await client.query<{ made: string | null }>(`select to_regclass('${LAST_MADE}') as made`);
  if (rows[0]?.made === null) for (const statement of MAKE) await client.query(statement);
  const kindOf: KindOf = (tag) => tags.describe(tag).kind;
  return {
    statement: (question) => statementOf(question, kindOf),
    async ask(question) {
      const { rows } = await client.query<{ answer: Told }>(statementOf(question, kindOf));
      return answerOf(rows[0]!.answer);
    },
  };
}

/** What the statement gives. */
interface Told {
  works: number[];
  /** The number with its kind in it, and how many works. */
  tags: [number, number][];
  languages: { tag: string; works: number }[];
  counts: { total: number; yes: number; no: number; crossovers: number };
}

function answerOf({ works, tags, languages, counts }: Told): PlainAnswer {
  const { total, yes, no, crossovers } = counts;
  const named: PlainAnswer['facets']['tags'] = {};
  for (const [tag, count] of tags)
    (named[KINDS[(tag >> KIND_BITS) - 1]!] ??= []).push({ id: tag & ((1 << KIND_BITS) - 1), works: count });
  const complete = { yes, no, unknown: total - yes - no };
  return { total, works, facets: { tags: named, languages, complete, crossovers } };
}

/** The one statement that answers a question. Whole scans stand alone, so that both cores can share them. */
function statementOf({ where, ruledOut, order, skip, take, facets }: Question, kindOf: KindOf): string {
  if (order.by === 'random' || order.by === 'given') throw new Error(`no order ${order.by} in the mix`);
  const narrow = where.some(({ is }) => is === 'tag');
  const holds = [
    ...where.map((one) => sqlOf(one, kindOf)),
    ...ruledOut.map((one) => `not (${sqlOf(one, kindOf)})`),
  ];
  const met = holds.length > 0 ? `where ${holds.join(' and ')}` : '';
  return `
    with found as ${narrow ? '' : 'not '}materialized (
      select id, filters, crossover, language, complete, ${columnOf(order)} as place from plain.works ${met}),
    counted as (select tag, count(*)::int as works from (select unnest(filters) as tag from found) as each group by tag),
    placed as (
      select tag, works, row_number() over (partition by tag >> ${KIND_BITS} order by works desc, tag) as place from counted)
    select json_build_object(
      'works', (select coalesce(json_agg(id), '[]') from (
        select id from found ${sorted(order)} limit ${take} offset ${skip}) as page),
      'tags', (select coalesce(json_agg(json_build_array(tag, works) order by tag >> ${KIND_BITS}, place), '[]')
        from placed where place <= ${facets?.most ?? 0}),
      'languages', (select coalesce(json_agg(json_build_object('tag', language, 'works', works) order by works desc, language), '[]') from (
        select language, count(*)::int as works from found where language is not null group by language) as spoken),
      'counts', (select json_build_object('total', count(*), 'yes', count(*) filter (where complete),
        'no', count(*) filter (where not complete), 'crossovers', count(*) filter (where crossover)) from found)) as answer`;
}

/** Which kind a tag is, by its number. */
type KindOf = (tag: number) => TagKind;

function sqlOf(condition: Condition, kindOf: KindOf): string {
  switch (condition.is) {
    case 'tag': {
      const ids = condition.ids.map((id) => numberOf(kindOf(id), id));
      return ids.length === 1 ? `filters @> '{${ids[0]}}'` : `filters && '{${ids.join(',')}}'`;
    }
    case 'count': {
      const { of, from, to } = condition;
      const bounds = [from === null ? [] : `${of} >= ${from}`, to === null ? [] : `${of} <= ${to}`];
      return bounds.flat().join(' and ');
    }
    case 'complete':
      return condition.value === null ? 'complete is null' : condition.value ? 'complete' : 'not complete';
    default:
      throw new Error(`no condition ${condition.is} in the mix`);
  }
}

function numberOf(kind: TagKind, id: number): number {
  return ((KINDS.indexOf(kind) + 1) << KIND_BITS) + id;
}

type PlainOrder = Exclude<Order, { by: 'random' | 'given' }>;

function columnOf({ by }: PlainOrder): string {
  if (by === 'canon' || by === 'wordsPerChapter') throw new Error(`no order ${by} in the mix`);
  return by;
}

function sorted({ descending }: PlainOrder): string {
  const way = descending ? 'desc' : 'asc';
  return `order by place ${way} nulls last, id ${way}`;
}
