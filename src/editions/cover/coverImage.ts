import sharp from 'sharp';
import type { CoverFacts } from './cover.ts';
export async function coverImage(_work: CoverFacts, size: { width: number; height: number } | 'thumb', format: 'jpeg' | 'png' | 'webp'): Promise<Uint8Array> {
  const { width, height } = size === 'thumb' ? { width: 160, height: 256 } : size;
  return sharp({ create: { width, height, channels: 3, background: '#345' } }).toFormat(format).toBuffer();
}
