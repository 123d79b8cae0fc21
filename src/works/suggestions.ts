import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import type { WorkField } from './revise.ts';

/** What became of a suggestion. */
export type Decision = 'open' | 'taken' | 'refused';

/** What a work's text makes likely. */
export interface StoredSuggestion {
  id: number;
  workId: number;
  kind: string;
  value: string;
  /** Sentences of the story, as written. */
  because: string[];
  decision: Decision;
}

/** The field of a work that a suggestion of each kind goes into. */
export const SUGGESTED_FIELDS: Record<string, WorkField> = {
  fandom: 'fandoms',
  character: 'characters',
  relationship: 'relationships',
  warning: 'warnings',
  'additional tag': 'additionalTags',
  rating: 'rating',
  language: 'language',
};

/** Every suggestion for a work, open ones first, in the order of their kinds. */
export async function readSuggestions(db: Db, workId: number): Promise<StoredSuggestion[]> {
  const rows = await db.selectFrom('suggestions').selectAll().where('work_id', '=', workId).execute();
  return rows.map(storedOf).sort(inOrder);
}

/** One suggestion; null when there is none of this number. */
export async function readSuggestion(db: Db, id: number): Promise<StoredSuggestion | null> {
  const row = await db.selectFrom('suggestions').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? storedOf(row) : null;
}

/** Works with open suggestions, those brought last first, each with what is open. */
export async function readOpenSuggestions(
  db: Db,
  page: number,
  pageSize: number,
): Promise<{
  works: { id: number; title: string; language: string | null; open: StoredSuggestion[] }[];
  total: number;
}> {
  const open = sql`from works where trashing_id is null
    and exists (select from suggestions where work_id = works.id and decided_at is null)`;
  const counted = await sql<{ total: number }>`select count(*) as total ${open}`.execute(db);
  const { rows } = await sql<{ id: number; title: string; language: string | null }>`
    select id, title, language ${open} order by id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    db,
  );
  const ids = rows.map((row) => row.id);
  const suggestions = await sql<SuggestionRow>`
    select * from suggestions where work_id = any(${ids}::bigint[]) and decided_at is null`.execute(db);
  const byWork = Map.groupBy(suggestions.rows.map(storedOf), (suggestion) => suggestion.workId);
  const works = rows.map(({ id, title, language }) => ({
    id,
    title,
    language,
    open: (byWork.get(id) ?? []).sort(inOrder),
  }));
  return { works, total: counted.rows[0]?.total ?? 0 };
}

/** A suggestion as its table holds it. */
export interface SuggestionRow {
  id: number;
  work_id: number;
  kind: string;
  value: string;
  because: string[];
  decided_at: Date | null;
  taken: boolean | null;
  /** What the field held before the suggestion was taken. */
  before: unknown;
}

/** A row in the words of this folder. */
export function storedOf(row: SuggestionRow): StoredSuggestion {
  const { id, kind, value, because } = row;
  const decision = row.decided_at === null ? 'open' : row.taken ? 'taken' : 'refused';
  return { id, workId: row.work_id, kind, value, because, decision };
}

const KINDS = Object.keys(SUGGESTED_FIELDS);

function inOrder(one: StoredSuggestion, other: StoredSuggestion): number {
  const open = Number(one.decision !== 'open') - Number(other.decision !== 'open');
  return open || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.id - other.id;
}
