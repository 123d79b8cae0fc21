import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Db, Tx } from '../store/database.ts';
import { correctWork } from './correct.ts';
import { readNewWork } from './readForRevision.ts';
import type { WorkField } from './revise.ts';
import type { NewWork } from './work.ts';

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
const FIELDS: Record<string, WorkField> = {
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
): Promise<{ works: { id: number; title: string; language: string | null; open: StoredSuggestion[] }[]; total: number }> {
  const open = sql`from works where trashing_id is null
    and exists (select from suggestions where work_id = works.id and decided_at is null)`;
  const counted = await sql<{ total: number }>`select count(*) as total ${open}`.execute(db);
  const { rows } = await sql<{ id: number; title: string; language: string | null }>`
    select id, title, language ${open} order by id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  const ids = rows.map((row) => row.id);
  const suggestions = await sql<Row>`
    select * from suggestions where work_id = any(${ids}::bigint[]) and decided_at is null`.execute(db);
  const byWork = Map.groupBy(suggestions.rows.map(storedOf), (suggestion) => suggestion.workId);
  const works = rows.map((row) => ({ ...row, open: (byWork.get(row.id) ?? []).sort(inOrder) }));
  return { works, total: counted.rows[0]?.total ?? 0 };
}

/**
 * Takes a suggestion (its value goes into the work, as a correction), refuses it, or opens it again, which takes
 * the value out. Deciding the same twice changes nothing. Throws `suggestion-not-found`.
 */
export async function decideSuggestion(tx: Tx, id: number, decision: Decision, by: string): Promise<StoredSuggestion> {
  const row = await tx.selectFrom('suggestions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Failure('suggestion-not-found');
  const standing = storedOf(row);
  if (standing.decision === decision) return standing;
  const before = decision === 'taken' ? await putIn(tx, standing, by) : null;
  if (standing.decision === 'taken') await takeOut(tx, standing, row, by);
  await tx
    .updateTable('suggestions')
    .set(
      decision === 'open'
        ? { decided_at: null, decided_by: null, taken: null, before }
        : { decided_at: sql<Date>`now()`, decided_by: by, taken: decision === 'taken', before },
    )
    .where('id', '=', id)
    .execute();
  return { ...standing, decision };
}

/** Decides every open suggestion of one kind (or all) for a work alike. Returns how many. */
export async function decideAll(
  tx: Tx,
  workId: number,
  kind: string | null,
  decision: Decision,
  by: string,
): Promise<number> {
  const open = (await readSuggestions(tx, workId)).filter(
    (one) => one.decision === 'open' && (kind === null || one.kind === kind),
  );
  for (const { id } of open) await decideSuggestion(tx, id, decision, by);
  return open.length;
}

/** Puts the value into its field; returns what the field held before, as JSON. */
async function putIn(tx: Tx, { workId, kind, value }: StoredSuggestion, by: string): Promise<string | null> {
  const field = FIELDS[kind];
  if (!field) return null;
  const before = (await readNewWork(tx, workId))[field];
  if (!isList(before)) await correctWork(tx, workId, { [field]: value }, by);
  else if (!holds(before, value)) await correctWork(tx, workId, { [field]: [...before, value] }, by);
  return JSON.stringify(before);
}

/** Takes the value out again, unless it stood there before; what else was changed meanwhile stays. */
async function takeOut(tx: Tx, suggestion: StoredSuggestion, row: Row, by: string): Promise<void> {
  const { workId, kind, value } = suggestion;
  const field = FIELDS[kind];
  if (!field) return;
  const { [field]: current } = await readNewWork(tx, workId);
  const correction = await tx
    .selectFrom('corrections')
    .select('corrected_at')
    .where('work_id', '=', workId)
    .where('field', '=', field)
    .executeTakeFirst();
  const next = withoutValue(current, row.before, value);
  if (next !== undefined) await correctWork(tx, workId, { [field]: next } as Partial<NewWork>, by);
  if (correction?.corrected_at.getTime() === row.decided_at?.getTime()) await releaseField(tx, suggestion, field);
}

/** What a field holds without a value that was put in; undefined: leave it as it is. */
function withoutValue(current: unknown, before: unknown, value: string): unknown {
  if (!isList(current)) return current === value ? before : undefined;
  if (isList(before) && holds(before, value)) return undefined;
  return current.filter((name) => !isSame(name, value));
}

/** Lets imports fill a field again that only the suggestion now taken back had made a correction. */
async function releaseField(tx: Tx, { id, workId, kind }: StoredSuggestion, field: WorkField): Promise<void> {
  const others = await tx
    .selectFrom('suggestions')
    .select('id')
    .where('work_id', '=', workId)
    .where('kind', '=', kind)
    .where('taken', '=', true)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (!others) await tx.deleteFrom('corrections').where('work_id', '=', workId).where('field', '=', field).execute();
}

interface Row {
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

function storedOf(row: Row): StoredSuggestion {
  const { id, kind, value, because } = row;
  const decision = row.decided_at === null ? 'open' : row.taken ? 'taken' : 'refused';
  return { id, workId: row.work_id, kind, value, because, decision };
}

const KINDS = Object.keys(FIELDS);

function inOrder(one: StoredSuggestion, other: StoredSuggestion): number {
  const open = Number(one.decision !== 'open') - Number(other.decision !== 'open');
  return open || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.id - other.id;
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value);
}

function holds(names: string[], value: string): boolean {
  return names.some((name) => isSame(name, value));
}

function isSame(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}
