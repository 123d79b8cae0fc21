import type { Tx } from '../store/database.ts';
import type { Reading } from './draft.ts';
import { readingToJson } from './json.ts';
import type { Shelved } from './shelve.ts';

/** Writes the lines of an import's report about these readings. */
export async function writeReport(tx: Tx, shelved: Shelved[], runId: number): Promise<void> {
  const rows = shelved.map(({ reading, outcome, workId }) => ({
    run_id: runId,
    files: reading.files,
    outcome,
    work_id: workId,
    reading: JSON.stringify(reportLine(reading)),
  }));
  await tx.insertInto('import_items').values(rows).execute();
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
