import type { Concealing, Hiding, Standing } from '../../works/standing.ts';
import { listed } from '../ui/words.ts';
import { moment, SHOWN_TO } from './words.ts';

/** So many places are named. */
const MOST = 5;

const KEPT_BACK: Record<Concealing['kind'], [word: string, meaning: string]> = {
  unrevealed: ['Unrevealed', 'for readers it is not there'],
  anonymous: ['Anonymous', 'readers do not learn who wrote it'],
};

/** Who meets a work now, and for each thing that keeps it back: who decided it, when, and why. */
export function StandingLines({ standing }: { standing: Standing }) {
  const [last] = standing.showings;
  return (
    <ul class="standing">
      <li>
        Shown to: <strong>{SHOWN_TO[standing.visibility]}</strong>
        {last ? <span class="numbers">{`, by ${last.by}, ${moment(last.at)}`}</span> : null}
      </li>
      {standing.hidings.filter(inForce).map((hiding) => (
        <li>
          <strong>Hidden</strong> because <q dir="auto">{hiding.reason}</q>{' '}
          <span class="numbers">{`by ${hiding.by}, ${moment(hiding.from)}`}</span>
        </li>
      ))}
      {standing.concealments.filter(inForce).map(({ kind, by, from }) => (
        <li>
          <strong>{KEPT_BACK[kind][0]}</strong>: {KEPT_BACK[kind][1]},{' '}
          <span class="numbers">{`by ${by}, ${moment(from)}`}</span>
        </li>
      ))}
      {standing.tellings.map(({ name, places }) => (
        <li>
          But <bdi>{name}</bdi> is named in {listed(places.slice(0, MOST))}
          {places.length > MOST ? ` and ${places.length - MOST} more places` : ''}. These are the author’s own
          words and stay as they are.
        </li>
      ))}
    </ul>
  );
}

/** What was decided before and holds no more. */
export function PastStanding({ standing }: { standing: Standing }) {
  const hidings = standing.hidings.filter((one) => !inForce(one));
  const concealments = standing.concealments.filter((one) => !inForce(one));
  const showings = standing.showings.slice(1);
  if (hidings.length + concealments.length + showings.length === 0) return null;
  return (
    <details>
      <summary>What was decided before</summary>
      <ul class="past">
        {hidings.map((hiding) => (
          <li>
            Hidden because <q dir="auto">{hiding.reason}</q> <Span of={hiding} />
          </li>
        ))}
        {concealments.map((one) => (
          <li>
            {KEPT_BACK[one.kind][0]} <Span of={one} />
          </li>
        ))}
        {showings.map(({ visibility, at, by }) => (
          <li>
            Shown to: {SHOWN_TO[visibility]} <span class="numbers">{`by ${by}, ${moment(at)}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Span({ of: { by, from, till, endedBy } }: { of: Hiding | Concealing }) {
  const end = till ? `, until ${moment(till)} by ${endedBy}` : '';
  return <span class="numbers">{`by ${by}, ${moment(from)}${end}`}</span>;
}

/** What holds until somebody ends it. */
export function inForce({ till }: Hiding | Concealing): boolean {
  return till === null;
}
