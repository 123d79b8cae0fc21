import { Brush, circle, leaf, polygon, quarter, rectangle, ring } from '../shapes.ts';
import { squares, type Pattern } from './pattern.ts';

/** Quarter discs in the corners of tiles, some within another. */
export const quarters: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const doubled = fandom.next() < 0.6;
  const [one, two, three, accent] = palette.shapes;
  for (const { x, y, side } of squares(area, fandom.whole(4, 6))) {
    const tone = title.pick([one, two, three, palette.ground]);
    if (tone !== palette.ground) brush.paint(tone, rectangle(x, y, side, side));
  }
  brush.layer();
  const inner = new Brush();
  for (const { x, y, side } of squares(area, fandom.whole(4, 6))) {
    const [dx, dy] = title.pick([
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const);
    const [cornerX, cornerY] = [dx > 0 ? x : x + side, dy > 0 ? y : y + side];
    brush.paint(title.pick([one, two, three, palette.ground]), quarter(cornerX, cornerY, side, dx, dy));
    if (doubled && title.next() < 0.4)
      inner.paint(title.next() < 0.3 ? accent : palette.ground, quarter(cornerX, cornerY, side / 2, dx, dy));
  }
  return [...brush.shapes(), ...inner.shapes()];
};

/** Leaves that meet in flowers of four. */
export const petals: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const across = fandom.pick([4, 6, 8]);
  const hearts = fandom.next() < 0.7;
  for (const { x, y, side, column, row } of squares(area, across)) {
    const flower = ((column + 1) >> 1) * 31 + ((row + 1) >> 1) * 17;
    const [one, two, three, accent] = palette.shapes;
    const tone = [one, one, two, three, two, one, accent][(flower * 7 + title.whole(0, 1)) % 7]!;
    brush.paint(tone, leaf(x, y, side, (column + row) % 2 === 0));
  }
  brush.layer();
  for (const { x, y, side, column, row } of squares(area, across)) {
    if (hearts && column % 2 === 1 && row % 2 === 1) brush.paint(palette.ground, circle(x, y, side * 0.09));
  }
  return brush.shapes();
};

/** Triangles in squares, each turned as the title has it. */
export const triangles: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const [one, two, three, accent] = palette.shapes;
  for (const { x, y, side } of squares(area, fandom.whole(4, 7))) {
    const rising = title.next() < 0.5;
    const tones = title.pick([
      [one, two],
      [two, three],
      [one, null],
      [three, null],
      [null, two],
      [title.next() < 0.35 ? accent : three, one],
    ] as const);
    const corners = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ] as const;
    const halves = rising
      ? [
          [0, 1, 3],
          [1, 2, 3],
        ]
      : [
          [0, 1, 2],
          [0, 2, 3],
        ];
    halves.forEach((half, at) => {
      const tone = tones[at];
      if (tone) brush.paint(tone, polygon(half.map((corner) => corners[corner]!)));
    });
  }
  return brush.shapes();
};

/** Nested half rings, up or down as the title has it. */
export const arches: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const rings = fandom.whole(3, 4);
  for (const { x, y, side } of squares(area, fandom.whole(3, 5))) {
    const turn = title.whole(0, 3);
    const start = title.whole(0, 2);
    const tones = [
      ...palette.shapes.slice(start, 3),
      ...palette.shapes.slice(0, start),
      title.next() < 0.3 ? palette.shapes[3] : palette.ground,
    ];
    const [dx, dy] = (
      [
        [1, 1],
        [-1, 1],
        [-1, -1],
        [1, -1],
      ] as const
    )[turn]!;
    for (let at = 0; at < rings; at++) {
      brush.layer();
      brush.paint(
        tones[at % tones.length]!,
        quarter(dx > 0 ? x : x + side, dy > 0 ? y : y + side, side * (1 - at / rings), dx, dy),
      );
    }
  }
  return brush.shapes();
};

/** The phases of a moon, one a tile. */
export const moons: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const [one, two, three, accent] = palette.shapes;
  const start = title.whole(0, 7);
  const across = fandom.whole(3, 5);
  for (const { x, y, side, column, row } of squares(area, across)) {
    const radius = side * 0.38;
    const [cx, cy] = [x + side / 2, y + side / 2];
    const phase = ((start + column + row * across) % 8) / 8;
    brush.paint(row % 2 === 0 ? one : two, ring(cx, cy, radius * 1.1, radius * 1.04));
    brush.paint(phase === 0.5 ? accent : three, moon(cx, cy, radius, phase));
  }
  return brush.shapes();
};

/** The lit part of a moon: half a circle and half an ellipse; phase 0 is new, 0.5 full. */
function moon(x: number, y: number, radius: number, phase: number): string {
  if (phase === 0) return circle(x, y, radius * 0.16);
  const lit = Math.cos(phase * 2 * Math.PI);
  const right = phase < 0.5 ? 1 : 0;
  const r = radius.toFixed(1);
  const across = Math.max(0.1, Math.abs(lit) * radius).toFixed(1);
  const bulge = lit > 0 ? 1 - right : right;
  return `M${x.toFixed(1)} ${(y - radius).toFixed(1)}A${r} ${r} 0 0 ${right} ${x.toFixed(1)} ${(y + radius).toFixed(1)}A${across} ${r} 0 0 ${bulge} ${x.toFixed(1)} ${(y - radius).toFixed(1)}z`;
}
