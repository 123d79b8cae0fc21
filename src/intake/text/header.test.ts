import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCanon, SHIPPED_PACKS } from '../../canon/load.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { readHeader } from './header.ts';
import { readStory } from './story.ts';

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
  'Please review!',
  'The End',
  '* * *',
  '    indented, and in the middle of it',
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

test('whatever its lines are, a text is read to its end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 40 }), (texts) => {
      const lines = texts.map((text, index) => ({ text, at: index + 1 }));
      const { draft } = readStory(lines, { canon, limits: DEFAULT_LIMITS });
      for (const chapter of draft.chapters) expect(chapter.html).not.toBe('');
    }),
    { numRuns: 400 },
  );
});
