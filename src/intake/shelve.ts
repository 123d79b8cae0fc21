import { basename, extname } from 'node:path';
import { sql } from 'kysely';
import { keepBytes } from '../vault/bytes.ts';
import type { Db, Tx } from '../store/database.ts';
import type { ImportOutcome } from '../store/schema.ts';
import { postWork } from '../works/post.ts';
import { recogniseWork } from '../works/recognise.ts';
import { reviseWork } from '../works/revise.ts';
import type { NewWork } from '../works/work.ts';
import type { Draft, Reading } from './draft.ts';
import { readingToJson } from './json.ts';

/** An original that is in the vault already. */
export interface KeptOriginal {
  name: string;
  sha256: string;
  size: number;
}

/** What became of a reading. */
export interface Shelved {
  outcome: ImportOutcome;
  workId: number | null;
  title: string | null;
}

/** What an import needs to know of where it puts things. */
export interface ShelvingOrder {
  /** The data folder. */
  data: string;
  runId: number;
  by: string;
}

const UNIQUE_VIOLATION = '23505';

/**
 * Puts what was read on the shelf, as one transaction with its line of the import report: a new work is posted, one
 * that stands already is revised or left as it is, one in the trash stays there. A reading that failed gets its
 * line and nothing else.
 */
export async function shelve(
  db: Db,
  reading: Reading,
  originals: KeptOriginal[],
  order: ShelvingOrder,
): Promise<Shelved> {
  if (reading.draft) await keepImages(order.data, reading.draft);
  const attempt = () => db.transaction().execute((tx) => shelveIn(tx, reading, originals, order));
  try {
    return await attempt();
  } catch (error) {
    // Another thread posted the same work at this moment: now it is there to be recognised.
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return attempt();
    throw error;
  }
}

async function shelveIn(
  tx: Tx,
  reading: Reading,
  originals: KeptOriginal[],
  order: ShelvingOrder,
): Promise<Shelved> {
  // A report that is lost with the power is found again by running the import again.
  await sql`set local synchronous_commit = off`.execute(tx);
  const shelved = reading.draft
    ? await shelveDraft(tx, newWorkOf(reading.draft, reading.files), order.by)
    : { outcome: 'failed' as const, workId: null, title: null };
  if (shelved.workId !== null && reading.draft) {
    await keepOriginals(tx, shelved.workId, reading, originals);
    await noteImages(tx, shelved.workId, reading.draft);
    if (shelved.outcome !== 'in trash') await noteSuggestions(tx, shelved.workId, reading.draft);
  }
  await tx
    .insertInto('import_items')
    .values({
      run_id: order.runId,
      files: reading.files,
      outcome: shelved.outcome,
      work_id: shelved.workId,
      reading: JSON.stringify(reportLine(reading)),
    })
    .execute();
  return shelved;
}

async function shelveDraft(tx: Tx, work: NewWork, by: string): Promise<Shelved> {
  const standing = await recogniseWork(tx, work);
  if (standing === null) return { outcome: 'new', workId: await postWork(tx, work, by), title: work.title };
  if (standing.inTrash) return { outcome: 'in trash', workId: standing.id, title: work.title };
  const changed = standing.by === 'same text' ? false : await reviseWork(tx, standing.id, work, by);
  return { outcome: changed ? 'updated' : 'unchanged', workId: standing.id, title: work.title };
}

/** A draft as a work to post. A file without a title lends its name. */
function newWorkOf(draft: Draft, files: string[]): NewWork {
  return {
    title: draft.title ?? titleFromFile(files[0] ?? ''),
    authors: draft.authors,
    fandoms: draft.fandoms,
    relationships: draft.relationships,
    characters: draft.characters,
    additionalTags: draft.additionalTags,
    rating: draft.rating?.value ?? null,
    warnings: draft.warnings,
    categories: draft.categories,
    setting: draft.setting,
    spoilers: draft.spoilers,
    summary: draft.summary,
    notesBegin: draft.notesBegin,
    notesEnd: draft.notesEnd,
    disclaimer: draft.disclaimer,
    archivePermission: draft.archivePermission,
    feedback: draft.feedback,
    dedication: draft.dedication,
    recipients: draft.recipients,
    beta: draft.beta,
    collections: draft.collections,
    language: draft.language,
    series: draft.series,
    sourceUrl: draft.sourceUrl,
    published: draft.published,
    updated: draft.updated,
    complete: draft.complete,
    chaptersExpected: draft.chaptersExpected,
    chapters: draft.chapters.map(({ number: _, ...chapter }) => chapter),
    visibility: 'public',
  };
}

function titleFromFile(name: string): string {
  const inner = name.slice(name.lastIndexOf('!') + 1);
  const stem = basename(inner, extname(inner)).replace(/[_-]+/g, ' ').trim();
  return stem || 'Untitled';
}

async function keepImages(data: string, draft: Draft): Promise<void> {
  for (const image of draft.images) await keepBytes(data, 'images', image.sha256, image.bytes);
}

async function keepOriginals(
  tx: Tx,
  workId: number,
  reading: Reading,
  originals: KeptOriginal[],
): Promise<void> {
  const byName = new Map(originals.map((original) => [original.name, original]));
  const kept = reading.files.map((name) => byName.get(name)).filter((original) => original !== undefined);
  if (kept.length === 0) return;
  const hashes = kept.map(({ sha256 }) => Buffer.from(sha256, 'hex'));
  const sizes = kept.map(({ size }) => size);
  await sql`
    insert into originals (sha256, size) select distinct * from unnest(${hashes}::bytea[], ${sizes}::bigint[]) order by 1
    on conflict do nothing`.execute(tx);
  await sql`
    insert into work_originals (work_id, sha256, name, format, position)
    select ${workId}, hash, name, ${reading.format}, position
    from unnest(${hashes}::bytea[], ${kept.map(({ name }) => name)}::text[]) with ordinality as kept (hash, name, position)
    on conflict do nothing`.execute(tx);
}

async function noteImages(tx: Tx, workId: number, draft: Draft): Promise<void> {
  for (const image of draft.images) {
    const sha256 = Buffer.from(image.sha256, 'hex');
    const extension = image.mediaType === 'image/jpeg' ? 'jpg' : image.mediaType.slice('image/'.length);
    await tx
      .insertInto('images')
      .values({ sha256, extension, size: image.bytes.length })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .insertInto('work_images')
      .values({ work_id: workId, sha256 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function noteSuggestions(tx: Tx, workId: number, draft: Draft): Promise<void> {
  if (draft.suggestions.length === 0) return;
  const rows = draft.suggestions.map(({ kind, value, because }) => ({
    work_id: workId,
    kind,
    value,
    because,
  }));
  await tx
    .insertInto('suggestions')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['work_id', 'kind', 'value']).doNothing())
    .execute();
}

/** A line of the import report: the public JSON without the text and the suggestions, which are kept elsewhere. */
function reportLine(reading: Reading): Record<string, unknown> {
  const json = readingToJson(reading);
  const work = json['work'] as { chapters: Record<string, unknown>[] } | undefined;
  if (!work) return json;
  const { suggestions: _, ...facts } = work as Record<string, unknown>;
  const chapters = work.chapters.map(({ html: _text, ...chapter }) => chapter);
  return { ...json, work: { ...facts, chapters } };
}
