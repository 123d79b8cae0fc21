import { Brush, circle, n, polygon, rectangle, ring } from '../shapes.ts';
import type { Pattern } from './pattern.ts';

/** Rays from a low sun. */
export const rays: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const count = fandom.pick([16, 20, 24, 32]);
  const x = area.x + area.width * (0.2 + 0.6 * title.next());
  const y = area.y + area.height * (0.55 + 0.4 * title.next());
  const far = Math.hypot(area.width, area.height) * 1.1;
  const turn = title.next() * Math.PI;
  for (let at = 0; at < count; at += 2) {
    const [from, to] = [turn + (at * 2 * Math.PI) / count, turn + ((at + 1) * 2 * Math.PI) / count];
    const tone = palette.shapes[(at / 2) % 2]!;
    brush.paint(
      tone,
      polygon([
        [x, y],
        [x + far * Math.cos(from), y + far * Math.sin(from)],
        [x + far * Math.cos(to), y + far * Math.sin(to)],
      ]),
    );
  }
  const radius = area.width * (0.16 + 0.1 * title.next());
  [palette.ground, palette.shapes[2], palette.shapes[3]].forEach((tone, at) => {
    brush.layer();
    brush.paint(tone, circle(x, y, radius * (1.5 - at * 0.28)));
  });
  return brush.shapes();
};

/** Hills one behind the other, and a sun or moon above them. */
export const hills: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const layers = fandom.whole(4, 6);
  const sunX = area.x + area.width * (0.22 + 0.56 * title.next());
  const radius = area.width * (0.1 + 0.1 * title.next());
  const sunY = area.y + area.height * (0.22 + 0.16 * title.next());
  if (fandom.next() < 0.5) brush.paint(palette.shapes[1], ring(sunX, sunY, radius * 1.5, radius * 1.38));
  brush.paint(palette.shapes[3], circle(sunX, sunY, radius));
  for (let layer = 0; layer < layers; layer++) {
    brush.layer();
    const base = area.y + area.height * (0.42 + (0.56 * layer) / layers);
    const swell = area.height * (0.11 - 0.012 * layer);
    const [phase, length] = [title.next() * 6.28, area.width * (0.45 + 0.5 * title.next())];
    const tone =
      layer === layers - 1
        ? palette.shapes[0]
        : [palette.shapes[1], palette.shapes[2], palette.shapes[0]][layer % 3]!;
    brush.paint(
      tone,
      ridge(
        area.x,
        area.width,
        area.y + area.height + 2,
        (x) =>
          base +
          swell * (Math.sin((x / length) * 6.28 + phase) + 0.35 * Math.sin((x / length) * 15 + phase * 2)),
      ),
    );
  }
  return brush.shapes();
};

function ridge(left: number, width: number, bottom: number, height: (x: number) => number): string {
  const steps = 64;
  const points = Array.from({ length: steps + 1 }, (_, at) => {
    const x = (at * width) / steps;
    return `${n(left + x)} ${n(height(x))}`;
  });
  return `M${n(left)} ${n(bottom)}L${points.join('L')}L${n(left + width)} ${n(bottom)}z`;
}

/** A town at night: rows of houses, some windows lit. */
export const skyline: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const moonX = area.x + area.width * (0.15 + 0.7 * title.next());
  brush.paint(palette.shapes[3], circle(moonX, area.y + area.height * 0.17, area.width * 0.09));
  const rows = fandom.whole(3, 4);
  for (let row = 0; row < rows; row++) {
    brush.layer();
    const tone = palette.shapes[(row + 1) % 3]!;
    const window = palette.shapes[(row + 2) % 3]!;
    const lit = new Brush();
    for (let x = area.x; x < area.x + area.width;) {
      const width = area.width * (0.08 + 0.09 * title.next());
      const top = area.y + area.height * (0.3 + (0.5 * row) / rows + 0.24 * title.next());
      const bottom = area.y + area.height;
      const roof = fandom.next() < 0.25 ? width * 0.5 : 0;
      brush.paint(
        tone,
        polygon([
          [x, bottom],
          [x, top],
          [x + width / 2, top - roof],
          [x + width, top],
          [x + width, bottom],
        ]),
      );
      const pane = width / 5;
      for (let y = top + pane; y < bottom - pane; y += pane * 1.9) {
        for (let column = 0; column < 2; column++)
          if (title.next() < 0.42)
            lit.paint(
              title.next() < 0.1 ? palette.shapes[3] : window,
              rectangle(x + pane * (1 + 2 * column), y, pane, pane * 1.1),
            );
      }
      x += width;
    }
    brush.layer();
    for (const { fill, d } of lit.shapes()) brush.paint(fill, d);
  }
  return brush.shapes();
};
