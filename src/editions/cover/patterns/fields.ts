import { Brush, circle, polygon, ring } from '../shapes.ts';
import type { Pattern } from './pattern.ts';

/** Overlapping scales, each of rings: waves, feathers, roof tiles. */
export const scales: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const across = fandom.whole(3, 5);
  const radius = area.width / across / 2;
  const shift = title.whole(0, 2);
  const rings = fandom.whole(3, 4);
  const rows = Math.ceil(area.height / (radius / 2)) + 2;
  for (let row = 0; row < rows; row++) {
    brush.layer();
    for (let ringAt = 0; ringAt < rings; ringAt++) {
      brush.layer();
      for (let column = -1; column <= across; column++) {
        const x = area.x + (2 * column + 1 + (row % 2)) * radius;
        const y = area.y + row * (radius / 2);
        const accent = ringAt === rings - 1 && title.next() < 0.16;
        const tones = [palette.ground, ...palette.shapes.slice(0, 3)];
        const tone = accent
          ? palette.shapes[3]
          : ringAt === 0
            ? palette.ground
            : tones[1 + ((ringAt + shift + (row >> 1)) % 3)]!;
        brush.paint(
          tone,
          circle(x, y, radius * (1 - ringAt / (rings + 0.4)) - (ringAt === 0 ? 0 : radius * 0.04)),
        );
      }
    }
  }
  return brush.shapes();
};

/** Zigzag bands of changing width. */
export const chevrons: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const teeth = fandom.whole(2, 5);
  const half = area.width / teeth / 2;
  const rise = half * (fandom.next() < 0.5 ? 0.6 : 1);
  const unit = area.height / 26;
  let y = area.y - rise - unit * 2;
  for (let band = title.whole(0, 3); y < area.y + area.height + rise; band++) {
    const thick = unit * title.pick([1, 1, 2, 3]);
    const tone = title.next() < 0.1 ? palette.shapes[3] : palette.shapes[band % 3]!;
    const edge = (at: number, top: number): [number, number] => [
      area.x + at * half,
      top + (at % 2 === 0 ? rise : 0),
    ];
    const upper = Array.from({ length: teeth * 2 + 1 }, (_, at) => edge(at, y));
    const lower = Array.from({ length: teeth * 2 + 1 }, (_, at) => edge(teeth * 2 - at, y + thick));
    brush.paint(tone, polygon([...upper, ...lower]));
    y += thick + unit * title.pick([0.5, 1, 1.5]);
  }
  return brush.shapes();
};

/** Cubes that can be seen from above or below. */
export const cubes: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const across = fandom.whole(4, 6);
  const half = area.width / across / 2;
  const edge = half / Math.cos(Math.PI / 6);
  const [one, two, three, accent] = palette.shapes;
  for (let row = -1; row * edge * 1.5 < area.height + edge * 2; row++) {
    for (let column = -1; column <= across; column++) {
      const x = area.x + (2 * column + 1 + (row & 1)) * half;
      const y = area.y + row * edge * 1.5;
      const [top, left, right] =
        title.next() < 0.12
          ? [accent, two, one]
          : title.next() < 0.25
            ? [palette.ground, two, one]
            : [three, two, one];
      brush.paint(
        top,
        polygon([
          [x, y - edge],
          [x + half, y - edge / 2],
          [x, y],
          [x - half, y - edge / 2],
        ]),
      );
      brush.paint(
        left,
        polygon([
          [x - half, y - edge / 2],
          [x, y],
          [x, y + edge],
          [x - half, y + edge / 2],
        ]),
      );
      brush.paint(
        right,
        polygon([
          [x + half, y - edge / 2],
          [x, y],
          [x, y + edge],
          [x + half, y + edge / 2],
        ]),
      );
    }
  }
  return brush.shapes();
};

/** Dots that swell and shrink as a wave passes. */
export const dots: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const across = fandom.whole(11, 17);
  const step = area.width / across;
  const [angle, phase] = [title.next() * Math.PI, title.next() * Math.PI * 2];
  const length = area.width * (0.5 + 0.5 * fandom.next());
  for (let row = 0; row * step * 0.87 <= area.height + step; row++) {
    for (let column = 0; column <= across; column++) {
      const x = area.x + (column + (row % 2) / 2) * step;
      const y = area.y + row * step * 0.87;
      const wave =
        Math.sin(((x * Math.cos(angle) + y * Math.sin(angle)) / length) * 2 * Math.PI + phase) +
        0.4 * Math.sin((x * 1.7 - y) / length + phase);
      const size = 0.12 + 0.36 * ((wave + 1.4) / 2.8);
      const tone = title.next() < 0.03 ? 3 : size > 0.34 ? 2 : size > 0.22 ? 0 : 1;
      brush.paint(palette.shapes[tone], circle(x, y, step * size));
    }
  }
  return brush.shapes();
};

/** Rings that spread from two drops. */
export const ripples: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const step = area.width / fandom.whole(9, 14);
  const far = Math.hypot(area.width, area.height);
  const left = area.x + area.width * (0.1 + 0.3 * title.next());
  const drops = [
    [left, area.y + area.height * (0.15 + 0.3 * title.next())],
    [area.x + area.width * (0.55 + 0.4 * title.next()), area.y + area.height * (0.55 + 0.4 * title.next())],
  ] as const;
  const middle = Math.hypot(drops[0][0] - drops[1][0], drops[0][1] - drops[1][1]) / 2;
  drops.forEach(([x, y], drop) => {
    const reach = drop === 0 ? far : middle * 1.15;
    if (drop === 1) {
      brush.layer();
      brush.paint(palette.ground, circle(x, y, reach));
      brush.layer();
    }
    for (let radius = Math.floor(reach / step) * step, at = 0; radius > step; radius -= step * 2, at++) {
      brush.paint(palette.shapes[(at + drop) % 3]!, ring(x, y, radius, radius - step));
    }
    brush.paint(palette.shapes[3], circle(x, y, step * 0.8));
  });
  return brush.shapes();
};

/** Stripes cut across and moved, like paper in strips. */
export const strips: Pattern = ({ area, palette, fandom, title }) => {
  const brush = new Brush();
  const count = fandom.whole(5, 8);
  const height = area.height / count;
  const widths = Array.from({ length: 9 }, () => area.width * (0.03 + 0.09 * fandom.next()));
  const lean = fandom.next() < 0.5 ? 0 : height * 0.5;
  for (let strip = 0; strip < count; strip++) {
    const y = area.y + strip * height;
    let x = area.x - area.width * 0.4 * title.next() - Math.abs(lean) * 2;
    const slant = strip % 2 === 0 ? lean : -lean;
    for (let at = 0; x < area.x + area.width + Math.abs(lean) * 2; at++) {
      const width = widths[at % widths.length]!;
      const tone = [palette.shapes[0], palette.ground, palette.shapes[1], palette.shapes[2], palette.ground][
        (at + strip) % 5
      ]!;
      const shown = title.next() < 0.04 ? palette.shapes[3] : tone;
      brush.paint(
        shown,
        polygon([
          [x + slant, y],
          [x + width + slant, y],
          [x + width, y + height + 0.6],
          [x, y + height + 0.6],
        ]),
      );
      x += width;
    }
  }
  return brush.shapes();
};
