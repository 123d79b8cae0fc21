import type { Context, Handler } from 'hono';
import { decideAll, decideSuggestion } from '../../works/decideSuggestion.ts';
import { readOpenSuggestions, readSuggestion, type Decision } from '../../works/suggestions.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { tongue } from '../ui/Prose.tsx';
import { counted } from '../ui/words.ts';
import { act, KEEPER } from './act.ts';
import { sentForm } from './guard.ts';
import { ActButton, pageAsked, Pages, showPage } from './KeeperPage.tsx';
import { Suggestions } from './Suggestions.tsx';

const PAGE_SIZE = 20;

/** Everything that texts make likely and nobody has decided yet, work by work. */
export function suggestionsPage(site: Site): Handler {
  return async (c) => {
    const page = pageAsked(c);
    const { works, total } = await readOpenSuggestions(site.db, page, PAGE_SIZE);
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>Suggestions</h1>
            <p class="total">{total === 0 ? 'None open' : `for ${counted(total, 'work')}`}</p>
          </div>
        </header>
        {total === 0 ? (
          <p class="quiet">
            Nothing waits. When <a href="/keeper/imports/new">stories are brought</a>, their text is read
            against the canon packs; what it makes likely stands here until you take or refuse it. Nothing is
            published by itself.
          </p>
        ) : (
          <p class="lead">
            What the texts make likely, with the sentences that say so. Nothing is published until you take
            it.
          </p>
        )}
        {works.map((work) => (
          <section class="suggesting" aria-labelledby={`work_${work.id}`}>
            <h2 id={`work_${work.id}`}>
              <a href={`/keeper/works/${work.id}`} {...tongue(work.language)}>
                {work.title}
              </a>
            </h2>
            <Suggestions suggestions={work.open} language={work.language} back="/keeper/suggestions" />
          </section>
        ))}
        <Pages page={page} pages={Math.ceil(total / PAGE_SIZE)} address="/keeper/suggestions" />
      </>
    );
    const said = (await justDecided(site, c.req.query('decided'))) ?? allDecided(c.req.query('all'));
    return showPage(c, site, { title: 'Suggestions', place: '/keeper/suggestions', said, body });
  };
}

/** What was just taken or refused, and the way back, since the list no longer shows it. */
async function justDecided(site: Site, id: string | undefined) {
  if (!id || !/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const suggestion = await readSuggestion(site.db, Number(id));
  if (!suggestion || suggestion.decision === 'open') return undefined;
  const back = '/keeper/suggestions';
  return (
    <>
      <p>
        {suggestion.decision === 'taken' ? 'Taken' : 'Refused'}: {suggestion.value}.
      </p>
      <ActButton
        action={`/keeper/suggestions/${id}/decision`}
        words="Undo"
        fields={{ decision: 'open', back }}
      />
    </>
  );
}

/** Where several that were just taken at once can be looked at, and taken back one by one. */
function allDecided(workId: string | undefined) {
  if (!workId || !/^[1-9]\d{0,14}$/.test(workId)) return undefined;
  return (
    <p>
      Taken. Each can be undone on <a href={`/keeper/works/${workId}#suggestions`}>the work’s page</a>.
    </p>
  );
}

/** Takes, refuses or opens one suggestion again. */
export function decision(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const id = Number(c.req.param('id'));
    const { workId } = await act(site, (tx) => decideSuggestion(tx, id, decisionIn(form), KEEPER));
    return onward(c, form, workId, id);
  };
}

/** Decides every open suggestion of one kind for a work, or all of them. */
export function decisions(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const workId = Number(c.req.param('id'));
    await act(site, (tx) => decideAll(tx, workId, form.get('kind'), decisionIn(form), KEEPER));
    return onward(c, form, workId);
  };
}

function decisionIn(form: URLSearchParams): Decision {
  const said = form.get('decision');
  return said === 'taken' || said === 'refused' ? said : 'open';
}

/** Back to the list, which then offers to undo, or to the work's page, where what was decided stands. */
function onward(c: Context, form: URLSearchParams, workId: number, id?: number): Response {
  if (form.get('back') !== '/keeper/suggestions')
    return elsewhere(c, `/keeper/works/${workId}#suggestions`, 303);
  return elsewhere(
    c,
    id === undefined ? `/keeper/suggestions?all=${workId}` : `/keeper/suggestions?decided=${id}`,
    303,
  );
}
