import type { Tx } from '../store/database.ts';
import { addChapters, addRevision } from './chapters.ts';
import { correctedChapters, type ChapterField } from './correctChapter.ts';
import { revisionHash, type NewChapter } from './work.ts';

/**
 * Brings a work's chapters to what `next` says, in order: changed texts get a new revision, further chapters are
 * added at the end, those that `next` no longer has are kept. What a person put right stays. Returns whether
 * anything changed.
 */
export async function reviseChapters(
  tx: Tx,
  workId: number,
  next: NewChapter[],
  by: string,
): Promise<boolean> {
  const standing = await standingChapters(tx, workId);
  const corrected = await correctedChapters(tx, workId);
  let changed = false;
  for (const [index, chapter] of next.entries()) {
    const old = standing[index];
    if (old) {
      const kept = corrected.get(old.id) ?? new Set();
      const rewritten = await reviseText(tx, old, chapter, kept, by);
      const renamed = await reviseChapterFacts(tx, old, chapter, kept);
      changed ||= rewritten || renamed;
    } else {
      await addChapters(tx, [{ workId, position: index + 1, chapter }], by);
      changed = true;
    }
  }
  return changed;
}

type Standing = Awaited<ReturnType<typeof standingChapters>>[number];

function standingChapters(tx: Tx, workId: number) {
  return tx
    .selectFrom('chapters')
    .innerJoin('revisions', 'revisions.id', 'chapters.revision_id')
    .select(['chapters.id', 'chapters.title', 'revisions.sha256'])
    .select(['chapters.summary_html', 'chapters.notes_begin_html', 'chapters.notes_end_html'])
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute();
}

async function reviseText(
  tx: Tx,
  old: Standing,
  chapter: NewChapter,
  kept: Set<ChapterField>,
  by: string,
): Promise<boolean> {
  const hash = revisionHash(chapter.html);
  if (old.sha256.equals(hash)) return false;
  if (kept.has('text') && (await hadText(tx, old.id, hash))) return false;
  await addRevision(tx, old.id, chapter, by);
  return true;
}

async function hadText(tx: Tx, chapterId: number, hash: Buffer): Promise<boolean> {
  const found = await tx
    .selectFrom('revisions')
    .select('id')
    .where('chapter_id', '=', chapterId)
    .where('sha256', '=', hash)
    .executeTakeFirst();
  return found !== undefined;
}

async function reviseChapterFacts(
  tx: Tx,
  old: Standing,
  chapter: NewChapter,
  kept: Set<ChapterField>,
): Promise<boolean> {
  const facts = {
    title: kept.has('title') ? old.title : chapter.title,
    summary_html: kept.has('summary') ? old.summary_html : chapter.summary,
    notes_begin_html: kept.has('notesBegin') ? old.notes_begin_html : chapter.notesBegin,
    notes_end_html: kept.has('notesEnd') ? old.notes_end_html : chapter.notesEnd,
  };
  const isSame = Object.entries(facts).every(([name, value]) => old[name as keyof typeof facts] === value);
  if (isSame) return false;
  await tx.updateTable('chapters').set(facts).where('id', '=', old.id).execute();
  return true;
}
