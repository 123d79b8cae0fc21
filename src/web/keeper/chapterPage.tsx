import type { Context, Handler } from 'hono';
import type { Tx } from '../../store/database.ts';
import { lockWork } from '../../works/correct.ts';
import { correctChapter, correctedChapters, type ChapterFacts } from '../../works/correctChapter.ts';
import { readChapters, readWork, type ChapterText } from '../../works/read.ts';
import { readRevisions } from '../../works/revisions.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { chapterAddress } from '../ui/addresses.ts';
import { counted } from '../ui/words.ts';
import { act, KEEPER } from './act.ts';
import { CHAPTER_FIELDS } from './chapterFields.ts';
import { merge, readTexts, sentTexts, shownTexts, type Texts } from './field.ts';
import type { FieldNotes } from './FieldBox.tsx';
import { FieldForm } from './FieldForm.tsx';
import { sentForm } from './guard.ts';
import { showPage } from './KeeperPage.tsx';
import { placeOf, type Place } from './place.ts';
import { TextsItHad } from './revisionPage.tsx';
import { Sheet } from './Sheet.tsx';

type Kept = Pick<Partial<FieldNotes>, 'errors' | 'conflicts'> & { typed?: Texts };

/** A chapter as the keeper edits it: what stands around its text, the texts it had, the text itself. */
export function chapterPage(site: Site): Handler {
  return async (c) => showChapterPage(c, site, placeOf(c), {});
}

async function showChapterPage(c: Context, site: Site, { workId, chapterId }: Place, kept: Kept) {
  const { typed = {}, errors = {}, conflicts = [] } = kept;
  const work = await readWork(site.db, 'keeper', workId);
  const chapter = await readChapter(site, { workId, chapterId });
  const revisions = await readRevisions(site.db, chapterId);
  const corrected = (await correctedChapters(site.db, workId)).get(chapterId) ?? new Set();
  const stored = shownTexts(CHAPTER_FIELDS, chapter);
  const notes = {
    texts: { ...stored, ...typed },
    stored,
    errors,
    conflicts,
    evidence: {},
    corrected,
    readAs: {},
  };
  const address = `/keeper/works/${workId}/chapters/${chapterId}`;
  const body = (
    <>
      <header class="keeper-head">
        <div>
          <h1>{chapter.title ?? `Chapter ${chapter.number}`}</h1>
          <p class="total">
            Chapter {chapter.number} of <a href={`/keeper/works/${workId}`}>{work.title}</a>,{' '}
            {counted(chapter.words, 'word')},{' '}
            <a href={chapterAddress(workId, chapterId)}>as readers see it</a>
          </p>
        </div>
      </header>
      <FieldForm
        action={address}
        groups={[{ heading: '', fields: CHAPTER_FIELDS }]}
        notes={notes}
        save="Save what I changed"
      />
      <TextsItHad revisions={revisions} address={address} />
      <section aria-labelledby="text">
        <h2 id="text">The text</h2>
        <Sheet html={chapter.html} language={work.language} />
      </section>
    </>
  );
  const status = conflicts.length > 0 ? 409 : Object.keys(errors).length > 0 ? 422 : 200;
  const title = `${chapter.title ?? `Chapter ${chapter.number}`}, ${work.title}`;
  return showPage(
    c,
    site,
    { title: status === 200 ? title : `Not saved: ${title}`, place: '/keeper/works', said: saidOf(c), body },
    status,
  );
}

async function readChapter(site: Site, { workId, chapterId }: Place): Promise<ChapterText> {
  return (await readChapters(site.db, 'keeper', workId, chapterId))[0]!;
}

/** Puts right what stands around a chapter's text. */
export function chapterCorrection(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const { workId, chapterId } = placeOf(c);
    const kept = await act(site, (tx) => correctByForm(tx, { workId, chapterId }, form));
    if (kept) return showChapterPage(c, site, { workId, chapterId }, kept);
    return elsewhere(c, `/keeper/works/${workId}/chapters/${chapterId}?said=saved`, 303);
  };
}

async function correctByForm(tx: Tx, place: Place, form: URLSearchParams): Promise<Kept | null> {
  await lockWork(tx, place.workId);
  const chapter = (await readChapters(tx, 'keeper', place.workId, place.chapterId))[0]!;
  const { changed, conflicts } = merge(
    sentTexts(CHAPTER_FIELDS, form),
    shownTexts(CHAPTER_FIELDS, chapter),
    form,
  );
  if (conflicts.length > 0) return { typed: changed, conflicts };
  const { facts, errors } = readTexts(CHAPTER_FIELDS, changed);
  if (Object.keys(errors).length > 0) return { typed: changed, errors };
  const { title, summary, notesBegin, notesEnd, published } = chapter;
  const next = { title, summary, notesBegin, notesEnd, published, ...(facts as Partial<ChapterFacts>) };
  await correctChapter(tx, place, next, KEEPER);
  return null;
}

function saidOf(c: Context) {
  const said = c.req.query('said');
  if (said === 'saved') return <p>Saved. Readers see it now.</p>;
  if (said === 'returned')
    return <p>This text is the one readers meet again. The others stay in the list below.</p>;
  return undefined;
}
