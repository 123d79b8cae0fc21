import { expect, test } from 'vitest';
import { textFragment } from './textFragment.ts';

const said = (text: string) => ({ text, found: false });
const found = (text: string) => ({ text, found: true });

test('a passage is led to by the words found and some around them, whatever stands in them', () => {
  expect(
    textFragment([said('…she said that the old '), found('kettle'), said(' was, after all, half-full…')]),
  ).toBe('#:~:text=said%20that%20the%20old-,kettle,-was%2C%20after%20all%2C%20half%2Dfull');
  expect(textFragment([found('Kettle & half-light')])).toBe('#:~:text=Kettle%20%26%20half%2Dlight');
});

test('words that stand in quotes, or in a script without spaces, are led to by themselves', () => {
  expect(textFragment([said('she said “'), found('kettle'), said('”, twice')])).toBe('#:~:text=kettle');
  expect(textFragment([said('彼女は古い'), found('やかん'), said('を見た。')])).toBe(
    `#:~:text=${encodeURIComponent('やかん')}`,
  );
});

test('the mark of a list and the words for a picture are not asked of the page', () => {
  expect(textFragment([said('- the old '), found('kettle'), said(' [a lamp]')])).toBe(
    '#:~:text=the%20old-,kettle',
  );
});

test('where nothing was found nothing is led to', () => {
  expect(textFragment([said('…')])).toBe('');
});
