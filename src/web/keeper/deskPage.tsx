import type { Context, Handler } from 'hono';
import { readRunning, readRuns, type RunReport } from '../../intake/reports.ts';
import { readCatalogueCounts } from '../../works/catalogue.ts';
import { readSampleShelf } from '../../works/sampleShelf.ts';
import type { Site } from '../site.ts';
import { counted, number } from '../ui/words.ts';
import { ActButton, showPage } from './KeeperPage.tsx';
import { Progress } from './Progress.tsx';
import { TitleSearch } from './TitleSearch.tsx';

/** What waits for the keeper, and the way to everything else. */
export function deskPage(site: Site): Handler {
  return async (c) => {
    const [counts, running, samples, { runs }] = await Promise.all([
      readCatalogueCounts(site.db),
      readRunning(site.db),
      readSampleShelf(site.db),
      readRuns(site.db, 1, 1),
    ]);
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>The keeper’s desk</h1>
            <p class="total">
              {counted(counts.works, 'work')}, {counted(counts.words, 'word')}
              {counts.hidden > 0 ? ', ' : ''}
              {counts.hidden > 0 ? (
                <a href="/keeper/works?hidden=yes">{number(counts.hidden)} not shown to everyone</a>
              ) : null}
            </p>
          </div>
          <a class="button" href="/keeper/imports/new">
            Bring stories
          </a>
        </header>
        {running.length > 0 ? <Running runs={running} /> : null}
        <Waiting suggesting={counts.suggesting} trashed={counts.trashed} last={runs[0]} />
        <section aria-labelledby="find">
          <h2 id="find">Find a work</h2>
          <TitleSearch words="" />
        </section>
        <SampleShelf {...samples} />
      </>
    );
    return showPage(c, site, { title: 'Desk', place: '/keeper', said: saidOf(c, samples), body });
  };
}

function Running({ runs }: { runs: RunReport[] }) {
  return (
    <section aria-labelledby="running">
      <h2 id="running">Being read now</h2>
      {runs.map((run) => (
        <Progress run={run} titled />
      ))}
    </section>
  );
}

function Waiting({
  suggesting,
  trashed,
  last,
}: {
  suggesting: number;
  trashed: number;
  last: RunReport | undefined;
}) {
  const failed = last?.outcomes.failed ?? 0;
  const isQuiet = suggesting === 0 && failed === 0 && trashed === 0;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">What waits</h2>
      {isQuiet ? <p class="quiet">Nothing waits for you. Bring more stories, or read one.</p> : null}
      <ul class="waiting">
        {suggesting > 0 ? (
          <li>
            <a href="/keeper/suggestions">{counted(suggesting, 'work')} with suggestions</a> to take or refuse
          </li>
        ) : null}
        {last && failed > 0 ? (
          <li>
            <a href={`/keeper/imports/${last.id}?outcome=failed`}>{counted(failed, 'file')}</a> of the last
            import that could not be read
          </li>
        ) : null}
        {trashed > 0 ? (
          <li>
            <a href="/keeper/trash">{counted(trashed, 'work')}</a> in the trash
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function SampleShelf({ standing, cleared }: { standing: number; cleared: number }) {
  if (standing === 0 && cleared === 0) return null;
  return (
    <section aria-labelledby="samples">
      <h2 id="samples">The sample shelf</h2>
      {standing > 0 ? (
        <>
          <p>
            {counted(standing, 'sample work')} {standing === 1 ? 'stands' : 'stand'} here to show what an
            archive looks like. Works you brought are not touched when you clear them.
          </p>
          <ActButton action="/keeper/sample-shelf/clearance" words="Clear the sample shelf" quiet />
        </>
      ) : (
        <>
          <p>The sample works are in the trash.</p>
          <ActButton action="/keeper/sample-shelf/restoration" words="Put the sample works back" quiet />
        </>
      )}
    </section>
  );
}

function saidOf(c: Context, { cleared }: { cleared: number }) {
  const said = c.req.query('said');
  if (said === 'samples-back') return <p>The sample works are back on the shelf.</p>;
  if (said !== 'samples-cleared' || cleared === 0) return undefined;
  return (
    <>
      <p>{counted(cleared, 'sample work')} went into the trash.</p>
      <ActButton action="/keeper/sample-shelf/restoration" words="Undo" />
    </>
  );
}
