import { sql } from 'kysely';
import type { Tx } from '../../store/database.ts';
import type { TagKind } from '../../store/schema.ts';
import { among, type Which } from './readWorks.ts';
import { TAG_KINDS } from './terms.ts';

/** What the index knows of tags: a place in TAG_KINDS, and whether nobody has said what the tag means. */
export type KnownTags = Map<number, { kind: number; open: boolean }>;

/** A tag as it stands on a work or as it is found by it. */
export interface TagLine {
  id: number;
  position: number;
  weight: 'main' | 'background' | null;
  /** Of filters: only a broader tag. */
  inherited: boolean;
}

export interface TagsOfWork {
  typed: TagLine[];
  filters: TagLine[];
  /** Open tags that mean something in the work's fandoms. */
  meant: Set<number>;
}

/** A line is one number: the tag, its position (15 bits), whether it is inherited, its weight. */
const INHERITED = 4;
const POSITION = 8;
const TAG = POSITION * 0x8000;
const WEIGHTS = [null, 'main', 'background'] as const;

/** The tags and filters of these works, as far as they have any; what is not known yet of the tags is read too. */
export async function readTags(tx: Tx, known: KnownTags, which: Which): Promise<Map<number, TagsOfWork>> {
  const found = new Map<number, TagsOfWork>();
  const of = (id: number) => {
    let tags = found.get(id);
    if (!tags) found.set(id, (tags = { typed: [], filters: [], meant: new Set() }));
    return tags;
  };
  for (const { id, lines } of await readLines(tx, 'work_tags', which)) of(id).typed = lines;
  for (const { id, lines } of await readLines(tx, 'work_filters', which)) of(id).filters = lines;
  await learn(tx, known, found);
  for (const { work, tag } of await readMeant(tx, which)) of(work).meant.add(tag);
  return found;
}

async function readLines(
  tx: Tx,
  table: 'work_tags' | 'work_filters',
  which: Which,
): Promise<{ id: number; lines: TagLine[] }[]> {
  const inherited =
    table === 'work_filters' ? sql`case when inherited then ${sql.lit(INHERITED)} else 0 end` : sql`0`;
  const { rows } = await sql<{ id: number; lines: string }>`
    select work_id as id, string_agg((tag_id * ${sql.lit(TAG)} + position * ${sql.lit(POSITION)} + ${inherited}
      + case weight when 'main' then 1 when 'background' then 2 else 0 end)::text, ',') as lines
    from ${sql.table(table)} where ${among(sql`work_id`, which)} group by 1`.execute(tx);
  return rows.map(({ id, lines }) => ({ id, lines: lines.split(',').map(lineOf) }));
}

function lineOf(text: string): TagLine {
  const code = Number(text);
  const id = Math.floor(code / TAG);
  const rest = code - id * TAG;
  return {
    id,
    position: rest >>> 3,
    weight: WEIGHTS[rest & 3] ?? null,
    inherited: (rest & INHERITED) !== 0,
  };
}

/** Reads the tags that are not known yet. */
async function learn(tx: Tx, known: KnownTags, found: ReadonlyMap<number, TagsOfWork>): Promise<void> {
  const unknown = new Set<number>();
  for (const { typed, filters } of found.values()) {
    for (const { id } of typed) if (!known.has(id)) unknown.add(id);
    for (const { id } of filters) if (!known.has(id)) unknown.add(id);
  }
  if (unknown.size === 0) return;
  const { rows } = await sql<{ id: number; kind: TagKind; open: boolean }>`
    select id, kind, not canonical and synonym_of is null as open from tags
    where id = any(${[...unknown]}::bigint[])`.execute(tx);
  for (const { id, kind, open } of rows) known.set(id, { kind: TAG_KINDS.indexOf(kind), open });
}

/** Open tags that the works' fandoms make something of, if they agree: the rule of tags/filters.ts. */
async function readMeant(tx: Tx, which: Which): Promise<{ work: number; tag: number }[]> {
  const { rows } = await sql<{ work: number; tag: number }>`
    select work_tags.work_id as work, work_tags.tag_id as tag
    from work_tags join tags on tags.id = work_tags.tag_id and not canonical and synonym_of is null and kind <> 'fandom'
      join tag_aliases on tag_aliases.kind = tags.kind and tag_aliases.folded = tags.folded
      join work_filters on work_filters.work_id = work_tags.work_id and work_filters.tag_id = tag_aliases.fandom_id
    where ${among(sql`work_tags.work_id`, which)}
    group by 1, 2 having count(distinct tag_aliases.canonical_id) = 1`.execute(tx);
  return rows;
}
