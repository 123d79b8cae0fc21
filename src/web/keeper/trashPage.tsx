import type { Handler } from 'hono';
import { readCatalogue } from '../../works/catalogue.ts';
import { clearSampleShelf, restoreSampleShelf } from '../../works/sampleShelf.ts';
import { restoreWork, trashWork } from '../../works/trash.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { tongue } from '../ui/Prose.tsx';
import { counted, listed } from '../ui/words.ts';
import { act, KEEPER } from './act.ts';
import { sentForm } from './guard.ts';
import { ActButton, pageAsked, Pages, showPage } from './KeeperPage.tsx';
import { moment } from './words.ts';

const PAGE_SIZE = 50;

/** What was put away and can be taken out again. */
export function trashPage(site: Site): Handler {
  return async (c) => {
    const page = pageAsked(c);
    const { works, total } = await readCatalogue(site.db, { inTrash: true }, page, PAGE_SIZE);
    const body = (
      <>
        <header class="keeper-head">
          <h1>Trash</h1>
        </header>
        {total === 0 ? (
          <p class="quiet">
            The trash is empty. A work that you put here from its own page can be taken out again, as it was.
          </p>
        ) : (
          <p class="total">
            {counted(total, 'work')}, the last first. Nobody else meets them; nothing of them is lost.
          </p>
        )}
        <ul class="catalogue">
          {works.map((work) => (
            <li class="with-act">
              <div>
                <p class="entry">
                  <span class="title" {...tongue(work.language)}>
                    {work.title}
                  </span>{' '}
                  <span class="by">{work.authors.length > 0 ? `by ${listed(work.authors)}` : ''}</span>
                </p>
                <ul class="numbers">
                  <li>{counted(work.words, 'word')}</li>
                  {work.trashedAt ? (
                    <li>{`put here ${moment(work.trashedAt)} by ${work.trashedBy}`}</li>
                  ) : null}
                </ul>
              </div>
              <ActButton
                action={`/keeper/works/${work.id}/restoration`}
                words="Take out"
                label={`Take “${work.title}” out of the trash`}
                quiet
              />
            </li>
          ))}
        </ul>
        <Pages page={page} pages={Math.ceil(total / PAGE_SIZE)} address="/keeper/trash" />
      </>
    );
    return showPage(c, site, { title: 'Trash', place: '/keeper/trash', body });
  };
}

/** Puts a work into the trash. */
export function trashing(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    const id = Number(c.req.param('id'));
    await act(site, (tx) => trashWork(tx, id, KEEPER));
    return elsewhere(c, `/keeper/works?trashed=${id}`, 303);
  };
}

/** Takes a work out of the trash. */
export function restoration(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    const id = Number(c.req.param('id'));
    await act(site, (tx) => restoreWork(tx, id, KEEPER));
    return elsewhere(c, `/keeper/works/${id}?said=restored`, 303);
  };
}

/** Clears the sample shelf. */
export function sampleClearance(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    await act(site, (tx) => clearSampleShelf(tx, KEEPER));
    return elsewhere(c, '/keeper?said=samples-cleared', 303);
  };
}

/** Puts the sample works back. */
export function sampleRestoration(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    await act(site, (tx) => restoreSampleShelf(tx, KEEPER));
    return elsewhere(c, '/keeper?said=samples-back', 303);
  };
}
