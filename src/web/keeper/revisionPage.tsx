import type { Handler } from 'hono';
import { readChapters, readWork } from '../../works/read.ts';
import { readRevision, readRevisions, returnToRevision, type RevisionEntry } from '../../works/revisions.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { counted } from '../ui/words.ts';
import { act, KEEPER } from './act.ts';
import { sentForm } from './guard.ts';
import { ActButton, showPage } from './KeeperPage.tsx';
import { placeOf } from './place.ts';
import { Sheet } from './Sheet.tsx';
import { moment } from './words.ts';

/** Every text a chapter had, the newest first. */
export function TextsItHad({ revisions, address }: { revisions: RevisionEntry[]; address: string }) {
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

/** One text that a chapter had, to be read and, if wanted, made current again. */
export function revisionPage(site: Site): Handler {
  return async (c) => {
    const { workId, chapterId } = placeOf(c);
    const work = await readWork(site.db, 'keeper', workId);
    const chapter = (await readChapters(site.db, 'keeper', workId, chapterId))[0]!;
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
              as of {moment(entry.writtenAt)}, {counted(entry.words, 'word')}, in{' '}
              <a href={address}>{work.title}</a>
            </p>
          </div>
          {entry.current ? null : (
            <ActButton
              action={`${address}/revisions/${revisionId}/reinstatement`}
              words="Make this the text again"
            />
          )}
        </header>
        {entry.current ? <p class="quiet">This is the text that readers meet.</p> : null}
        <Sheet html={html} language={work.language} />
      </>
    );
    return showPage(c, site, {
      title: `${title} as of ${moment(entry.writtenAt)}`,
      place: '/keeper/works',
      body,
    });
  };
}

/** Makes an older text current again. */
export function reinstatement(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    const { workId, chapterId } = placeOf(c);
    const revisionId = Number(c.req.param('revisionId'));
    await act(site, (tx) => returnToRevision(tx, { workId, chapterId, revisionId }, KEEPER));
    return elsewhere(c, `/keeper/works/${workId}/chapters/${chapterId}?said=returned`, 303);
  };
}
