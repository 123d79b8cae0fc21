import type { Counts, Point } from '../../finding/map/timeline.ts';

/** Where in its column, from 0 to 1, works stand: before an episode at its left edge, after it at its right. */
const PLACE: Record<keyof Counts, number> = {
  before: 0.1,
  during: 0.5,
  missing: 0.5,
  diverges: 0.7,
  after: 0.9,
};
/** How far the crowd at one place spreads, in columns. */
const SPREAD = 0.2;
/** Samples of the curve in a column. */
const FINE = 8;

/** A stretch of curve: samples from 0 to 1, `FINE` a column and one at the end. */
export interface Curve {
  samples: number[];
  /** The column at which it begins: it runs out beyond the first and the last installment. */
  from: number;
}

/**
 * How crowded the line is along these installments, from 0 to 1 of `peak`. Roots are taken, so that one work shows
 * beside a thousand. `beyond` is how many columns it runs on at both ends.
 */
export function densityOf(points: readonly Point[], peak: number, beyond = 0): Curve {
  const length = (points.length + 2 * beyond) * FINE + 1;
  const samples = Array.from({ length }, (_, at) => densityAt(at / FINE - beyond, points));
  return { samples: samples.map((density) => (peak === 0 ? 0 : Math.sqrt(density / peak))), from: -beyond };
}

/** The most crowded place along all these rows of installments. */
export function peakOf(rows: readonly (readonly Point[])[]): number {
  return Math.max(
    0,
    ...rows.map((points) =>
      Math.max(
        0,
        ...Array.from({ length: points.length * FINE + 1 }, (_, at) => densityAt(at / FINE, points)),
      ),
    ),
  );
}

function densityAt(x: number, points: readonly Point[]): number {
  let density = 0;
  for (let at = Math.max(0, Math.floor(x) - 1); at <= Math.min(points.length - 1, Math.floor(x) + 1); at++) {
    const counts = points[at]?.counts;
    if (!counts) continue;
    for (const [kind, place] of Object.entries(PLACE) as [keyof Counts, number][]) {
      const far = (x - at - place) / SPREAD;
      if (counts[kind] > 0 && Math.abs(far) < 3) density += counts[kind] * Math.exp((-far * far) / 2);
    }
  }
  return density;
}

/** How a curve is drawn: a column is `column` wide, 1 is `height` above the `base`. */
interface Scale {
  column: number;
  base: number;
  height: number;
}

/** The line over the curve: `M0 80L5 74…`. */
export function ridgePath({ samples, from }: Curve, { column, base, height }: Scale): string {
  const step = column / FINE;
  return `M${samples.map((sample, at) => `${round(from * column + at * step)} ${round(base - sample * height)}`).join('L')}`;
}

/** The shape between the curve and its base. */
export function hillPath(curve: Curve, scale: Scale): string {
  const end = curve.from * scale.column + ((curve.samples.length - 1) / FINE) * scale.column;
  return `${ridgePath(curve, scale)}L${round(end)} ${scale.base}L${round(curve.from * scale.column)} ${scale.base}Z`;
}

/** The curve beside one column, its edges included. */
export function columnOf({ samples }: Curve, column: number): Curve {
  return { samples: samples.slice(column * FINE, (column + 1) * FINE + 1), from: 0 };
}

/** How near a column's number may come to its edges, where the neighbour's may stand. */
const INNER = 0.25;

/** Where a column's number stands: amid its own works, from 0 to 1 of the column; and the height of the curve there. */
export function topOf(
  { samples, from }: Curve,
  column: number,
  { counts, works }: Point,
): { place: number; height: number } {
  const kinds = Object.entries(PLACE) as [keyof Counts, number][];
  const amid = kinds.reduce((sum, [kind, place]) => sum + (counts[kind] * place) / Math.max(1, works), 0);
  const place = Math.min(1 - INNER, Math.max(INNER, works === 0 ? 0.5 : amid));
  const at = Math.round((column + place - from) * FINE);
  return { place, height: Math.max(0, ...samples.slice(at - 2, at + 3)) };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
