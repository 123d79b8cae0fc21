import { LEVELS, type Brush, type Canvas } from './canvas.ts';
import { STRIDE, type Outline } from './outline.ts';

/** A part of the canvas in whole pixels; right and bottom are outside. */
export interface Clip {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type FillRule = 'nonzero' | 'evenodd';

/**
 * Fills what an outline bounds, row by row. Along a row each edge adds what it covers of the pixels it crosses and of
 * all to their right; only pixels that an edge crosses are looked at, and what lies between them is filled at once.
 */
export function fill(canvas: Canvas, outline: Outline, clip: Clip, rule: FillRule, colour: number): void {
  const brush = canvas.brush(colour);
  const { edges } = outline;
  const row = new Row(clip.right - clip.left);
  const begins = edgesByRow(edges, clip);
  const active: number[] = [];
  for (let y = clip.top; y < clip.bottom; y++) {
    for (let edge = begins.first[y - clip.top]!; edge >= 0; edge = begins.next[edge / STRIDE]!)
      active.push(edge);
    if (active.length === 0) continue;
    active.length = row.cross(edges, active, y, clip.left);
    row.paint(rule, brush, canvas.at(clip.left, y));
  }
}

/** For each row of the clip the edges that begin in it (or above it, for the first), as a list linked by `next`. */
function edgesByRow(edges: Float64Array, clip: Clip): { first: Int32Array; next: Int32Array } {
  const first = new Int32Array(Math.max(0, clip.bottom - clip.top)).fill(-1);
  const next = new Int32Array(edges.length / STRIDE);
  for (let edge = 0; edge < edges.length; edge += STRIDE) {
    if (edges[edge]! >= clip.bottom || edges[edge + 1]! <= clip.top) continue;
    const y = Math.max(0, Math.floor(edges[edge]!) - clip.top);
    next[edge / STRIDE] = first[y]!;
    first[y] = edge;
  }
  return { first, next };
}

/** What the edges that cross a row change in cover from one pixel to the next. */
class Row {
  readonly #width: number;
  readonly #changes: Float64Array;
  /** A bit for each pixel with a change. */
  readonly #changed: Int32Array;

  constructor(width: number) {
    this.#width = width;
    this.#changes = new Float64Array(width + 2);
    this.#changed = new Int32Array((width + 2 + 31) >> 5);
  }

  /**
   * The parts of the active edges within the row that begins at y, their x counted from `left`: what of each pixel lies
   * right of an edge, as the change against the pixel before. Edges that end here leave the list; gives its new length.
   * (One loop without calls, since most of a cover's time is spent in it.)
   */
  cross(edges: Float64Array, active: number[], y: number, left: number): number {
    const changes = this.#changes;
    const changed = this.#changed;
    const width = this.#width;
    let kept = 0;
    for (let index = 0; index < active.length; index++) {
      const edge = active[index]!;
      const edgeTop = edges[edge]!;
      const edgeBottom = edges[edge + 1]!;
      const slope = edges[edge + 3]!;
      const top = edgeTop > y ? edgeTop : y;
      const bottom = edgeBottom < y + 1 ? edgeBottom : y + 1;
      let x0 = edges[edge + 2]! - left + (top - edgeTop) * slope;
      let x1 = x0 + (bottom - top) * slope;
      x0 = x0 < 0 ? 0 : x0 > width ? width : x0;
      x1 = x1 < 0 ? 0 : x1 > width ? width : x1;
      const cover = (bottom - top) * edges[edge + 4]!;
      const pixel = Math.floor(x0);
      if (pixel === Math.floor(x1)) {
        const share = cover * ((x0 + x1) / 2 - pixel);
        changes[pixel]! += cover - share;
        changes[pixel + 1]! += share;
        changed[pixel >> 5]! |= 1 << (pixel & 31);
        changed[(pixel + 1) >> 5]! |= 1 << ((pixel + 1) & 31);
      } else if (x0 < x1) this.#slant(x0, x1, cover);
      else this.#slant(x1, x0, cover);
      if (edgeBottom > y + 1) active[kept++] = edge;
    }
    return kept;
  }

  /** A piece of edge over several pixels: cover to its right is a triangle in the first, whole steps, a triangle in the last. */
  #slant(x0: number, x1: number, cover: number): void {
    const changes = this.#changes;
    const [first, last] = [Math.floor(x0), Math.floor(x1)];
    const perPixel = cover / (x1 - x0);
    let before = (perPixel * (first + 1 - x0) ** 2) / 2;
    changes[first]! += before;
    for (let x = first + 1; x < last; x++) {
      const reached = perPixel * (x + 0.5 - x0);
      changes[x]! += reached - before;
      before = reached;
    }
    const open = (perPixel * (x1 - last) ** 2) / 2;
    changes[last]! += cover - open - before;
    changes[last + 1]! += open;
    for (let x = first; x <= last + 1; x++) this.#changed[x >> 5]! |= 1 << (x & 31);
  }

  /** Paints each run of pixels covered alike, the row's first pixel standing here in the canvas's rows; leaves the row empty. */
  paint(rule: FillRule, brush: Brush, start: number): void {
    const changes = this.#changes;
    const changed = this.#changed;
    const end = start + this.#width;
    let [sum, from, level] = [0, 0, 0];
    for (let word = 0; word < changed.length; word++) {
      let bits = changed[word]!;
      if (bits === 0) continue;
      changed[word] = 0;
      while (bits !== 0) {
        const bit = bits & -bits;
        bits ^= bit;
        const x = (word << 5) + 31 - Math.clz32(bit);
        if (level > 0) brush.paint(start + from, Math.min(start + x, end), level);
        sum += changes[x]!;
        changes[x] = 0;
        from = x;
        level = levelOf(sum, rule);
      }
    }
  }
}

function levelOf(sum: number, rule: FillRule): number {
  let cover = Math.abs(sum);
  if (rule === 'evenodd') {
    cover %= 2;
    if (cover > 1) cover = 2 - cover;
  }
  return cover >= 1 ? LEVELS : Math.round(cover * LEVELS);
}
