import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Patience } from './patience.ts';

test('what fails again and again is left alone twice as long each time, ten minutes at most', () => {
  let now = 0;
  const patience = new Patience(() => now);
  expect(patience.left()).toBe(0);
  const pauses = Array.from({ length: 12 }, () => {
    patience.lose();
    const left = patience.left();
    now += left;
    expect(patience.left()).toBe(0);
    return left / 1000;
  });
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
});

test('once it went well, it is as if it had never failed', () => {
  fc.assert(
    fc.property(fc.nat(20), (failures) => {
      const patience = new Patience(() => 0);
      for (let failure = 0; failure < failures; failure += 1) patience.lose();
      patience.renew();
      expect(patience.left()).toBe(0);
      patience.lose();
      expect(patience.left()).toBe(1000);
    }),
  );
});
