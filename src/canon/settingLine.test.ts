import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCanon } from './load.ts';
import { isSettingLine } from './settingLine.ts';

const canon = await loadCanon([join(import.meta.dirname, 'samples')]);

test.each([
  'Set post-"Seeing Red" (BTVS 6x19)',
  'Takes place after "The Gift".',
  'Post-Chosen',
  'Missing scene from 3x12',
  'after 6x19',
  '(Post-series)',
  '[AU after Becoming]',
  '*Set a few weeks after Seeing Red*',
  'Set after "Doomsday".',
  'BtVS S5',
  '"Seeing Red" (BTVS 6x19)',
  'early season 4',
  'Set during season six, before Willow comes home.',
  'Coda to Hush',
  'Season 6, Episode 19',
  'This story takes place after "Grave".',
  'Five years post-Chosen',
  'Between Grave and Lessons',
  'after SCAN',
  'FB2',
])('%s is a setting', (line) => {
  expect(isSettingLine(line, canon)).toBe(true);
});

test.each([
  'After the rain stopped, she set the table.',
  'Set the kettle on, would you?',
  'Set it down, Buffy said.',
  'Set fire to the rain',
  'Set in stone',
  'The Gift',
  'Chosen',
  'Seeing Red',
  'After Life',
  'After Hush she went home.',
  'After the gift',
  'After all these years',
  'After 20 years',
  'After the show',
  'Post-apocalyptic',
  'Pre-dawn light',
  'Missing scene',
  'Missing you',
  'Season 6',
  'Chapter 12',
  'Before Chapter 12',
  'Book Two',
  'By hnsnrachel of the lane',
  'Buffy belongs to other people.',
  'Spoilers through S5',
  '4 x 4 = 16',
  'They met at 4.30 after school.',
  'At 6.19 the lamp went out.',
  '6.19',
  'In 1998 she left.',
  'During the night the wind rose.',
  '"Hush," she said after a moment, and set the cup on the sill.',
  'Followed by a grave silence, they went in.',
  'Rating: PG',
  'AU',
  '',
])('%j is none', (line) => {
  expect(isSettingLine(line, canon)).toBe(false);
});
