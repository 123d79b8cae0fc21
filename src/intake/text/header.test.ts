import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCanon, SHIPPED_PACKS } from '../../canon/load.ts';
import { readHeader } from './header.ts';

const canon = await loadCanon([SHIPPED_PACKS]);

const LINES = [
  '',
  'Subject: Re: FIC: Bees',
  'Message: 1',
  'Title: Bees',
  'Author: Corvid',
  'Rating: terrible, she thought',
  'note: nothing',
  'by',
  'By Corvid',
  'Bees by Corvid',
  '----------',
  'Set after "Hush" (BTVS 4x10)',
  'Chapter One',
  '"Go on," said the boatman, who had not moved.',
  'The rain had got into her boots somewhere around the second graveyard, and it stayed there.',
  'Disclaimer:',
  'They belong to somebody else.',
  'PG-13',
  'Series - "Rough Year", story 2',
  '# BEES #',
];

test('a header of any lines comes to an end, inside the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 30 }), (texts) => {
      const lines = texts.map((text, index) => ({ text, at: index + 1 }));
      const { end, fields } = readHeader(lines, canon);
      expect(end).toBeLessThanOrEqual(lines.length);
      for (const field of fields) expect(field.from).toBeLessThanOrEqual(field.to);
    }),
    { numRuns: 400 },
  );
});
