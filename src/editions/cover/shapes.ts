/** The size of a cover's drawing; its picture may have any size of this shape, 5 to 8. */
export const WIDTH = 1600;
export const HEIGHT = 2560;

/** A rectangle of the cover, in its units. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A flat shape: a path and the colour that fills it. */
export interface Shape {
  fill: string;
  d: string;
}

/** A coordinate: one decimal is a sixteenth of a hair at print size. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

export function circle(x: number, y: number, radius: number): string {
  return `M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 1 0 ${n(2 * radius)} 0a${n(radius)} ${n(radius)} 0 1 0 ${n(-2 * radius)} 0z`;
}

/** A ring: two circles, wound against each other so that the middle stays open. */
export function ring(x: number, y: number, outer: number, inner: number): string {
  const hole = `M${n(x - inner)} ${n(y)}a${n(inner)} ${n(inner)} 0 1 1 ${n(2 * inner)} 0a${n(inner)} ${n(inner)} 0 1 1 ${n(-2 * inner)} 0z`;
  return circle(x, y, outer) + hole;
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
}

export function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}z`;
}

/** A quarter of a disc with its corner at (x, y), opening towards (dx, dy), each 1 or -1. */
export function quarter(x: number, y: number, radius: number, dx: number, dy: number): string {
  return `M${n(x)} ${n(y)}h${n(dx * radius)}A${n(radius)} ${n(radius)} 0 0 ${dx * dy > 0 ? 1 : 0} ${n(x)} ${n(y + dy * radius)}z`;
}

/** A leaf between two opposite corners of a square of this side. */
export function leaf(x: number, y: number, side: number, rising: boolean): string {
  const arc = `A${n(side)} ${n(side)} 0 0 1`;
  if (rising) return `M${n(x)} ${n(y + side)}${arc} ${n(x + side)} ${n(y)}${arc} ${n(x)} ${n(y + side)}z`;
  return `M${n(x)} ${n(y)}${arc} ${n(x + side)} ${n(y + side)}${arc} ${n(x)} ${n(y)}z`;
}

/** A star with this many points. */
export function star(x: number, y: number, outer: number, inner: number, points: number, turn = 0): string {
  const corners = Array.from({ length: points * 2 }, (_, at): [number, number] => {
    const angle = turn + (at * Math.PI) / points - Math.PI / 2;
    const radius = at % 2 === 0 ? outer : inner;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return polygon(corners);
}

/** Gathers the shapes of a layer by colour, since few paths draw faster than many; layers lie one upon the other. */
export class Brush {
  readonly #layers: Map<string, string[]>[] = [new Map()];

  paint(fill: string, d: string): void {
    const layer = this.#layers.at(-1)!;
    const paths = layer.get(fill);
    if (paths === undefined) layer.set(fill, [d]);
    else paths.push(d);
  }

  /** What is painted from now on lies above what was painted before. */
  layer(): void {
    this.#layers.push(new Map());
  }

  shapes(): Shape[] {
    return this.#layers.flatMap((layer) =>
      Array.from(layer, ([fill, paths]) => ({ fill, d: paths.join('') })),
    );
  }
}
