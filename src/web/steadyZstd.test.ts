import { hash } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SteadyZstd } from './steadyZstd.ts';

const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

test('each text is one frame and reads as it was, however many are packed at once', async () => {
  const zstd = new SteadyZstd();
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3_000 }).map((words) => Buffer.from(words)),
    fc.uint8Array({ maxLength: 200_000 }).map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 9 }), async (texts) => {
      const frames = await Promise.all(texts.map((one) => zstd.pack(one)));
      frames.forEach((frame, at) => expect(zstdDecompressSync(frame).equals(texts[at]!)).toBe(true));
    }),
    { numRuns: 60 },
  );
});

test('a text that ends just where the room for packed ones does is still one frame', async () => {
  const zstd = new SteadyZstd();
  const noise = Buffer.concat(Array.from({ length: 400 }, (_, at) => hash('sha512', String(at), 'buffer')));
  const frames: Buffer[] = [];
  const pack = async (length: number) => {
    const text = noise.subarray(0, length);
    const frame = await zstd.pack(text);
    expect(zstdDecompressSync(frame).equals(text)).toBe(true);
    expect(frame.indexOf(MAGIC, 1)).toBe(-1);
    frames.push(frame);
    return frame.length;
  };
  // What cannot be packed grows by the same few bytes whatever its length.
  const more = (await pack(10_000)) - 10_000;
  let left = 65_536 - frames[0]!.length;
  for (; left > 18_000; left -= await pack(10_000));
  await pack(left - more);
  const { byteOffset, length } = frames.at(-1)!;
  expect(byteOffset + length).toBe(65_536);
});

test('the bytes may be overwritten once they are packed', async () => {
  const zstd = new SteadyZstd();
  const text = Buffer.from('The lamp was lit. '.repeat(500));
  const frame = zstd.pack(text);
  const before = Buffer.from(text);
  const packed = await frame;
  text.fill(0);
  await zstd.pack(Buffer.from('Another text.'));
  expect(zstdDecompressSync(packed).equals(before)).toBe(true);
});
