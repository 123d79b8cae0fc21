import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../prose/clean.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { attacks } from '../../prose/testing/attacks.ts';
import { dangersInXhtml } from '../../prose/testing/danger.ts';
import { wildMarkup } from '../../prose/testing/wildMarkup.ts';
import { fragment } from './blocks.ts';
import { surroundings } from './surroundings.ts';

const fitting = surroundings([], new Map(), 'https://archive.example/works/1');

test('no attack survives in a book, and every page of it is well formed', () => {
  for (const attack of attacks) {
    expect(dangersInXhtml(fragment(clean(attack), fitting))).toEqual([]);
    expect(dangersInXhtml(fragment(shapeChapter(attack).html, fitting))).toEqual([]);
  }
  expect(dangersInXhtml('<p>x')).not.toEqual([]);
});

test('nor does any in wild markup', () => {
  fc.assert(
    fc.property(wildMarkup, (text) => {
      expect(dangersInXhtml(fragment(clean(text), fitting))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
