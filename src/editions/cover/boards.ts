import {
  emblem,
  ornament,
  patch,
  path,
  smallLine,
  titleBlock,
  type DrawPattern,
  type Words,
} from './furniture.ts';
import { drawn } from './lettering.ts';
import type { Palette } from './palette.ts';
import { HEIGHT, n, polygon, rectangle, WIDTH } from './shapes.ts';

/** A printed label on a patterned board. */
export function plate(words: Words, palette: Palette, pattern: DrawPattern): string {
  const stamp = words.cut === 'stamp';
  const width = stamp ? 1340 : 1160;
  const inner = width - (stamp ? 140 : 200);
  const [left, pad] = [(WIDTH - width) / 2, stamp ? 110 : 120];
  const fandom = smallLine(words.fandom, inner, 50, 'centre', words.rtl, 130);
  const title = titleBlock(words, inner, stamp ? 1300 : 900, 'centre', stamp ? 330 : 210);
  const author = smallLine(words.author, inner, 76, 'centre', words.rtl, 10);
  const titleHeight = title.height === 0 ? 360 : title.height;
  const above = fandom.height === 0 ? 0 : fandom.height + 110;
  const below = author.height === 0 ? 0 : author.height + 210;
  const height = Math.max(stamp ? 620 : 760, pad * 2 + above + titleHeight + below);
  const top = stamp ? (HEIGHT - height) / 2 : Math.max(200, HEIGHT * 0.4 - height / 2);
  const spare = (height - pad * 2 - above - titleHeight - below) / 2;
  const titleTop = top + pad + above + spare;
  const x = left + (width - inner) / 2;
  const rule = top + height - pad - author.height - 105;
  return [
    patch({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, palette, pattern),
    path(palette.field, rectangle(left, top, width, height)),
    frame(left + 26, top + 26, width - 52, height - 52, 5, palette.quiet),
    drawn(fandom, x, top + pad, palette.quiet),
    title.height === 0
      ? emblem(WIDTH / 2, titleTop + titleHeight / 2, 170, palette)
      : drawn(title, x, titleTop, palette.ink),
    author.height === 0 ? '' : ornament(WIDTH / 2, rule, 26, palette),
    drawn(author, x, top + height - pad - author.height, palette.ink),
  ].join('');
}

function frame(x: number, y: number, width: number, height: number, line: number, fill: string): string {
  const outer = rectangle(x, y, width, height);
  const hole = `M${n(x + line)} ${n(y + line)}v${n(height - 2 * line)}h${n(width - 2 * line)}v${n(2 * line - height)}z`;
  return path(fill, outer + hole);
}

/** The pattern above, the words on a plain field below. */
export function band(words: Words, palette: Palette, pattern: DrawPattern): string {
  const stamp = words.cut === 'stamp';
  const [margin, inner] = [stamp ? 110 : 150, WIDTH - 2 * (stamp ? 110 : 150)];
  const fandom = smallLine(words.fandom, inner, 50, 'start', words.rtl, 130);
  const title = titleBlock(words, inner, stamp ? 1250 : 940, 'start', stamp ? 350 : 230);
  const author = smallLine(words.author, inner, 76, 'start', words.rtl, 10);
  const titleHeight = title.height === 0 ? 330 : title.height;
  const above = fandom.height === 0 ? 0 : fandom.height + 90;
  const foot = author.height === 0 ? 0 : author.height + 150;
  const height = Math.max(stamp ? 900 : 880, margin * 2 + above + titleHeight + foot + 30);
  const top = HEIGHT - height;
  const emblemX = words.rtl ? WIDTH - margin - 160 : margin + 160;
  return [
    patch({ x: 0, y: 0, width: WIDTH, height: top }, palette, pattern),
    path(palette.field, rectangle(0, top, WIDTH, height)),
    path(palette.shapes[3], rectangle(0, top, WIDTH, 26)),
    drawn(fandom, margin, top + margin + 26, palette.quiet),
    title.height === 0
      ? emblem(emblemX, top + margin + 26 + above + titleHeight / 2, 160, palette)
      : drawn(title, margin, top + margin + 26 + above, palette.ink),
    drawn(author, margin, HEIGHT - margin - author.height, palette.ink),
  ].join('');
}

/** The pattern along the spine, the words beside it. */
export function spine(words: Words, palette: Palette, pattern: DrawPattern): string {
  const stamp = words.cut === 'stamp';
  const strip = stamp ? 330 : 440;
  const [margin, gap] = [stamp ? 90 : 120, stamp ? 80 : 110];
  const inner = WIDTH - strip - margin - gap;
  const fandom = smallLine(words.fandom, inner, 48, 'start', words.rtl, 120);
  const title = titleBlock(words, inner, stamp ? 2000 : 1350, 'start', stamp ? 330 : 210);
  const author = smallLine(words.author, inner, 76, 'start', words.rtl, 10);
  const x = words.rtl ? margin : strip + gap;
  const [stripX, edge] = words.rtl ? [WIDTH - strip, WIDTH - strip - 22] : [0, strip];
  const titleTop = stamp
    ? (HEIGHT - title.height) / 2
    : 300 + (fandom.height === 0 ? 0 : fandom.height + 120);
  return [
    path(palette.field, rectangle(0, 0, WIDTH, HEIGHT)),
    patch({ x: stripX, y: 0, width: strip, height: HEIGHT }, palette, pattern),
    path(palette.shapes[3], rectangle(edge, 0, 22, HEIGHT)),
    drawn(fandom, x, 300, palette.quiet),
    title.height === 0
      ? emblem(x + inner / 2, titleTop + 180, 170, palette)
      : drawn(title, x, titleTop, palette.ink),
    author.height === 0
      ? ''
      : path(
          palette.quiet,
          polygon([
            [x, HEIGHT - 420],
            [x + inner * 0.3, HEIGHT - 420],
            [x + inner * 0.3, HEIGHT - 414],
            [x, HEIGHT - 414],
          ]),
        ),
    drawn(author, x, HEIGHT - 300 - author.height / 2, palette.ink),
  ].join('');
}
