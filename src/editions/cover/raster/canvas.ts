/** Steps between a pixel that a figure leaves alone and one that it covers. */
export const LEVELS = 10;

const MOST_COLOURS = 256;

/** Colours whose parts differ by no more than this together are taken for one. */
const ALIKE = 6;

/** A picture of at most 256 colours: flat colours, and their mixtures along edges. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /**
   * Row by row, a byte a pixel: the place of its colour in `colours`. Before each row stands a nought, so that the whole
   * is what a PNG packs and millions of bytes need not be copied.
   */
  readonly rows: Uint8Array;
  /** Bytes from a row to the next. */
  readonly stride: number;
  /** As 0xRRGGBB. */
  readonly colours: number[];

  /** A canvas all of the first of these colours. The others are kept room for, however many mixtures there are. */
  constructor(width: number, height: number, colours: readonly number[]) {
    this.width = width;
    this.height = height;
    this.stride = width + 1;
    this.rows = new Uint8Array(this.stride * height);
    this.colours = [...new Set(colours)].slice(0, MOST_COLOURS);
  }

  /** Where in `rows` this pixel stands. */
  at(x: number, y: number): number {
    return y * this.stride + 1 + x;
  }

  /** A brush that lays this colour, one of the canvas's, over what is there. */
  brush(colour: number): Brush {
    return new Brush(this, this.colours.indexOf(colour));
  }

  /** The place of the colour nearest to this, which is added where none is near and there is room. */
  nearest(colour: number): number {
    let [best, least] = [0, Infinity];
    for (let at = 0; at < this.colours.length; at++) {
      const away = distance(this.colours[at]!, colour);
      if (away < least) [best, least] = [at, away];
    }
    if (least <= ALIKE || this.colours.length >= MOST_COLOURS) return best;
    return this.colours.push(colour) - 1;
  }
}

/** Lays one colour on a canvas. */
export class Brush {
  readonly #canvas: Canvas;
  readonly #colour: number;
  /** By level and by the colour that is there: the place of the mixture, -1 until it is mixed. */
  readonly #mixed = new Int16Array(LEVELS * MOST_COLOURS).fill(-1);

  constructor(canvas: Canvas, colour: number) {
    this.#canvas = canvas;
    this.#colour = colour;
  }

  /** Paints from one place in the canvas's rows to before another, covered by so many of `LEVELS`. */
  paint(from: number, to: number, level: number): void {
    const { rows } = this.#canvas;
    if (level === LEVELS) {
      if (to - from > 24) rows.fill(this.#colour, from, to);
      else for (let at = from; at < to; at++) rows[at] = this.#colour;
      return;
    }
    const mixed = this.#mixed;
    for (let at = from; at < to; at++) {
      const key = level * MOST_COLOURS + rows[at]!;
      const known = mixed[key]!;
      rows[at] = known >= 0 ? known : this.#mix(key);
    }
  }

  #mix(key: number): number {
    const { colours } = this.#canvas;
    const share = Math.floor(key / MOST_COLOURS) / LEVELS;
    const [under, over] = [colours[key % MOST_COLOURS]!, colours[this.#colour]!];
    const part = (shift: number) =>
      Math.round(((under >> shift) & 255) * (1 - share) + ((over >> shift) & 255) * share) << shift;
    return (this.#mixed[key] = this.#canvas.nearest(part(16) | part(8) | part(0)));
  }
}

function distance(one: number, other: number): number {
  const part = (shift: number) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255));
  return part(16) + part(8) + part(0);
}
