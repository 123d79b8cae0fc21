import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sheet } from './sheet.ts';

test('whatever is put on a sheet stands on it in order, and nothing of the page before', () => {
  const sheet = new Sheet();
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200_000 }),
    fc.uint8Array({ maxLength: 100_000 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      sheet.begin();
      for (const one of pieces) {
        if (typeof one === 'string') sheet.text(one);
        else sheet.add(one);
      }
      expect(sheet.bytes.equals(Buffer.concat(pieces.map((one) => Buffer.from(one as string))))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
