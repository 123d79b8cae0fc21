import type { Context } from 'hono';
import { readWranglings, type Wrangling } from '../../../tags/undo.ts';
import type { Site } from '../../site.ts';
import { counted } from '../../ui/words.ts';
import { KEEPER } from '../act.ts';
import { ActButton } from '../KeeperPage.tsx';
import { WranglingLine } from './WranglingLine.tsx';

/** Lines that a sentence above the page names one by one. */
const NAMED = 4;
/** Lines that can be taken back at once. */
const MOST = 500;

/** What was just done on the map, with the way back, as the address of the page says it. */
export async function saidHere(site: Site, c: Context, back: string) {
  const done = c.req.query('done');
  if (done === undefined) return undefined;
  const refused = Number(c.req.query('refused') ?? 0);
  const lines = await linesDone(site, done);
  return (
    <>
      <div>
        {lines.length === 0 ? <p>Everything stood so already; nothing was changed.</p> : null}
        {lines.length > NAMED ? <p>{counted(lines.length, 'change')} made.</p> : null}
        {lines.length <= NAMED
          ? lines.map((line) => (
              <p>
                <WranglingLine line={line} />
              </p>
            ))
          : null}
        {Number.isInteger(refused) && refused > 0 ? (
          <p>{counted(refused, 'tag')} could not be changed so, and stayed as before.</p>
        ) : null}
      </div>
      {lines.length > 0 ? (
        <ActButton
          action="/keeper/tags/undoings"
          words="Undo"
          fields={{ lines: lines.map(({ id }) => id).join(' '), back }}
        />
      ) : null}
    </>
  );
}

/** The keeper's lines of the log from one number to another, as far as they are not taken back yet. */
async function linesDone(site: Site, range: string): Promise<Wrangling[]> {
  const [, from, to] = /^([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(range) ?? [];
  if (!from || !to) return [];
  const lines = await readWranglings(site.db, {
    after: Number(from) - 1,
    before: Number(to) + 1,
    limit: MOST,
  });
  return lines.filter(({ by, undone }) => by === KEEPER && !undone);
}
