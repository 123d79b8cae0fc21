import type { Handler } from 'hono';
import { queueJob } from '../../../chores/queue.ts';
import { chooseByUseRule, readByUseRule } from '../../../tags/byUseRule.ts';
import { forecastByUse, type ByUseForecast } from '../../../tags/canonicalByUse.ts';
import { elsewhere } from '../../answer.ts';
import type { Site } from '../../site.ts';
import { KINDS } from '../../ui/kinds.ts';
import { counted } from '../../ui/words.ts';
import { sentForm } from '../guard.ts';
import { KeeperForm } from '../KeeperPage.tsx';
import { showTagsPage } from './TagsPage.tsx';

const RULE = '/keeper/tags/rule';
const USES = /^(?:0|[1-9]\d{0,6})$/;

/** The rule by which tags become canonical by themselves, and what it would do now. */
export function rulePage(site: Site): Handler {
  return async (c) => {
    const rule = await readByUseRule(site.db, site.settings.canonicalAfter);
    const asked = c.req.query('uses') ?? '';
    const tried = USES.test(asked) ? Number(asked) : null;
    const forecast = tried === null || tried === 0 ? null : await forecastByUse(site.db, tried);
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>The rule by use</h1>
            <p class="total">
              {rule.uses === 0
                ? 'No tag becomes canonical by itself.'
                : `A tag becomes canonical by itself when it stands on ${counted(rule.uses, 'work')}.`}
            </p>
          </div>
        </header>
        <p class="lead">
          A small archive needs no wrangler: a name that enough works carry, in whatever letter case and
          accents, becomes canonical in its most used spelling, and its other spellings mean it. What a person
          decided is left alone. The rule works every night and after each import; everything it does stands
          in the history and can be undone.
        </p>
        <form class="wrangle" method="get" action={RULE}>
          <span class="name-box">
            <label for="uses">Works it must stand on (0: never)</label>
            <input
              type="number"
              id="uses"
              name="uses"
              min="0"
              max="1000000"
              required
              value={String(tried ?? rule.uses)}
            />
          </span>
          <button type="submit" class="plain">
            What would that do now?
          </button>
        </form>
        {tried === 0 ? <p role="status">Nothing would become canonical by itself any more.</p> : null}
        {forecast ? <Forecast forecast={forecast} /> : null}
        {tried !== null && (tried !== rule.uses || forecast !== null) ? (
          <KeeperForm action={RULE} class="wrangle">
            <input type="hidden" name="uses" value={String(tried)} />
            <button type="submit">{tried === rule.uses ? 'Do it now' : 'Make this the rule'}</button>
          </KeeperForm>
        ) : null}
        {rule.isChosen ? (
          <KeeperForm action={RULE} class="wrangle">
            <button type="submit" class="plain">
              {`Back to the setting of the archive (${site.settings.canonicalAfter})`}
            </button>
          </KeeperForm>
        ) : null}
      </>
    );
    const said =
      c.req.query('said') === 'ruled' ? (
        <p>That is the rule now. It is at work; look at the history in a moment.</p>
      ) : undefined;
    return showTagsPage(c, site, { title: 'The rule by use', place: RULE, back: RULE, said, body });
  };
}

function Forecast({ forecast: { canonicals, spellings, first } }: { forecast: ByUseForecast }) {
  if (canonicals + spellings === 0) return <p role="status">Nothing would change now.</p>;
  return (
    <section aria-labelledby="forecast">
      <h2 id="forecast">What it would do now</h2>
      <p>
        {counted(canonicals, 'name')} would become canonical
        {spellings > 0 ? `, and ${counted(spellings, 'name')} would be told to mean one that is` : ''}.
      </p>
      {first.length > 0 ? (
        <ul class="entries">
          {first.map(({ kind, name, works }) => (
            <li>
              <bdi>{name}</bdi>{' '}
              <span class="count">
                {KINDS[kind].one.toLowerCase()}, {counted(works, 'work')}
              </span>
            </li>
          ))}
          {canonicals > first.length ? (
            <li class="quiet">and {counted(canonicals - first.length, 'more', 'more')}</li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}

/** Chooses the rule, and lets it work. */
export function ruling(site: Site): Handler {
  return async (c) => {
    const form = await sentForm(c);
    const uses = form.get('uses');
    if (uses !== null && !USES.test(uses)) return elsewhere(c, RULE, 303);
    await site.db.transaction().execute(async (tx) => {
      await chooseByUseRule(tx, uses === null ? null : Number(uses));
      await queueJob(tx, 'tend-tags', {}, 'tend-tags');
    });
    return elsewhere(c, `${RULE}?said=ruled`, 303);
  };
}
