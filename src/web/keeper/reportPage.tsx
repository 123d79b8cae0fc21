import type { Context, Handler } from 'hono';
import { resumeUpload, uploadWaits } from '../../chores/takeUpload.ts';
import { readRun, readRunItems, type ReportItem, type RunReport } from '../../intake/reports.ts';
import type { ImportOutcome } from '../../store/schema.ts';
import { elsewhere } from '../answer.ts';
import { SECURITY } from '../headers.ts';
import type { Site } from '../site.ts';
import { number } from '../ui/words.ts';
import { sentForm } from './guard.ts';
import { ActButton, pageAsked, Pages, showPage, showPart } from './KeeperPage.tsx';
import { OUTCOMES, Progress } from './Progress.tsx';
import { ReportLine } from './ReportLine.tsx';
import { moment } from './words.ts';

const PAGE_SIZE = 50;
/** Without JavaScript the page of a running import is loaded anew after so many seconds. */
const RELOAD = 5;

/** What an import understood, guessed, dropped and could not read. */
export function reportPage(site: Site): Handler {
  return async (c) => {
    const run = await readRun(site.db, Number(c.req.param('id')));
    const { outcome, page } = asked(c);
    const items = await readRunItems(site.db, run.id, outcome, page, PAGE_SIZE);
    const head =
      run.state === 'running' ? (
        <noscript>
          <meta http-equiv="refresh" content={String(RELOAD)} />
        </noscript>
      ) : null;
    const waits = run.state === 'stopped' && (await uploadWaits(site.settings.data, run.id));
    const body = <Report run={run} items={items} outcome={outcome} page={page} waits={waits} />;
    return showPage(c, site, { title: run.label, place: '/keeper/imports', head, body });
  };
}

/** Lets an import that stopped go on. */
export function resumption(site: Site): Handler {
  return async (c) => {
    await sentForm(c);
    const run = await readRun(site.db, Number(c.req.param('id')));
    if (run.state !== 'finished') await resumeUpload(site.db, run.id);
    return elsewhere(c, `/keeper/imports/${run.id}`, 303);
  };
}

/** The same for programs: the sums, and one page of lines. */
export function reportJson(site: Site): Handler {
  return async (c) => {
    const run = await readRun(site.db, Number.parseInt(c.req.param('file') ?? '', 10));
    const { outcome, page } = asked(c);
    const items = await readRunItems(site.db, run.id, outcome, page, PAGE_SIZE);
    const pages = pagesOf(run, outcome);
    return c.json({ ...run, page, pages, items }, 200, { ...SECURITY, 'cache-control': 'private, no-store' });
  };
}

/** Only the sums, for the page's script. */
export function reportProgress(site: Site): Handler {
  return async (c) => {
    const run = await readRun(site.db, Number(c.req.param('id')));
    return showPart(c, <Progress run={run} />);
  };
}

function asked(c: Context): { outcome: ImportOutcome | null; page: number } {
  const outcome = c.req.query('outcome');
  return { outcome: outcome && outcome in OUTCOMES ? (outcome as ImportOutcome) : null, page: pageAsked(c) };
}

function pagesOf({ outcomes }: RunReport, outcome: ImportOutcome | null): number {
  const lines =
    outcome === null ? Object.values(outcomes).reduce((sum, count) => sum + count, 0) : outcomes[outcome];
  return Math.ceil(lines / PAGE_SIZE);
}

interface ReportShown {
  /** Whether files of it still wait. */
  waits: boolean;
  run: RunReport;
  items: ReportItem[];
  outcome: ImportOutcome | null;
  page: number;
}

function Report({ run, items, outcome, page, waits }: ReportShown) {
  const address = `/keeper/imports/${run.id}${outcome ? `?${new URLSearchParams({ outcome })}` : ''}`;
  return (
    <>
      <header class="keeper-head">
        <div>
          <h1>{run.label}</h1>
          <p class="total">
            Begun {moment(run.startedAt)} by {run.startedBy}
            {run.finishedAt ? `, finished ${moment(run.finishedAt)}` : ''}
          </p>
        </div>
        {run.state === 'finished' ? (
          <a class="button plain" href="/keeper/imports/new">
            Bring more
          </a>
        ) : null}
      </header>
      <Progress run={run} />
      {run.state === 'running' ? (
        <p class="quiet">
          Lines appear as the files are read. <a href={address}>Look again</a>
        </p>
      ) : null}
      {run.state === 'stopped' ? <Stopped run={run} waits={waits} /> : null}
      <OutcomeFilter run={run} chosen={outcome} />
      {items.length === 0 && run.state === 'finished' ? (
        <p class="quiet">
          Nothing to show here. The files held nothing that could be read, or they were only clutter.
        </p>
      ) : null}
      <ol class="report" id="report">
        {items.map((item) => (
          <ReportLine item={item} />
        ))}
      </ol>
      <Pages page={page} pages={pagesOf(run, outcome)} address={address} />
    </>
  );
}

/** What to do about an import that came to no end. */
function Stopped({ run, waits }: { run: RunReport; waits: boolean }) {
  return (
    <div class="problem">
      <p>
        This import did not finish, and nothing was read for a while. What is shelved stays, and nothing is
        doubled.{' '}
        {waits
          ? 'It may wait behind another import; if not, let it begin once more.'
          : 'If it came from the command line, run the same command again.'}
      </p>
      {waits ? (
        <ActButton action={`/keeper/imports/${run.id}/resumption`} words="Go on reading" quiet />
      ) : null}
    </div>
  );
}

function OutcomeFilter({ run, chosen }: { run: RunReport; chosen: ImportOutcome | null }) {
  const outcomes = (Object.keys(OUTCOMES) as ImportOutcome[]).filter((outcome) => run.outcomes[outcome] > 0);
  if (outcomes.length < 2) return null;
  const total = outcomes.reduce((sum, outcome) => sum + run.outcomes[outcome], 0);
  return (
    <nav class="filter" aria-label="What to show">
      <ul>
        <li>
          <a href={`/keeper/imports/${run.id}`} aria-current={chosen === null ? 'true' : undefined}>
            all {number(total)}
          </a>
        </li>
        {outcomes.map((outcome) => (
          <li>
            <a
              href={`/keeper/imports/${run.id}?${new URLSearchParams({ outcome })}`}
              aria-current={outcome === chosen ? 'true' : undefined}
            >
              {`${number(run.outcomes[outcome])} ${OUTCOMES[outcome]}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
