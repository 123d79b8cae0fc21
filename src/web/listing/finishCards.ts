import { setTimeout } from 'node:timers/promises';
import { readBlurbsOf } from '../../works/blurb.ts';
import type { Site } from '../site.ts';
import { finishedCard } from './cards.tsx';

/** Cards drawn at once: some milliseconds, since readers wait meanwhile. */
const AT_ONCE = 15;
/** Of each stretch of time, how much longer it rests than it draws. */
const REST = 3;
/** Milliseconds from the start, and from one round to the next that looks for works that changed. */
const RESTS = { first: 3_000, next: 10 * 60_000 };

type Ground = Pick<Site, 'db' | 'shelf' | 'log' | 'lastChange'> & { rests?: typeof RESTS };

/**
 * Draws the cards that are not finished yet, little by little beside the pages, so that listings find them: a card that
 * must be drawn for a page costs it more than all else. Returns what stops it.
 */
export function finishCards({ rests = RESTS, ...site }: Ground): () => Promise<void> {
  const stopping = new AbortController();
  const rest = (ms: number) =>
    setTimeout(ms, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
  const round = async () => {
    for (let after: number | null = 0; after !== null && !stopping.signal.aborted;) {
      const { works, upTo } = await site.shelf.unfinished(after);
      for (let at = 0; at < works.length && !stopping.signal.aborted; at += AT_ONCE) {
        const began = performance.now();
        const read = await readBlurbsOf(site.db, 'guest', works.slice(at, at + AT_ONCE));
        site.shelf.keep(read.map(finishedCard));
        await rest((performance.now() - began) * REST);
      }
      after = upTo;
    }
  };
  const run = async () => {
    await rest(rests.first);
    for (let known = -1; !stopping.signal.aborted; await rest(rests.next)) {
      const change = site.lastChange();
      if (change === known) continue;
      try {
        await round();
        known = change;
      } catch (error) {
        if (!stopping.signal.aborted)
          site.log.warn(error, 'Cards could not be finished; this is tried again.');
      }
    }
  };
  void run();
  // What it waits for (an index that is being read, say) may take long: it ends when that comes.
  return async () => stopping.abort();
}
