import { Brush, circle, polygon, rectangle, star } from '../shapes.ts';
import { squares, type Pattern } from './pattern.ts';

/** Lozenges with a dot where they meet. */
export const harlequin: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const across = fandom.whole(4, 6);
  const width = area.width / across;
  const height = width * (fandom.next() < 0.5 ? 1.6 : 1.25);
  const [one, two, three, accent] = palette.shapes;
  const dots: [number, number][] = [];
  for (let row = 0; row * (height / 2) <= area.height + height; row++) {
    for (let column = 0; column <= across; column++) {
      const x = area.x + (column + (row % 2) / 2) * width;
      const y = area.y + (row * height) / 2;
      const tone = title.pick([one, one, two, three, palette.ground]);
      brush.paint(
        tone,
        polygon([
          [x, y - height / 2],
          [x + width / 2, y],
          [x, y + height / 2],
          [x - width / 2, y],
        ]),
      );
      dots.push([x - width / 2, y]);
    }
  }
  brush.layer();
  for (const [x, y] of dots) brush.paint(accent, circle(x, y, width * 0.06));
  return brush.shapes();
};

/** Eight-pointed stars and the crosses between them. */
export const stars: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const [one, two, three, accent] = palette.shapes;
  const across = fandom.whole(3, 5);
  const tiles = squares(area, across);
  for (const { x, y, side } of tiles) {
    const reach = side * 0.5;
    brush.paint(title.pick([one, one, two]), star(x + side / 2, y + side / 2, reach, reach * 0.765, 8));
    brush.paint(three, star(x, y, reach * 0.42, reach * 0.2, 4, Math.PI / 4));
  }
  brush.layer();
  for (const { x, y, side } of tiles)
    brush.paint(
      title.next() < 0.2 ? accent : palette.ground,
      star(x + side / 2, y + side / 2, side * 0.22, side * 0.168, 8, Math.PI / 8),
    );
  return brush.shapes();
};

/** Bars that go over and under each other. */
export const weave: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const bars = fandom.whole(3, 4);
  for (const { x, y, side, column, row } of squares(area, fandom.whole(4, 6))) {
    const across = (column + row) % 2 === 0;
    const lane = across ? row : column;
    const step = side / bars;
    for (let bar = 0; bar < bars; bar++) {
      const tone = palette.shapes[title.next() < 0.06 ? 3 : (lane + bar + (across ? 0 : 1)) % 3]!;
      const at = step * (bar + 0.12);
      brush.paint(
        tone,
        across ? rectangle(x, y + at, side, step * 0.76) : rectangle(x + at, y, step * 0.76, side),
      );
    }
  }
  return brush.shapes();
};
