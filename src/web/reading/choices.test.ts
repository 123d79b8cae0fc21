import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choicesFromCookie,
  choicesFromForm,
  cookieOf,
  FACES,
  PARAGRAPHS,
  THEMES,
  USUAL,
  type ReadingChoices,
} from './choices.ts';

const choices: fc.Arbitrary<ReadingChoices> = fc.record({
  theme: fc.constantFrom(...THEMES),
  face: fc.constantFrom(...FACES),
  size: fc.integer({ min: 80, max: 180 }),
  width: fc.integer({ min: 40, max: 100 }),
  leading: fc.integer({ min: 120, max: 220 }),
  paragraphs: fc.constantFrom(...PARAGRAPHS),
  justified: fc.boolean(),
  pace: fc.integer({ min: 60, max: 1000 }),
});

test('what a reader chose comes back from the cookie', () => {
  fc.assert(
    fc.property(choices, (chosen) => {
      expect(choicesFromCookie(`a=b; reading=${cookieOf(chosen)}; c=d`)).toEqual(chosen);
    }),
  );
});

test('a cookie of any kind gives choices that fit', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const chosen = choicesFromCookie(`reading=${text}`);
      expect(chosen.size).toBeGreaterThanOrEqual(80);
      expect(THEMES).toContain(chosen.theme);
    }),
  );
});

test('the usual choices need no cookie', () => {
  expect(cookieOf(USUAL)).toBe('');
  expect(choicesFromCookie(null)).toEqual(USUAL);
});

test('an unticked box is no', () => {
  expect(choicesFromForm(new URLSearchParams('justified=on')).justified).toBe(true);
  expect(choicesFromForm(new URLSearchParams('theme=sepia')).justified).toBe(false);
});
