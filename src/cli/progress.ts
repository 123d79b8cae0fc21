/** Tells how far a long command is: a line that redraws itself on a terminal, a plain line now and then elsewhere. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** Says something above the progress. */
  say(line: string): void;
  end(): void;
}

const PLAIN_EVERY_MS = 5000;
const REDRAW_EVERY_MS = 100;

/** Progress on `stream`; nothing at all when `quiet`. */
export function progressOn(stream: NodeJS.WriteStream, { quiet }: { quiet: boolean }): Progress {
  const began = performance.now();
  let done = 0;
  let told = began;
  const rate = () => Math.round(done / Math.max(0.001, (performance.now() - began) / 1000));
  const line = () => `${done} read, ${rate()} a second`;
  const draw = () => {
    const every = stream.isTTY ? REDRAW_EVERY_MS : PLAIN_EVERY_MS;
    if (quiet || performance.now() - told < every) return;
    told = performance.now();
    stream.write(stream.isTTY ? `\r\u001B[K${line()}` : `${line()}\n`);
  };
  return {
    step: () => {
      done += 1;
      draw();
    },
    say: (text) => {
      if (!quiet) stream.write(stream.isTTY ? `\r\u001B[K${text}\n` : `${text}\n`);
    },
    end: () => {
      if (!quiet) stream.write(stream.isTTY ? `\r\u001B[K` : '');
    },
  };
}
