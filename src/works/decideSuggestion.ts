import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import { correctWork } from './correct.ts';
import { readNewWork } from './readForRevision.ts';
import type { WorkField } from './revise.ts';
import {
  readSuggestions,
  storedOf,
  SUGGESTED_FIELDS,
  type Decision,
  type StoredSuggestion,
  type SuggestionRow,
} from './suggestions.ts';

/**
 * Takes a suggestion (its value goes into the work, as a correction), refuses it, or opens it again, which takes
 * the value out. Deciding the same twice changes nothing. Throws `suggestion-not-found`.
 */
export async function decideSuggestion(
  tx: Tx,
  id: number,
  decision: Decision,
  by: string,
): Promise<StoredSuggestion> {
  const row = await tx
    .selectFrom('suggestions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
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
  const field = SUGGESTED_FIELDS[kind];
  if (!field) return null;
  const before = (await readNewWork(tx, workId))[field];
  if (!isList(before)) await correctWork(tx, workId, { [field]: value }, by);
  else if (!holds(before, value)) await correctWork(tx, workId, { [field]: [...before, value] }, by);
  return JSON.stringify(before);
}

/** Takes the value out again, unless it stood there before; what else was changed meanwhile stays. */
async function takeOut(tx: Tx, suggestion: StoredSuggestion, row: SuggestionRow, by: string): Promise<void> {
  const { workId, kind, value } = suggestion;
  const field = SUGGESTED_FIELDS[kind];
  if (!field) return;
  const { [field]: current } = await readNewWork(tx, workId);
  const correction = await tx
    .selectFrom('corrections')
    .select('corrected_at')
    .where('work_id', '=', workId)
    .where('field', '=', field)
    .executeTakeFirst();
  const next = withoutValue(current, row.before, value);
  if (next !== undefined) await correctWork(tx, workId, { [field]: next }, by);
  if (correction?.corrected_at.getTime() === row.decided_at?.getTime())
    await releaseField(tx, suggestion, field);
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
  if (!others)
    await tx.deleteFrom('corrections').where('work_id', '=', workId).where('field', '=', field).execute();
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
