import sharp from 'sharp';
import type { CoverFacts } from './cover.ts';
import { coverSvg } from './coverSvg.ts';
import { HEIGHT, WIDTH } from './shapes.ts';

/** A picture of the cover: a size in pixels, or `thumb`, drawn for places where only the title can be read. */
export type CoverSize = { width: number; height: number } | 'thumb';
export type CoverFormat = 'jpeg' | 'png' | 'webp';

const THUMB = { width: 240, height: 384 };

/** Covers drawn lately, the last one last; a shelf of books is asked for again and again. */
const drawn = new Map<string, Promise<Uint8Array>>();
const MOST_KEPT = 24;

/** The cover as a picture; the same facts give the same bytes. Lettering never goes below its size for `thumb`. */
export async function coverImage(
  work: CoverFacts,
  size: CoverSize,
  format: CoverFormat,
): Promise<Uint8Array> {
  const svg = coverSvg(work, size === 'thumb' ? 'stamp' : 'full');
  const { width, height } = size === 'thumb' ? THUMB : size;
  const key = `${width}x${height} ${format} ${svg}`;
  const known = drawn.get(key) ?? raster(svg, width, height, format);
  drawn.delete(key);
  drawn.set(key, known);
  if (drawn.size > MOST_KEPT) drawn.delete(drawn.keys().next().value!);
  known.catch(() => drawn.delete(key));
  return known;
}

async function raster(svg: string, width: number, height: number, format: CoverFormat): Promise<Uint8Array> {
  // librsvg draws at the density asked for, so nothing is drawn large to be made small.
  const density = Math.max(1, (72 * width) / WIDTH);
  const picture = sharp(Buffer.from(svg.replace('<svg ', `<svg width="${WIDTH}" height="${HEIGHT}" `)), {
    density,
  }).resize(width, height, { fit: 'fill' });
  if (format === 'png') return picture.removeAlpha().png({ compressionLevel: 4 }).toBuffer();
  if (format === 'webp') return picture.webp({ quality: 84, effort: 2 }).toBuffer();
  // Whole colour at every pixel, since edges of flat colour show its lack; no second pass over the codes, which costs half the time.
  return picture
    .removeAlpha()
    .jpeg({ quality: 80, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer();
}
