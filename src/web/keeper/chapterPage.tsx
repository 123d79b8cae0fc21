import type { Context, Handler } from 'hono';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import type { Tx } from '../../store/database.ts';
import { lockWork } from '../../works/correct.ts';
import { correctChapter, correctedChapters, type ChapterFacts } from '../../works/correctChapter.ts';
import { readChapters, readWork, type ChapterText } from '../../works/read.ts';
import { readRevision, readRevisions, returnToRevision, type RevisionEntry } from '../../works/revisions.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { chapterAddress } from '../ui/addresses.ts';
import { Prose } from '../ui/Prose.tsx';
import { counted } from '../ui/words.ts';
import { act, KEEPER } from './act.ts';
import { CHAPTER_FIELDS } from './chapterFields.ts';
import { merge, readTexts, sentTexts, shownTexts, type Texts } from './field.ts';
import type { FieldNotes } from './FieldBox.tsx';
import { FieldForm } from './FieldForm.tsx';
import { sentForm } from './guard.ts';
import { ActButton, showPage } from './KeeperPage.tsx';
import { moment } from './words.ts';

type Kept = Pick<Partial<FieldNotes>, 'errors' | 'conflicts'> & { typed?: Texts };

interface At {
  workId: number;
  chapterId: number;
}

function at(c: Context): At {
  return { workId: Number(c.req.param('id')), chapterId: Number(c.req.param('chapterId')) };
}

/** A chapter as the keeper edits it: what stands around its text, the texts it had, the text itself. */
export function chapterPage(site: Site): Handler {
  return async (c) => showChapterPage(c, site, at(c), {});
}

async function showChapterPage(c: Context, site: Site, { workId, chapterId }: At, kept: Kept) {
  const { typed = {}, errors = {}, conflicts = [] } = kept;
  const work = await readWork(site.db, 'keeper', workId);
  const chapter = await readChapter(site, { workId, chapterId });
  const revisions = await readRevisions(site.db, chapterId);
  const corrected = (await correctedChapters(site.db, workId)).get(chapterId) ?? new Set();
  const stored = shownTexts(CHAPTER_FIELDS, chapter);
  const notes = { texts: { ...stored, ...typed }, stored, errors, conflicts, evidence: {}, corrected, readAs: {} };
  const address = `/keeper/works/${workId}/chapters/${chapterId}`;
  const body = (
    <>
      <header class="keeper-head">
        <div>
          <h1>{chapter.title ?? `Chapter ${chapter.number}`}</h1>
          <p class="total">
            Chapter {chapter.number} of <a href={`/keeper/works/${workId}`}>{work.title}</a>,{' '}
            {counted(chapter.words, 'word')}, <a href={chapterAddress(workId, chapterId)}>as readers see it</a>
          </p>
        </div>
      </header>
      <FieldForm action={address} groups={[{ heading: '', fields: CHAPTER_FIELDS }]} notes={notes} save="Save what I changed" />
      <Texts revisions={revisions} address={address} />
      <section aria-labelledby="text">
        <h2 id="text">The text</h2>
        <Sheet html={chapter.html} language={work.language} />
      </section>
    </>
  );
  const status = conflicts.length > 0 ? 409 : Object.keys(errors).length > 0 ? 422 : 200;
  const title = `${chapter.title ?? `Chapter ${chapter.number}`}, ${work.title}`;
  return showPage(c, site, { title, place: '/keeper/works', said: saidOf(c), body }, status);
}

/** A text to look at, in a frame of its own that can be scrolled by keyboard too. */
function Sheet({ html, language }: { html: CleanHtml; language: string | null }) {
  return (
    <div class="sheet" tabindex={0} role="region" aria-label="Text">
      <Prose html={html} language={language} />
    </div>
  );
}

async function readChapter(site: Site, { workId, chapterId }: At): Promise<ChapterText> {
  return (await readChapters(site.db, workId, chapterId))[0]!;
}

function Texts({ revisions, address }: { revisions: RevisionEntry[]; address: string }) {
  return (
    <section aria-labelledby="revisions">
      <h2 id="revisions">Texts it had</h2>
      <ol class="catalogue" reversed>
        {revisions.map(({ id, words, writtenAt, writtenBy, current }) => (
          <li>
            <p>
              <a href={`${address}/revisions/${id}`}>{moment(writtenAt)}</a>{' '}
              <span class="numbers">
                {counted(words, 'word')}, by {writtenBy}
                {current ? ', the one readers meet' : ''}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Puts right what stands around a chapter's text. */
export function chapterCorrection(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const { workId, chapterId } = at(c);
    const kept = await act(site, (tx) => correctByForm(tx, { workId, chapterId }, form));
    if (kept) return showChapterPage(c, site, { workId, chapterId }, kept);
    return elsewhere(c, `/keeper/works/${workId}/chapters/${chapterId}?said=saved`, 303);
  };
}

async function correctByForm(tx: Tx, place: At, form: URLSearchParams): Promise<Kept | null> {
  await lockWork(tx, place.workId);
  const chapter = (await readChapters(tx, place.workId, place.chapterId))[0]!;
  const { changed, conflicts } = merge(sentTexts(CHAPTER_FIELDS, form), shownTexts(CHAPTER_FIELDS, chapter), form);
  if (conflicts.length > 0) return { typed: changed, conflicts };
  const { facts, errors } = readTexts(CHAPTER_FIELDS, changed);
  if (Object.keys(errors).length > 0) return { typed: changed, errors };
  const { title, summary, notesBegin, notesEnd, published } = chapter;
  const next = { title, summary, notesBegin, notesEnd, published, ...(facts as Partial<ChapterFacts>) };
  await correctChapter(tx, place, next, KEEPER);
  return null;
}

/** One text that a chapter had, to be read and, if wanted, made current again. */
export function revisionPage(site: Site): Handler {
  return async (c) => {
    const { workId, chapterId } = at(c);
    const work = await readWork(site.db, 'keeper', workId);
    const chapter = await readChapter(site, { workId, chapterId });
    const revisionId = Number(c.req.param('revisionId'));
    const html = await readRevision(site.db, chapterId, revisionId);
    const entry = (await readRevisions(site.db, chapterId)).find(({ id }) => id === revisionId)!;
    const address = `/keeper/works/${workId}/chapters/${chapterId}`;
    const title = chapter.title ?? `Chapter ${chapter.number}`;
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>{title}</h1>
            <p class="total">
              as of {moment(entry.writtenAt)}, {counted(entry.words, 'word')}, in <a href={address}>{work.title}</a>
            </p>
          </div>
          {entry.current ? null : (
            <ActButton action={`${address}/revisions/${revisionId}/reinstatement`} words="Make this the text again" />
          )}
        </header>
        {entry.current ? <p class="quiet">This is the text that readers meet.</p> : null}
        <Sheet html={html} language={work.language} />
      </>
    );
    return showPage(c, site, { title: `${title} as of ${moment(entry.writtenAt)}`, place: '/keeper/works', body });
  };
}

/** Makes an older text current again. */
export function reinstatement(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    const { workId, chapterId } = at(c);
    const revisionId = Number(c.req.param('revisionId'));
    await act(site, (tx) => returnToRevision(tx, { workId, chapterId, revisionId }, KEEPER));
    return elsewhere(c, `/keeper/works/${workId}/chapters/${chapterId}?said=returned`, 303);
  };
}

function saidOf(c: Context) {
  const said = c.req.query('said');
  if (said === 'saved') return <p>Saved. Readers see it now.</p>;
  if (said === 'returned') return <p>This text is the one readers meet again. The others stay in the list below.</p>;
  return undefined;
}
