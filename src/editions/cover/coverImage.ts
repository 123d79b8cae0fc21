import type { CoverFacts } from './cover.ts';
import { coverSvg } from './coverSvg.ts';
import type { Canvas } from './raster/canvas.ts';
import { pictureOf } from './raster/drawing.ts';
import { pngOf } from './raster/png.ts';

/** The cover as a picture so many pixels wide, 5 to 8 in shape; the same facts give the same bytes. */
export async function coverImage(
  work: CoverFacts,
  width: number,
  format: 'png' | 'webp',
): Promise<Uint8Array> {
  const picture = pictureOf(coverSvg(work), width);
  return format === 'png' ? pngOf(picture) : webpOf(picture);
}

async function webpOf(canvas: Canvas): Promise<Uint8Array> {
  // A large library, which books need not wait for.
  const { default: sharp } = await import('sharp');
  const { width, height } = canvas;
  return sharp(inWholeColour(canvas), { raw: { width, height, channels: 3 } })
    .webp({ quality: 84, effort: 2 })
    .toBuffer();
}

/** Three bytes a pixel. */
function inWholeColour(canvas: Canvas): Buffer {
  const { width, height, rows, colours } = canvas;
  const bytes = Buffer.alloc(width * height * 3);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let from = canvas.at(0, y), x = 0; x < width; x++) {
      const colour = colours[rows[from + x]!]!;
      bytes[at++] = colour >> 16;
      bytes[at++] = (colour >> 8) & 255;
      bytes[at++] = colour & 255;
    }
  }
  return bytes;
}
