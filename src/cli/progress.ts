/** Tells how far a long command is: a bar that redraws itself on a terminal, a plain line now and then elsewhere. */
export interface Progress {
  /** So many more are done. */
  step(done: number): void;
  /** Says something above the bar. */
  say(line: string): void;
  end(): void;
}

const PLAIN_EVERY_MS = 5000;
const REDRAW_EVERY_MS = 100;
const CELLS = 24;
const CLEAR = '\r\u001B[K';

/** Progress towards `total` on `stream`; nothing at all when `quiet`. What turns out to be more only fills the bar. */
export function progressOn(
  stream: NodeJS.WriteStream,
  total: number,
  { quiet }: { quiet: boolean },
): Progress {
  const began = performance.now();
  let done = 0;
  let told = began;
  const draw = () => {
    const every = stream.isTTY ? REDRAW_EVERY_MS : PLAIN_EVERY_MS;
    if (quiet || performance.now() - told < every) return;
    told = performance.now();
    const seconds = (told - began) / 1000;
    stream.write(
      stream.isTTY
        ? `${CLEAR}${barOf(done, total)} ${stateOf(done, total, seconds)}`
        : `${stateOf(done, total, seconds)}\n`,
    );
  };
  return {
    step: (more) => {
      done += more;
      draw();
    },
    say: (text) => {
      if (!quiet) stream.write(stream.isTTY ? `${CLEAR}${text}\n` : `${text}\n`);
    },
    end: () => {
      if (!quiet && stream.isTTY) stream.write(CLEAR);
    },
  };
}

/** `█████████░░░░░░░` */
export function barOf(done: number, total: number): string {
  const full = Math.min(CELLS, Math.floor((done / Math.max(1, total)) * CELLS));
  return '█'.repeat(full) + '░'.repeat(CELLS - full);
}

/** `1,200 of 10,000 files, 118 a second, 75 s to go` */
export function stateOf(done: number, total: number, seconds: number): string {
  const rate = done / Math.max(0.001, seconds);
  const left =
    total > done && rate > 0 ? `, ${Math.ceil((total - done) / rate).toLocaleString('en')} s to go` : '';
  return `${done.toLocaleString('en')} of ${Math.max(total, done).toLocaleString('en')} files, ${Math.round(rate).toLocaleString('en')} a second${left}`;
}
