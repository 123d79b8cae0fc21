import { Canvas } from './canvas.ts';
import { fill, type Clip } from './fill.ts';
import { outlineOf } from './path.ts';

/**
 * The picture of a cover's drawing, so many pixels wide. Only for what covers are drawn with: paths of flat colour, and
 * frames that cut off. It takes a third of the time of a renderer for any SVG, which must draw in millions of colours.
 */
export function pictureOf(svg: string, width: number): Canvas {
  const [, , viewWidth = 1, viewHeight = 1] = numbersIn(attribute(svg, 'viewBox') ?? '');
  const scale = width / viewWidth;
  const height = Math.round(viewHeight * scale);
  const colours = Array.from(svg.matchAll(/ fill="([^"]*)"/g), ([, name = '']) => colourOf(name));
  const canvas = new Canvas(width, height, colours);
  const clips: Clip[] = [];
  for (const [tag] of svg.matchAll(/<[^>]*>/g)) {
    if (tag.startsWith('<path')) draw(canvas, tag, scale, clips.at(-1)!);
    else if (tag === '</svg>') clips.pop();
    else
      clips.push(
        clips.length === 0
          ? { left: 0, top: 0, right: width, bottom: height }
          : frame(tag, scale, clips.at(-1)!),
      );
  }
  return canvas;
}

function draw(canvas: Canvas, tag: string, scale: number, clip: Clip): void {
  const [x = 0, y = 0, own = 1] = numbersIn(attribute(tag, 'transform') ?? '');
  const outline = outlineOf(attribute(tag, 'd') ?? '', { scale: own * scale, x: x * scale, y: y * scale });
  const rule = tag.includes(' fill-rule="evenodd"') ? 'evenodd' : 'nonzero';
  fill(canvas, outline, clip, rule, colourOf(attribute(tag, 'fill') ?? ''));
}

/** What a frame leaves to be seen, to the nearest pixel. */
function frame(tag: string, scale: number, around: Clip): Clip {
  const number = (name: string) => Number(attribute(tag, name)) * scale;
  const [x, y] = [number('x'), number('y')];
  return {
    left: Math.max(around.left, Math.round(x)),
    top: Math.max(around.top, Math.round(y)),
    right: Math.min(around.right, Math.round(x + number('width'))),
    bottom: Math.min(around.bottom, Math.round(y + number('height'))),
  };
}

function attribute(tag: string, name: string): string | null {
  const from = tag.indexOf(` ${name}="`);
  if (from < 0) return null;
  const start = from + name.length + 3;
  return tag.slice(start, tag.indexOf('"', start));
}

function numbersIn(text: string): number[] {
  return (text.match(/-?[\d.]+/g) ?? []).map(Number);
}

function colourOf(name: string): number {
  return Number.parseInt(name.slice(1), 16);
}
