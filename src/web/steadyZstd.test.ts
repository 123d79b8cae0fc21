import { zstdDecompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SteadyZstd } from './steadyZstd.ts';

const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

test('each text is a frame of its own and reads as it was, whatever was packed before it', () => {
  const zstd = new SteadyZstd();
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3_000 }).map((words) => Buffer.from(words)),
    fc.uint8Array({ maxLength: 200_000 }).map((bytes) => Buffer.from(bytes)),
    fc.nat({ max: 400_000 }).map((length) => Buffer.from('The lamp was lit. '.repeat(length / 18 + 1))),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 9 }), (texts) => {
      const frames = texts.map((one) => zstd.pack(one));
      frames.forEach((frame, at) => {
        expect(frame.subarray(0, 4).equals(MAGIC)).toBe(true);
        expect(zstdDecompressSync(frame).equals(texts[at]!)).toBe(true);
      });
    }),
    { numRuns: 60 },
  );
});

test('the bytes may be overwritten once they are packed', () => {
  const zstd = new SteadyZstd();
  const text = Buffer.from('The lamp was lit. '.repeat(500));
  const packed = zstd.pack(text);
  const before = Buffer.from(text);
  text.fill(0);
  zstd.pack(Buffer.from('Another text.'));
  expect(zstdDecompressSync(packed).equals(before)).toBe(true);
});

test('with the Node that we are tested with, the memory stays', () => {
  const zstd = new SteadyZstd();
  zstd.pack(Buffer.from('The lamp was lit.'));
  expect(zstd.steady).toBe(true);
});
