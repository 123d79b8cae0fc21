import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import { withWords } from '../../store/like.ts';
import type { TextField } from '../../store/schema.ts';
import { readableFor, type Viewer } from '../../works/viewer.ts';
import type { Line } from './asked.ts';

/** What is looked for in a field of works of a language. */
export interface LinesAsked {
  language: string;
  field: TextField;
  line: Line;
}

/** A paragraph that holds something that was looked for. */
export interface Place {
  workId: number;
  language: string;
  field: TextField;
  chapter: { id: number; number: number } | null;
  /** Counted from 1. */
  paragraph: number;
}

/** How many paragraphs a work shows, and in how many parts of it they are looked for. */
const MOST = 3;
const MOST_PARTS = 4;

interface Row {
  work_id: number;
  language: string;
  field: TextField;
  chapter_id: number | null;
  number: number | null;
  paragraph: number;
}

/** The words hold what is asked: `like` is ten times as fast as an expression. */
const holding = (words: RawBuilder<unknown>) =>
  sql`case when plain is null then ${words} ~ line else ${words} like any (plain) end`;

/** Patterns of which one must hold, a line each. */
function likesOf({ plain }: Line): string | null {
  return plain?.map((words) => withWords(words)).join('\n') ?? null;
}

/** The best paragraphs of these works: those that hold the most of what is looked for. */
export async function placesOf(
  db: Db,
  viewer: Viewer,
  workIds: readonly number[],
  lines: readonly LinesAsked[],
): Promise<Place[]> {
  const { rows } = await sql<Row>`
    with asked as materialized (
      select language, field, line, string_to_array(plain, E'\n') as plain
      from unnest(${lines.map(({ language }) => language)}::text[], ${lines.map(({ field }) => field)}::text[],
        ${lines.map(({ line }) => line.holds)}::text[], ${lines.map(({ line }) => likesOf(line))}::text[])
        as asked (language, field, line, plain))
    select text_works.work_id, text_works.language, best.*
    from text_works join works on works.id = text_works.work_id
    cross join lateral (
      select part.field, part.chapter_id, part.number, paragraph
      from (
        select text_parts.*, chapters.position as number from text_parts left join chapters on chapters.id = chapter_id
        where text_parts.work_id = text_works.work_id and exists (
          select from asked where asked.language = text_works.language and asked.field = text_parts.field
            and ${holding(sql.ref('words'))})
        order by case field when 'text' then 1 when 'notes' then 2 when 'summary' then 3 else 4 end, position nulls first
        limit ${MOST_PARTS}) as part
      cross join string_to_table(part.words, E'\n') with ordinality as kept (words, paragraph)
      cross join lateral (
        select count(*) as held from asked
        where asked.language = text_works.language and asked.field = part.field and ${holding(sql.ref('kept.words'))}) as count
      where held > 0
      order by held desc, part.number nulls last, paragraph
      limit ${MOST}) as best
    where text_works.work_id = any(${[...workIds]}::bigint[]) and ${readableFor(viewer)}`.execute(db);
  return rows.map(({ work_id, language, field, chapter_id, number, paragraph }) => ({
    workId: work_id,
    language,
    field,
    chapter: chapter_id === null ? null : { id: chapter_id, number: number ?? 0 },
    paragraph,
  }));
}
