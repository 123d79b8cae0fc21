import type { Handler } from 'hono';
import type { MapKind, MergeReason } from '../../../store/schema.ts';
import type { Tx } from '../../../store/database.ts';
import { emptyOutcome, note, type OrderOutcome } from '../../../tags/order.ts';
import {
  countProposals,
  decideProposal,
  readProposals,
  type MergeProposal,
} from '../../../tags/proposals.ts';
import { elsewhere } from '../../answer.ts';
import type { Site } from '../../site.ts';
import { KINDS } from '../../ui/kinds.ts';
import { counted, number } from '../../ui/words.ts';
import { KEEPER } from '../act.ts';
import { sentForm } from '../guard.ts';
import { KeeperForm } from '../KeeperPage.tsx';
import { attempt, refusalIn } from './attempt.ts';
import { showTagsPage } from './TagsPage.tsx';
import { DESK_KINDS } from './words.ts';
import { backIn, showRefusal, showTried, withSaid } from './wranglings.tsx';

const PAGE_SIZE = 50;
const MERGES = '/keeper/tags/merges';

const REASONS: Record<MergeReason, string> = {
  letters: 'the same letters',
  members: 'the same people',
  plural: 'one and many',
  'known name': 'a name that is known to mean it',
  close: 'nearly the same spelling',
};

/** Pairs of tags that may mean the same, for a yes or no. */
export function mergesPage(site: Site): Handler {
  return async (c) => {
    const kind = DESK_KINDS.find((one) => one === c.req.query('kind'));
    const after = /^[1-9]\d{0,14}$/.test(c.req.query('after') ?? '')
      ? Number(c.req.query('after'))
      : undefined;
    const which = { ...(kind && { kind }), ...(after !== undefined && { after }) };
    const [counts, found] = await Promise.all([
      countProposals(site.db),
      readProposals(site.db, { ...which, limit: PAGE_SIZE + 1 }),
    ]);
    const shown = found.slice(0, PAGE_SIZE);
    const total = counts.reduce((sum, { waiting }) => sum + waiting, 0);
    const back = mergesAddress(kind, after);
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>Merges</h1>
            <p class="total">
              {total === 0 ? 'None wait' : `${counted(total, 'pair')} that may mean the same`}
            </p>
          </div>
        </header>
        {total === 0 ? (
          <p class="quiet">
            Tags that look alike are paired here every night and after each import. A pair that you refuse
            does not come again.
          </p>
        ) : null}
        <KindFilter counts={counts} chosen={kind} />
        {shown.length > 0 ? <Pairs pairs={shown} back={back} /> : null}
        {found.length > PAGE_SIZE ? (
          <nav class="paging" aria-label="Pages">
            <a rel="next" href={mergesAddress(kind, shown.at(-1)?.id)}>
              Further pairs →
            </a>
          </nav>
        ) : null}
      </>
    );
    return showTagsPage(c, site, { title: 'Merges', place: MERGES, back, body });
  };
}

function mergesAddress(kind: MapKind | undefined, after: number | undefined): string {
  const query = new URLSearchParams({
    ...(kind && { kind }),
    ...(after !== undefined && { after: String(after) }),
  });
  return query.size > 0 ? `${MERGES}?${query}` : MERGES;
}

function KindFilter({
  counts,
  chosen,
}: {
  counts: { kind: MapKind; waiting: number }[];
  chosen: MapKind | undefined;
}) {
  if (counts.length < 2) return null;
  return (
    <nav class="filter" aria-label="Kinds">
      <ul>
        <li>
          <a href={MERGES} aria-current={chosen === undefined ? 'true' : undefined}>
            all
          </a>
        </li>
        {counts.map(({ kind, waiting }) => (
          <li>
            <a href={mergesAddress(kind, undefined)} aria-current={kind === chosen ? 'true' : undefined}>
              {counted(waiting, KINDS[kind].one.toLowerCase(), KINDS[kind].many.toLowerCase())}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Pairs({ pairs, back }: { pairs: MergeProposal[]; back: string }) {
  return (
    <KeeperForm action={MERGES} class="tag-table">
      <input type="hidden" name="back" value={back} />
      <label class="tick all">
        <input type="checkbox" name="all" value="yes" /> All {pairs.length} on this page
      </label>
      <ul class="catalogue pairs">
        {pairs.map((pair) => (
          <Pair pair={pair} />
        ))}
      </ul>
      <fieldset class="bulk">
        <legend>With the ticked pairs</legend>
        <button type="submit" name="decision" value="yes">
          Yes, merge them
        </button>
        <button type="submit" name="decision" value="no" class="plain">
          No, they differ
        </button>
      </fieldset>
    </KeeperForm>
  );
}

function Pair({ pair: { id, tag, into, reason, kind } }: { pair: MergeProposal }) {
  const both = `${tag.name} and ${into.name}`;
  return (
    <li class="tag-line" id={`pair_${id}`}>
      <label class="tick">
        <input type="checkbox" name="pair" value={String(id)} />
        <span class="unseen">Tick {both}</span>
      </label>
      <input type="hidden" name="listed" value={String(id)} />
      <div>
        <p class="entry long-name">
          <a class="title" href={`/keeper/tags/${tag.id}`}>
            <bdi>{tag.name}</bdi>
          </a>{' '}
          <span class="count">({number(tag.works)})</span> <span class="quiet">means</span>{' '}
          <a class="title" href={`/keeper/tags/${into.id}`}>
            <bdi>{into.name}</bdi>
          </a>{' '}
          <span class="count">({number(into.works)})</span>
        </p>
        <ul class="numbers">
          <li>{KINDS[kind].one.toLowerCase()}</li>
          <li>{REASONS[reason]}</li>
          {into.canonical ? null : <li>the second becomes canonical</li>}
        </ul>
      </div>
      <div class="acts">
        <button type="submit" name="yes" value={String(id)} class="plain" aria-label={`Yes: ${both}`}>
          Yes
        </button>
        <button
          type="submit"
          name="turned"
          value={String(id)}
          class="plain"
          aria-label={`The other way round: ${both}`}
        >
          Other way round
        </button>
        <button type="submit" name="no" value={String(id)} class="plain" aria-label={`No: ${both}`}>
          No
        </button>
      </div>
    </li>
  );
}

interface Decisions {
  ids: number[];
  taken: boolean;
  turned: boolean;
}

/** Decides one pair, or those that are ticked; what is large is shown first. */
export function merges(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const back = backIn(form);
    const decisions = decisionsIn(form);
    try {
      const sure = form.get('sure') === 'yes' || decisions.ids.length > 1;
      const { done, outcome } = await attempt(site, sure, (tx) => decide(tx, decisions));
      if (done) return elsewhere(c, withSaid(back, outcome), 303);
      form.set('action', MERGES);
      return showTried(c, site, { heading: 'Merge these two', outcome, form, back });
    } catch (error) {
      return showRefusal(c, site, refusalIn(error), back);
    }
  };
}

async function decide(tx: Tx, { ids, taken, turned }: Decisions): Promise<OrderOutcome> {
  const outcome = emptyOutcome();
  for (const id of ids) {
    const done = await decideProposal(tx, id, taken, { by: KEEPER }, turned);
    for (const one of done) await note(tx, outcome, one, []);
  }
  // What goes along with a merge is its two tags and no more, unless one had synonyms of its own.
  outcome.along.synonyms = Math.max(0, outcome.along.synonyms - ids.length);
  return outcome;
}

function decisionsIn(form: URLSearchParams): Decisions {
  for (const name of ['yes', 'no', 'turned']) {
    const id = form.get(name) ?? '';
    if (/^[1-9]\d{0,14}$/.test(id))
      return { ids: [Number(id)], taken: name !== 'no', turned: name === 'turned' };
  }
  const ids = form
    .getAll(form.get('all') === 'yes' ? 'listed' : 'pair')
    .filter((id) => /^[1-9]\d{0,14}$/.test(id));
  return { ids: [...new Set(ids.map(Number))], taken: form.get('decision') === 'yes', turned: false };
}
