import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';
import type { Canvas } from './canvas.ts';

const packed = promisify(deflate);

/** A cover comes out in one piece, without a turn of the main thread between several. */
const MOST_AT_ONCE = 256 * 1024;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The picture as PNG, a byte a pixel and a table of its colours (PNG 3rd edition, 11.2): its rows as they are. */
export async function pngOf(canvas: Canvas): Promise<Buffer> {
  // Runs of one colour are all there is to find in flat geometry: looking for more takes three times as long and finds nothing.
  const rows = await packed(canvas.rows, { strategy: constants.Z_RLE, chunkSize: MOST_AT_ONCE });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(canvas)),
    chunk(
      'PLTE',
      Buffer.from(canvas.colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function header({ width, height }: Canvas): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  // 8 bits a pixel, by table; the one way to pack, the one set of filters, not interlaced.
  bytes.set([8, 3, 0, 0, 0], 8);
  return bytes;
}

function chunk(kind: string, body: Uint8Array): Buffer {
  const bytes = Buffer.alloc(body.length + 12);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(kind, 4, 'latin1');
  bytes.set(body, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), body.length + 8);
  return bytes;
}
