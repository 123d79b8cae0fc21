import type { Archive } from '../archive.ts';
import { whenStarterIsGone } from './starter.ts';

/** How often the process is asked to end. */
export interface Signals {
  /** Comes when it is asked to, or what started it for a person is gone: time to close in order. */
  first: Promise<void>;
  /** Comes when it is asked again, as somebody grows impatient. */
  second: Promise<void>;
}

/** Listens for what asks the process to end. Asked a third time, it ends at once. */
export function listenForSignals(): Signals {
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const count = countPresses();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const presses = count(performance.now());
      if (presses > 2) process.exit(1);
      (presses === 1 ? first : second).resolve();
    });
  }
  whenStarterIsGone(first.resolve);
  return { first: first.promise, second: second.promise };
}

/**
 * Ctrl-C reaches all that runs in the terminal, and what stands in front of this process passes it on: one press may
 * come as several signals, within this time of each other.
 */
const PRESS_MS = 1_000;

/** Counts how often Ctrl-C was pressed, told when each signal came (in milliseconds). */
export function countPresses(): (now: number) => number {
  let presses = 0;
  let last = -Infinity;
  return (now) => {
    if (now - last > PRESS_MS) presses++;
    last = now;
    return presses;
  };
}

/**
 * Who asks twice does not wait for requests and jobs that are under way, only for the database: ended under it, the
 * process would leave that running.
 */
export async function hurryWhenAskedAgain({ second }: Signals, opening: Promise<Archive>): Promise<void> {
  await second;
  const archive = await opening.catch(() => null);
  await archive?.stopDatabase();
  process.exit(1);
}
