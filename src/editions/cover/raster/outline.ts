/** Where a path lies on the canvas: its own units times `scale`, moved by (x, y). */
export interface Place {
  scale: number;
  x: number;
  y: number;
}

/** Numbers kept of an edge: its top and bottom, its x at the top, its change of x a row, and 1 where it runs down, else -1. */
export const STRIDE = 5;

/** How far a straight piece may stray from the curve it stands for, in pixels. */
const STRAY = 0.12;

/** The edge of a figure as straight pieces in pixels. Pieces that run level bound nothing and are left out. */
export class Outline {
  #edges = new Float64Array(STRIDE * 512);
  #length = 0;
  readonly #place: Place;
  /** Where the pen stands, in pixels. */
  #x = 0;
  #y = 0;

  constructor(place: Place) {
    this.#place = place;
    this.move(0, 0);
  }

  /** The edges found so far, `STRIDE` numbers each. */
  get edges(): Float64Array {
    return this.#edges.subarray(0, this.#length);
  }

  move(x: number, y: number): void {
    this.#x = x * this.#place.scale + this.#place.x;
    this.#y = y * this.#place.scale + this.#place.y;
  }

  line(x: number, y: number): void {
    const [fromX, fromY] = [this.#x, this.#y];
    this.move(x, y);
    if (this.#y === fromY) return;
    if (this.#y > fromY) this.#keep(fromX, fromY, this.#x, this.#y, 1);
    else this.#keep(this.#x, this.#y, fromX, fromY, -1);
  }

  #keep(x: number, top: number, endX: number, bottom: number, way: number): void {
    if (this.#length === this.#edges.length) {
      const larger = new Float64Array(this.#edges.length * 2);
      larger.set(this.#edges);
      this.#edges = larger;
    }
    const edges = this.#edges;
    const at = this.#length;
    edges[at] = top;
    edges[at + 1] = bottom;
    edges[at + 2] = x;
    edges[at + 3] = (endX - x) / (bottom - top);
    edges[at + 4] = way;
    this.#length += STRIDE;
  }

  /** A curve with one handle, from (x0, y0). */
  quadratic(x0: number, y0: number, x1: number, y1: number, x2: number, y2: number): void {
    const bend = Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2) * this.#place.scale;
    const steps = Math.max(1, Math.ceil(Math.sqrt(bend / (4 * STRAY))));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      this.line(a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2);
    }
  }

  /** A curve with two handles, from (x0, y0). */
  cubic(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    x3: number,
    y3: number,
  ): void {
    const bend =
      Math.max(
        Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2),
        Math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3),
      ) * this.#place.scale;
    const steps = Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / STRAY)));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const s = 1 - t;
      const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      this.line(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
    }
  }

  /** An arc of an upright ellipse from (x0, y0) to (x1, y1), as SVG has it (SVG 2, appendix B.2.4, without a turned axis). */
  arc(
    x0: number,
    y0: number,
    rx: number,
    ry: number,
    large: boolean,
    sweep: boolean,
    x1: number,
    y1: number,
  ): void {
    // On a circle of radius 1 instead of the ellipse.
    const [halfX, halfY] = [(x0 - x1) / 2 / rx, (y0 - y1) / 2 / ry];
    const half = Math.hypot(halfX, halfY);
    if (rx === 0 || ry === 0 || half === 0) return this.line(x1, y1);
    const grown = Math.max(1, half);
    const away = Math.sqrt(Math.max(0, (grown * grown) / (half * half) - 1)) * (large === sweep ? -1 : 1);
    const [aX, aY] = [away * halfY, -away * halfX];
    const [centreX, centreY] = [(x0 + x1) / 2 + aX * rx, (y0 + y1) / 2 + aY * ry];
    const start = Math.atan2(halfY - aY, halfX - aX);
    let turn = Math.atan2(-halfY - aY, -halfX - aX) - start;
    if (sweep && turn <= 0) turn += 2 * Math.PI;
    if (!sweep && turn >= 0) turn -= 2 * Math.PI;
    const radius = Math.max(rx, ry) * grown * this.#place.scale;
    const steps = Math.max(1, Math.ceil(Math.abs(turn) / Math.acos(Math.max(0, 1 - STRAY / radius)) / 2));
    for (let step = 1; step < steps; step++) {
      const angle = start + (turn * step) / steps;
      this.line(centreX + Math.cos(angle) * rx * grown, centreY + Math.sin(angle) * ry * grown);
    }
    this.line(x1, y1);
  }
}
