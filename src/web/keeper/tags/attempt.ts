import { queueRefilter } from '../../../chores/wrangle.ts';
import { Failure } from '../../../ground/failures.ts';
import type { Tx } from '../../../store/database.ts';
import type { OrderOutcome } from '../../../tags/order.ts';
import type { Site } from '../../site.ts';
import { act } from '../act.ts';

/** Changes of more works than this are shown before they are made. */
const LARGE = 100;

/** An order that was not carried out, but tried: what it would do. */
class Tried extends Error {
  readonly outcome: OrderOutcome;
  constructor(outcome: OrderOutcome) {
    super('tried');
    this.outcome = outcome;
  }
}

/**
 * Carries an order on the map out; if it turns out larger than it looks and nobody said `sure`, it is taken back
 * again and only told. An order of which everything was refused leaves nothing behind either.
 */
export async function attempt(
  site: Site,
  sure: boolean,
  order: (tx: Tx) => Promise<OrderOutcome>,
): Promise<{ done: boolean; outcome: OrderOutcome }> {
  try {
    const outcome = await act(site, async (tx) => {
      const done = await order(tx);
      if (allRefused(done) || (!sure && isLarge(done))) throw new Tried(done);
      for (const id of done.refilterIds) await queueRefilter(tx, id);
      return done;
    });
    return { done: true, outcome };
  } catch (error) {
    if (error instanceof Tried) return { done: false, outcome: error.outcome };
    throw error;
  }
}

function isLarge({ works, along, raised }: OrderOutcome): boolean {
  return works > LARGE || raised.length > 0 || Object.values(along).some((count) => count > 0);
}

/** Whether everything that was asked for was refused. */
export function allRefused({ refusals, lines, raised }: OrderOutcome): boolean {
  return refusals.length > 0 && lines.length <= raised.length;
}

/** The refusal, when the map refused; everything else goes on. */
export function refusalIn(error: unknown): Failure {
  if (error instanceof Failure && /^(tag|wrangling|proposal|field)-/.test(error.code)) return error;
  throw error;
}
