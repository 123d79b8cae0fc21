import type { RunReport } from '../../intake/reports.ts';
import type { ImportOutcome } from '../../store/schema.ts';
import { counted, number } from '../ui/words.ts';

/** What became of works, in words, in the order in which reports count them. */
export const OUTCOMES: Record<ImportOutcome, string> = {
  new: 'new',
  updated: 'updated',
  unchanged: 'there already',
  'in trash': 'in the trash',
  'passed over': 'passed over',
  failed: 'not read',
};

/** How far an import is. With JavaScript it counts on by itself; without, the page is loaded anew. */
export function Progress({ run, titled = false }: { run: RunReport; titled?: boolean }) {
  const name =
    run.filesFound === null
      ? `${number(run.filesRead)} files`
      : `${number(run.filesRead)} of ${number(run.filesFound)} files`;
  return (
    <import-progress run={run.id} state={run.state}>
      {titled ? (
        <p>
          <a href={`/keeper/imports/${run.id}`}>{run.label}</a>
        </p>
      ) : null}
      {run.state === 'running' ? (
        <progress
          max={run.filesFound ?? undefined}
          value={run.filesFound ? run.filesRead : undefined}
          aria-label="Files read"
        >
          {name}
        </progress>
      ) : null}
      <p class="counts">{countsOf(run)}</p>
    </import-progress>
  );
}

/** "12 of 40 files read: 9 new, 1 updated, 2 not read" */
export function countsOf({ filesFound, filesRead, outcomes, state }: RunReport): string {
  const read =
    filesFound !== null && filesFound !== filesRead
      ? `${number(filesRead)} of ${counted(filesFound, 'file')} read`
      : `${counted(filesRead, 'file')} read`;
  const works = (Object.keys(OUTCOMES) as ImportOutcome[])
    .filter((outcome) => outcomes[outcome] > 0)
    .map((outcome) => `${number(outcomes[outcome])} ${OUTCOMES[outcome]}`);
  const looking =
    state === 'running' && filesFound === null && filesRead === 0 ? 'Waiting for its turn' : read;
  return works.length > 0 ? `${looking}: ${works.join(', ')}` : looking;
}
