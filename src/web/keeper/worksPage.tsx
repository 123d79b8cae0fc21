import type { Handler } from 'hono';
import { readCatalogue, type CatalogueEntry } from '../../works/catalogue.ts';
import type { Site } from '../site.ts';
import { tongue } from '../ui/Prose.tsx';
import { counted, listed } from '../ui/words.ts';
import { ActButton, pageAsked, Pages, showPage } from './KeeperPage.tsx';
import { TitleSearch } from './TitleSearch.tsx';
import { moment, SHOWN_TO } from './words.ts';

const PAGE_SIZE = 50;

/** Every work, whoever may meet it, to be opened and edited. */
export function worksPage(site: Site): Handler {
  return async (c) => {
    const words = (c.req.query('words') ?? '').trim().slice(0, 200);
    const page = pageAsked(c);
    const hidden = c.req.query('hidden') === 'yes';
    const { works, total } = await readCatalogue(site.db, { words, hidden }, page, PAGE_SIZE);
    const asked = new URLSearchParams({ ...(words && { words }), ...(hidden && { hidden: 'yes' }) });
    const address = asked.size > 0 ? `/keeper/works?${asked}` : '/keeper/works';
    const body = (
      <>
        <header class="keeper-head">
          <h1>{hidden ? 'Works not shown to everyone' : 'Works'}</h1>
        </header>
        <TitleSearch words={words} />
        {total === 0 ? (
          <NoWorks words={words} hidden={hidden} />
        ) : (
          <p class="total">{counted(total, 'work')}</p>
        )}
        <ul class="catalogue">
          {works.map((work) => (
            <Entry work={work} />
          ))}
        </ul>
        <Pages page={page} pages={Math.ceil(total / PAGE_SIZE)} address={address} />
      </>
    );
    const said = await justTrashed(site, c.req.query('trashed'));
    return showPage(c, site, { title: 'Works', place: '/keeper/works', said, body });
  };
}

function Entry({ work }: { work: CatalogueEntry }) {
  return (
    <li>
      <p class="entry">
        <a class="title" href={`/keeper/works/${work.id}`} {...tongue(work.language)}>
          {work.title}
        </a>{' '}
        <span class="by">
          {work.authors.length > 0 ? `by ${listed(work.authors)}` : 'by an unnamed author'}
        </span>
      </p>
      <ul class="numbers">
        <li>{counted(work.words, 'word')}</li>
        <li>brought {moment(work.postedAt)}</li>
        {work.visibility === 'public' ? null : <li>shown to: {SHOWN_TO[work.visibility]}</li>}
        {work.hidden ? <li>hidden</li> : null}
        {work.unrevealed ? <li>unrevealed</li> : null}
        {work.anonymous ? <li>anonymous</li> : null}
        {work.open > 0 ? (
          <li>
            <a href={`/keeper/works/${work.id}#suggestions`}>{counted(work.open, 'suggestion')}</a>
          </li>
        ) : null}
      </ul>
    </li>
  );
}

function NoWorks({ words, hidden }: { words: string; hidden: boolean }) {
  if (hidden) {
    return (
      <p class="quiet">
        Every work is shown to everyone. <a href="/keeper/works">See all works</a>
      </p>
    );
  }
  if (words) {
    return (
      <p class="quiet">
        No work has “{words}” in its title or byline. <a href="/keeper/works">See all works</a>, or look in{' '}
        <a href="/keeper/trash">the trash</a>.
      </p>
    );
  }
  return (
    <p class="quiet">
      The shelves are empty. <a href="/keeper/imports/new">Bring the first stories</a>: files, a folder or a
      zip.
    </p>
  );
}

/** The way back for a work that was just put into the trash, as long as it is there. */
async function justTrashed(site: Site, id: string | undefined) {
  if (!id || !/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const [work] = (await readCatalogue(site.db, { inTrash: true, id: Number(id) }, 1, 1)).works;
  if (!work) return undefined;
  return (
    <>
      <p>“{work.title}” is in the trash. Nobody meets it there; nothing of it is lost.</p>
      <ActButton action={`/keeper/works/${work.id}/restoration`} words="Undo" />
    </>
  );
}
