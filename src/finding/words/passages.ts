import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { TextField } from '../../store/schema.ts';
import type { Viewer } from '../../works/viewer.ts';
import type { TextFilter } from '../query/query.ts';
import { anyLine, ask, type Asked, type Line } from './asked.ts';
import { UNSTEMMED } from './languages.ts';
import { marked, type Segment } from './marked.ts';
import { placesOf, type LinesAsked } from './places.ts';
import { textsAt } from './textsAt.ts';
import { wordsOf } from './vocabulary.ts';

/** Where words were found, as it is read. */
export interface Passage {
  field: TextField;
  /** The chapter it stands in; null: it is about the work as a whole. */
  chapter: { id: number; number: number } | null;
  /** Which paragraph of the field it is, counted from 1. */
  paragraph: number;
  /** The words around, cut where they go on (`…`); `found` ones are what was asked for. */
  segments: Segment[];
}

/** How long passages are cut before the thread answers others. */
const AT_ONCE_MS = 4;

/**
 * Up to three passages of each of these works that show what these filters found, as far as the viewer may read them:
 * those with the most of it first, then in the order of the work. Titles are left out, as lists show them anyway.
 */
export async function passagesOf(
  db: Db,
  viewer: Viewer,
  workIds: readonly number[],
  filters: readonly TextFilter[],
): Promise<Map<number, Passage[]>> {
  const passages = new Map<number, Passage[]>();
  if (workIds.length === 0 || filters.length === 0) return passages;
  const asked = await Promise.all(filters.map((filter) => ask(db, filter)));
  const lines = await linesOf(db, asked, await languagesOf(db, workIds));
  const places = await placesOf(db, viewer, workIds, lines);
  const texts = await textsAt(db, places);
  let rested = performance.now();
  for (const place of places) {
    if (performance.now() - rested > AT_ONCE_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      rested = performance.now();
    }
    const { workId, field, chapter, paragraph, language } = place;
    const text = texts(place);
    const marks = lines.filter((one) => one.field === field && one.language === language);
    const segments =
      text === null
        ? []
        : marked(
            text,
            marks.map(({ line }) => line.marks),
          );
    if (!segments.some(({ found }) => found)) continue;
    passages.set(workId, [...(passages.get(workId) ?? []), { field, chapter, paragraph, segments }]);
  }
  return passages;
}

async function languagesOf(db: Db, workIds: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`
    select distinct language from text_works where work_id = any(${[...workIds]}::bigint[])`.execute(db);
  return rows.map(({ language }) => language);
}

/** What is looked for in each field of works of each language. */
async function linesOf(db: Db, asked: readonly Asked[], languages: readonly string[]): Promise<LinesAsked[]> {
  const all: LinesAsked[] = [];
  for (const one of asked) {
    const fields = one.fields.filter((field) => field !== 'title');
    const forms =
      one.sure === null || one.looks !== null
        ? new Map<string, Set<string>>()
        : await wordsOf(db, one.sure.flat());
    for (const language of languages)
      for (const line of linesIn(language, forms, one))
        all.push(...fields.map((field) => ({ language, field, line })));
  }
  return all;
}

/** More forms than these no word has. */
const MOST_FORMS = 200;

function linesIn(language: string, forms: ReadonlyMap<string, Set<string>>, { looks }: Asked): Line[] {
  if (looks !== null) return [looks];
  const words = new Set([...(forms.get(language) ?? []), ...(forms.get(UNSTEMMED) ?? [])]);
  if (words.size === 0) return [];
  return [anyLine([...words].slice(0, MOST_FORMS))];
}
