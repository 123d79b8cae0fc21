import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseFragment } from '../prose/parse.ts';
import { ImageShelf } from './images.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC',
  'base64',
);
const ADDRESS = `/images/${createHash('sha256').update(PIXEL).digest('hex')}.png`;

async function shelved(html: string, files: Record<string, Buffer> = {}): Promise<ImageShelf> {
  const shelf = new ImageShelf(async (src) => files[src] ?? null);
  await shelf.gather(parseFragment(html));
  return shelf;
}

test('a picture of the file is kept once and known by the address the document wrote', async () => {
  const shelf = await shelved('<img src="a.jpg"><p><img src="b/a.png"></p><img src="a.jpg">', {
    'a.jpg': PIXEL,
    'b/a.png': PIXEL,
  });
  expect([shelf.address('a.jpg'), shelf.address('b/a.png')]).toEqual([ADDRESS, ADDRESS]);
  expect(shelf.images.map(({ mediaType }) => mediaType)).toEqual(['image/png']);
});

test('a picture written into the page itself is kept', async () => {
  const src = `data:image/png;base64,${PIXEL.toString('base64')}`;
  expect((await shelved(`<img src="${src}">`)).address(src)).toBe(ADDRESS);
});

test.each([
  ['an SVG called PNG', Buffer.from('<svg onload="alert(1)"/>')],
  ['a page called PNG', Buffer.from('<html>')],
  ['a PNG that ends in its head', PIXEL.subarray(0, 12)],
  ['a PNG that unfolds to gigabytes', huge()],
])('%s is not kept, and that is said', async (_, bytes) => {
  const shelf = await shelved('<img src="a.png">', { 'a.png': bytes });
  expect(shelf.images).toEqual([]);
  expect(shelf.address('a.png')).toBeNull();
  expect(shelf.problems.map(({ code }) => code)).toEqual(['image-not-kept']);
});

/** The pixel with 50,000 by 50,000 written in its head. */
function huge(): Buffer {
  const bytes = Buffer.from(PIXEL);
  bytes.writeUInt32BE(50_000, 16);
  bytes.writeUInt32BE(50_000, 20);
  return bytes;
}
