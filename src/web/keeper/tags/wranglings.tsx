import type { Context, Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { queueRefilter } from '../../../chores/wrangle.ts';
import { Failure } from '../../../ground/failures.ts';
import { carryOrder, isOrder, type OrderOutcome, type WranglingOrder } from '../../../tags/order.ts';
import { carrySpoken, type SpokenOrder } from '../../../tags/speakOrder.ts';
import { undo } from '../../../tags/undo.ts';
import type { Tx } from '../../../store/database.ts';
import { elsewhere } from '../../answer.ts';
import type { Site } from '../../site.ts';
import { counted } from '../../ui/words.ts';
import { act, KEEPER } from '../act.ts';
import { sentForm } from '../guard.ts';
import { KeeperForm, showPage } from '../KeeperPage.tsx';
import { WRANGLINGS } from './ActForm.tsx';
import { allRefused, attempt, refusalIn } from './attempt.ts';
import { alongWords, namesWords, orderWords } from './words.ts';
import { namesOf } from '../../../tags/tagNames.ts';

const HAND = { by: KEEPER };
const PLACE = '/keeper/tags';

/** Changes the map as a form asks; what is large is shown first. */
export function wranglings(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const asked = askedIn(form);
    const back = backIn(form);
    try {
      if (asked.tagIds.length === 0)
        throw new Failure('field-invalid', { field: 'The list', reason: 'tick at least one tag' });
      const { done, outcome } = await attempt(site, form.get('sure') === 'yes', asked.carry);
      if (done) return elsewhere(c, withSaid(back, outcome), 303);
      const names = await namesOf(site.db, asked.tagIds);
      const heading = asked.words(namesWords(names));
      return showTried(c, site, { heading, outcome, form, back });
    } catch (error) {
      return showRefusal(c, site, refusalIn(error), back);
    }
  };
}

/** Takes changes of the map back: all lines of the log from one number to another that the keeper made together. */
export function undoings(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const back = backIn(form);
    const lines = (form.get('lines') ?? '')
      .split(' ')
      .filter((line) => /^[1-9]\d{0,14}$/.test(line))
      .map(Number);
    try {
      const outcome = await undoAll(site, lines);
      return elsewhere(c, withSaid(back, outcome), 303);
    } catch (error) {
      return showRefusal(c, site, refusalIn(error), back);
    }
  };
}

async function undoAll(site: Site, lines: number[]): Promise<Pick<OrderOutcome, 'lines' | 'refusals'>> {
  const undone: number[] = [];
  await act(site, async (tx) => {
    for (const line of lines.toSorted((a, b) => b - a)) {
      const { wranglingId, refilterId } = await undo(tx, line, HAND);
      if (wranglingId !== null) undone.push(wranglingId);
      if (refilterId !== null) await queueRefilter(tx, refilterId);
    }
  });
  return { lines: undone, refusals: [] };
}

interface Asked {
  tagIds: number[];
  carry: (tx: Tx) => Promise<OrderOutcome>;
  /** What is asked, of tags that are called so. */
  words: (tags: string) => string;
}

/** What a form asks for. Throws `field-invalid`. */
function askedIn(form: URLSearchParams): Asked {
  const named = form.get('act') ?? '';
  const tagIds = ticked(form);
  if (isOrder(named)) {
    const other = /^[1-9]\d{0,14}$/.test(form.get('otherId') ?? '')
      ? Number(form.get('otherId'))
      : (form.get('other') ?? '');
    const order: WranglingOrder = { act: named, tagIds, other };
    return {
      tagIds,
      carry: (tx) => carryOrder(tx, order, HAND),
      words: (tags) => orderWords(named, tags, typeof other === 'string' ? `“${other.trim()}”` : 'that tag'),
    };
  }
  const spoken = spokenIn(named, tagIds[0] ?? 0, form);
  return {
    tagIds,
    carry: (tx) => carrySpoken(tx, spoken, HAND),
    words: (tags) => `Change what is said of ${tags}`,
  };
}

function spokenIn(named: string, tagId: number, form: URLSearchParams): SpokenOrder {
  const said = (name: string) => form.get(name) ?? '';
  if (named === 'rename') return { act: named, tagId, name: said('name') };
  if (named === 'alias' || named === 'no alias')
    return { act: named, tagId, name: said('name'), fandom: said('fandom') };
  if (named === 'meaning here')
    return { act: named, tagId, name: said('name'), canonical: said('canonical'), fandom: said('fandom') };
  if (named === 'members') {
    const members = said('members')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const romantic = said('romantic') === '' ? null : said('romantic') === 'yes';
    return { act: named, tagId, members, romantic };
  }
  throw new Failure('field-invalid', { field: 'The act', reason: 'choose what to do with the ticked tags' });
}

/** The tags that a form is about: those ticked, or all that the page listed. */
function ticked(form: URLSearchParams): number[] {
  const ids = form.getAll(form.get('all') === 'yes' ? 'listed' : 'tag');
  return [...new Set(ids.filter((id) => /^[1-9]\d{0,14}$/.test(id)).map(Number))];
}

/** Where a form was sent from: a page of the tags' own. */
export function backIn(form: URLSearchParams): string {
  const back = form.get('back') ?? '';
  return /^\/keeper\/tags(?:[/?][\w\-/?=&%+.*~!'()]*)?$/.test(back) ? back : PLACE;
}

/** The same place, saying what was done there. */
export function withSaid(
  back: string,
  { lines, refusals }: Pick<OrderOutcome, 'lines' | 'refusals'>,
): string {
  const [path, query] = back.split('?');
  const search = new URLSearchParams(query);
  for (const name of ['done', 'refused']) search.delete(name);
  search.set('done', lines.length > 0 ? `${Math.min(...lines)}-${Math.max(...lines)}` : 'nothing');
  if (refusals.length > 0) search.set('refused', String(refusals.length));
  return `${path}?${search}`;
}

interface TriedOrder {
  heading: string;
  outcome: OrderOutcome;
  form: URLSearchParams;
  back: string;
}

/** What an order would do, with a button that does it; or why it cannot be done. */
export function showTried(c: Context, site: Site, { heading, outcome, form, back }: TriedOrder) {
  const refused = allRefused(outcome);
  const body = (
    <>
      <header class="keeper-head">
        <h1 class="long-name">
          <bdi>{refused ? heading : `${heading}?`}</bdi>
        </h1>
      </header>
      {refused ? null : <Consequences outcome={outcome} />}
      {outcome.refusals.length > 0 ? (
        <section>
          <h2>{refused ? 'This cannot be done' : 'These will stay as they are'}</h2>
          <ul class="refusals">
            {outcome.refusals.map(({ failure }) => (
              <li>{failure.message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <div class="choices">
        {refused ? null : (
          <KeeperForm action={form.get('action') ?? WRANGLINGS}>
            {[...form].map(([name, value]) =>
              name === 'form' || name === 'sure' ? null : <input type="hidden" name={name} value={value} />,
            )}
            <input type="hidden" name="sure" value="yes" />
            <button type="submit">Do it</button>
          </KeeperForm>
        )}
        <a class="button plain" href={back}>
          Back
        </a>
      </div>
    </>
  );
  return showPage(c, site, { title: heading, place: PLACE, body }, refused ? 422 : 200);
}

function Consequences({ outcome: { works, along, raised } }: { outcome: OrderOutcome }) {
  const moving = alongWords(along);
  return (
    <ul class="consequences">
      {raised.map(({ name, isNew }) => (
        <li>
          “<bdi>{name}</bdi>” {isNew ? 'is new here and becomes' : 'becomes'} canonical for it.
        </li>
      ))}
      <li>
        {works === 0
          ? 'No work is found otherwise than now.'
          : `It changes what ${counted(works, 'work')} ${works === 1 ? 'is' : 'are'} found by.`}
      </li>
      {moving ? <li>{moving}.</li> : null}
      <li>It can be undone.</li>
    </ul>
  );
}

/** Says that nothing was done, and why. */
export function showRefusal(c: Context, site: Site, failure: Failure, back: string) {
  const body = (
    <>
      <header class="keeper-head">
        <h1>Nothing was changed</h1>
      </header>
      <p class="problem long-name">{failure.message}</p>
      <div class="choices">
        <a class="button" href={back}>
          Back
        </a>
      </div>
    </>
  );
  return showPage(
    c,
    site,
    { title: 'Nothing was changed', place: PLACE, body },
    failure.status as ContentfulStatusCode,
  );
}
