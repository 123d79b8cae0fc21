import { expect, test } from 'vitest';
import { loadCanon, SHIPPED_PACKS } from '../../canon/load.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { storiesIn } from './anthology.ts';
import { linesOf } from './lines.ts';

const context = { canon: await loadCanon([SHIPPED_PACKS]), limits: DEFAULT_LIMITS };

const STORY = `The keeper lit the lamp an hour early, because the fog had come in with the
tide and nobody on the quay could see the bell any more, let alone the boats.

"They will find it," said Isolde, and did not take her hand off the rope. She
rang until the last of them had answered, and then she rang once more for luck.`;

const header = (title: string) => `Title: ${title}\nAuthor: Tern\nFandom: Harbour Lights\nRating: PG\n`;
const told = (title: string, end: string) => `${header(title)}\n${STORY}\n\n${end}\n\n`;
const count = (text: string) => storiesIn(linesOf(text), context).length;

test('stories with headers and ends of their own are parted, and every line stays', () => {
  const text = told('Fog', 'The End') + told('Bells', '~ Fin ~') + told('Rope', 'The End');
  const stories = storiesIn(linesOf(text), context);
  expect(stories.map(([first]) => first!.text)).toEqual(['Title: Fog', 'Title: Bells', 'Title: Rope']);
  expect(stories.flat()).toEqual(linesOf(text));
});

test.each([
  ['chapters below a rule', told('Fog', '* * *') + told('Bells', 'The End')],
  ['chapters that end as chapters', told('Fog', 'End of Chapter 1') + told('Bells', 'The End')],
  ['a story to be continued', told('Fog', 'TBC') + told('Bells', 'TBC')],
  ['parts of one title', told('Fog (1/2)', 'The End') + told('Fog (2/2)', 'The End')],
  ['parts of titles of their own', told('Fog', 'The End') + told('Bells (2/2)', 'The End')],
  ['chapters named with the story', told('Fog', 'The End') + told('Fog: Bells', 'The End')],
  ['chapters for titles', told('Fog', 'The End') + told('Chapter 2: Bells', 'The End')],
  [
    'chapters with bylines',
    `${told('Fog', 'The End')}Chapter 2: Bells\nby Tern\nRating: PG\n\n${STORY}\n\nThe End\n`,
  ],
  ['a header that names its chapter', `${told('Fog', 'End')}Chapter: 2\n${told('Bells', 'The End')}`],
  [
    'a chapter named below the title',
    told('Fog', 'End') + told('Bells', 'End').replace('Rating', 'Chapter: 2\nRating'),
  ],
  [
    'a chapter named below the header',
    told('Fog', 'End') + told('Bells', 'End').replace('The keeper', 'Chapter Two\n\nThe keeper'),
  ],
  ['a page in the story', told('Fog', 'The End') + `Title: Report\nAuthor: The pilot\nDate: May\n\n${STORY}`],
  ['prose that names a title', `${told('Fog', 'The End')}Title: that was all it lacked.\n\n${STORY}\n\nEnd`],
])('one story: %s', (_, text) => {
  expect(count(text)).toBe(1);
});
