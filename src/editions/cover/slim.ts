type Point = readonly [x: number, y: number];

/** Where a path lies in the drawing: its own units times `scale`, moved by (x, y). */
interface Place {
  scale: number;
  x: number;
  y: number;
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/**
 * The same drawing on a grid of whole numbers, `per` old units to a new one, its paths written from point to point:
 * a third of the bytes. Only for what covers are drawn with: paths, and frames that cut off.
 */
export function slim(svg: string, per: number): string {
  return svg
    .replace(/ (x|y|width|height|viewBox)="([^"]*)"/g, (_, name: string, value: string) => {
      const numbers = (value.match(NUMBER) ?? []).map((number) => Math.round(Number(number) / per));
      return ` ${name}="${numbers.join(' ')}"`;
    })
    .replace(/<path [^>]*>/g, (tag) => slimPath(tag, per));
}

function slimPath(tag: string, per: number): string {
  const moved = / transform="translate\(([^ ]+) ([^ ]+)\) scale\(([^ )]+)\)"/.exec(tag);
  const [x = 0, y = 0, scale = 1] = (moved ?? []).slice(1).map(Number);
  const place = { scale: scale / per, x: x / per, y: y / per };
  return tag
    .replace(moved?.[0] ?? '', '')
    .replace(/ d="([^"]*)"/, (_, d: string) => ` d="${new Pen(place).redraw(d)}"`);
}

/** How many numbers a command takes. */
const TAKES: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7 };

/** Follows a path in its own units and writes it anew, relative and in whole numbers. */
class Pen {
  readonly #place: Place;
  /** Where the path that is read stands, and where its figure began. */
  #at: Point = [0, 0];
  #start: Point = [0, 0];
  /** Where the path that is written stands, in whole numbers: so nothing adds up that was rounded away. */
  #written: Point = [0, 0];
  #d = '';
  #last = '';

  constructor(place: Place) {
    this.#place = place;
  }

  redraw(d: string): string {
    for (const [, letter = '', rest = ''] of d.matchAll(/([MLHVCQAZ])([^MLHVCQAZ]*)/gi)) {
      const command = letter.toUpperCase();
      const numbers = (rest.match(NUMBER) ?? []).map(Number);
      if (command === 'Z') this.#close();
      const taken = TAKES[command] ?? numbers.length;
      for (let from = 0; from < numbers.length; from += taken)
        this.#step(
          // Further pairs after a move are lines.
          command === 'M' && from > 0 ? 'L' : command,
          numbers.slice(from, from + taken),
          letter === command ? [0, 0] : this.#at,
        );
    }
    return this.#d;
  }

  #step(command: string, numbers: number[], [x, y]: Point): void {
    if (command === 'H') return this.#line([x + numbers[0]!, this.#at[1]]);
    if (command === 'V') return this.#line([this.#at[0], y + numbers[0]!]);
    const turn = command === 'A' ? numbers.splice(0, 5) : [];
    const points: Point[] = [];
    for (let at = 0; at < numbers.length; at += 2) points.push([x + numbers[at]!, y + numbers[at + 1]!]);
    const end = points.at(-1)!;
    if (command === 'L') return this.#line(end);
    if (command === 'M') this.#start = end;
    const [rx = 0, ry = 0, ...flags] = turn;
    const radii = [rx, ry].map((radius) => Math.max(1, Math.round(radius * this.#place.scale)));
    const before = command === 'A' ? [...radii, ...flags] : [];
    this.#write(command.toLowerCase(), [...before, ...points.flatMap((point) => this.#from(point))]);
    this.#arrive(end);
  }

  #line(end: Point): void {
    const [dx, dy] = this.#from(end);
    if (dx !== 0 && dy !== 0) this.#write('l', [dx, dy]);
    else if (dx !== 0) this.#write('h', [dx]);
    else if (dy !== 0) this.#write('v', [dy]);
    this.#arrive(end);
  }

  #close(): void {
    this.#write('z', []);
    this.#arrive(this.#start);
  }

  #write(command: string, numbers: readonly number[]): void {
    const text = numbers
      .map((number, at) => (at > 0 && number >= 0 ? ` ${number}` : String(number)))
      .join('');
    const goesOn = command === this.#last && command !== 'm' && command !== 'z';
    this.#d += goesOn ? (text.startsWith('-') ? text : ` ${text}`) : command + text;
    this.#last = command;
  }

  #from(point: Point): [number, number] {
    const [x, y] = this.#rounded(point);
    return [x - this.#written[0], y - this.#written[1]];
  }

  #rounded([x, y]: Point): Point {
    const { scale } = this.#place;
    return [Math.round(x * scale + this.#place.x), Math.round(y * scale + this.#place.y)];
  }

  #arrive(end: Point): void {
    this.#at = end;
    this.#written = this.#rounded(end);
  }
}
