import { whenStarterIsGone } from './starter.ts';

/** Resolves when the process is asked to end, or what started it for a person is gone; asked a second time, it ends at once. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve();
      });
    }
    whenStarterIsGone(() => {
      asked = true;
      resolve();
    });
  });
}
