import { emblem, patch, path, smallLine, titleBlock, type DrawPattern, type Words } from './furniture.ts';
import { drawn } from './lettering.ts';
import type { Palette } from './palette.ts';
import { circle, HEIGHT, n, rectangle, WIDTH, type Area } from './shapes.ts';

/** The pattern through an arched window, the words below it. */
export function arch(words: Words, palette: Palette, pattern: DrawPattern): string {
  const [x, width, top] = [210, WIDTH - 420, 190];
  return windowed(words, palette, pattern, (bottom) => {
    const radius = width / 2;
    const height = bottom - top;
    const opening = `M${n(x)} ${n(bottom)}V${n(top + radius)}A${n(radius)} ${n(radius)} 0 0 1 ${n(x + width)} ${n(top + radius)}V${n(bottom)}z`;
    return { area: { x, y: top, width, height }, opening };
  });
}

/** The pattern in a disc, the words below it. */
export function medallion(words: Words, palette: Palette, pattern: DrawPattern): string {
  return windowed(words, palette, pattern, (bottom) => {
    const radius = Math.min(620, (bottom - 150) / 2);
    const [cx, cy] = [WIDTH / 2, 150 + (bottom - 150) / 2];
    return {
      area: { x: cx - radius, y: cy - radius, width: 2 * radius, height: 2 * radius },
      opening: circle(cx, cy, radius),
    };
  });
}

type Window = (bottom: number) => { area: Area; opening: string };

function windowed(words: Words, palette: Palette, pattern: DrawPattern, window: Window): string {
  const stamp = words.cut === 'stamp';
  const [margin, inner] = [stamp ? 100 : 170, WIDTH - 2 * (stamp ? 100 : 170)];
  const fandom = smallLine(words.fandom, inner, 48, 'centre', words.rtl, 130);
  const title = titleBlock(words, inner, stamp ? 1150 : 760, 'centre', stamp ? 330 : 200);
  const author = smallLine(words.author, inner, 76, 'centre', words.rtl, 10);
  const titleHeight = title.height === 0 ? 300 : title.height;
  const authorTop = HEIGHT - (stamp ? 0 : 150) - author.height;
  const titleTop = authorTop - (stamp ? 130 : 150) - titleHeight;
  const fandomTop = titleTop - (fandom.height === 0 ? 0 : fandom.height + 85);
  const { area, opening } = window(fandomTop - 130);
  const outside = `M0 0H${WIDTH}V${HEIGHT}H0z${opening}`;
  return [
    path(palette.field, rectangle(0, 0, WIDTH, HEIGHT)),
    patch(area, palette, pattern),
    `<path fill="${palette.field}" fill-rule="evenodd" d="${outside}"/>`,
    drawn(fandom, margin, fandomTop, palette.quiet),
    title.height === 0
      ? emblem(WIDTH / 2, titleTop + titleHeight / 2, 150, palette)
      : drawn(title, margin, titleTop, palette.ink),
    drawn(author, margin, authorTop, palette.ink),
  ].join('');
}
