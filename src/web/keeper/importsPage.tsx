import type { Handler } from 'hono';
import { readRuns } from '../../intake/reports.ts';
import type { Site } from '../site.ts';
import { pageAsked, Pages, showPage } from './KeeperPage.tsx';
import { countsOf } from './Progress.tsx';
import { moment } from './words.ts';

const PAGE_SIZE = 30;

/** Every import there was, each with its report. */
export function importsPage(site: Site): Handler {
  return async (c) => {
    const page = pageAsked(c);
    const { runs, total } = await readRuns(site.db, page, PAGE_SIZE);
    const body = (
      <>
        <header class="keeper-head">
          <h1>Imports</h1>
          <a class="button" href="/keeper/imports/new">
            Bring stories
          </a>
        </header>
        {total === 0 ? (
          <p class="quiet">
            Nothing was brought yet. <a href="/keeper/imports/new">Bring files, a folder or a zip</a>; a
            report will stand here of what was understood, what was guessed and what was not read.
          </p>
        ) : null}
        <ul class="catalogue">
          {runs.map((run) => (
            <li>
              <p class="entry">
                <a class="title" href={`/keeper/imports/${run.id}`}>
                  {run.label}
                </a>
              </p>
              <p class="numbers">{countsOf(run)}</p>
              <p class="numbers">
                {run.state === 'finished'
                  ? 'Brought'
                  : run.state === 'running'
                    ? 'Being read since'
                    : 'Stopped; begun'}{' '}
                {moment(run.startedAt)} by {run.startedBy}
              </p>
            </li>
          ))}
        </ul>
        <Pages page={page} pages={Math.ceil(total / PAGE_SIZE)} address="/keeper/imports" />
      </>
    );
    return showPage(c, site, { title: 'Imports', place: '/keeper/imports', body });
  };
}
