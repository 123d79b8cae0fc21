import type { RefilterProgress } from '../../../tags/refilter.ts';
import { counted, number } from '../../ui/words.ts';
import { moment } from '../words.ts';

/** Without JavaScript a page with running jobs is loaded anew after so many seconds. */
export const RELOADED = (
  <noscript>
    <meta http-equiv="refresh" content="10" />
  </noscript>
);

/** How far the works of large changes are told. */
export function Jobs({ jobs }: { jobs: RefilterProgress[] }) {
  if (jobs.length === 0) return null;
  return (
    <refilter-progress>
      <section aria-labelledby="jobs">
        <h2 id="jobs">Works being told</h2>
        {jobs.map(({ works, worksDone, startedAt, wranglingId }) => (
          <div class="job">
            <progress max={works} value={worksDone} aria-label="Works told">
              {`${number(worksDone)} of ${number(works)}`}
            </progress>
            <p class="counts">
              {`${number(worksDone)} of ${counted(works, 'work')}, begun ${moment(startedAt)}`}.{' '}
              <a href={`/keeper/tags/history?before=${wranglingId + 1}`}>Which change</a>
            </p>
          </div>
        ))}
        <p class="quiet">
          Readers meet each work as it was or as it will be, never in between.{' '}
          <a href="/keeper/tags">Look again</a>
        </p>
      </section>
    </refilter-progress>
  );
}
