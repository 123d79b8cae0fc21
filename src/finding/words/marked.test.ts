import { expect, test } from 'vitest';
import { marked } from './marked.ts';

const KETTLE = ['(?<= )(?:kettle|kettles)(?= )'];
const told = (paragraph: string) =>
  marked(paragraph, KETTLE)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('');

test('what was found is marked, with the words around', () => {
  expect(told('She set the Kettle down.')).toBe('She set the [Kettle] down.');
  expect(told('She set the lamp down.')).toBe('');
});

test('a word deep in a very long paragraph is found, and shown with dots on both sides', () => {
  for (const before of [300, 399, 400, 401, 1200]) {
    const shown = told(`${'rain '.repeat(before)}kettle ${'wind '.repeat(4000)}`);
    expect(shown).toMatch(/^…(?:rain )+\[kettle\] (?:wind )*wind ?…$/);
    expect(shown.length).toBeLessThan(400);
  }
});

test('a paragraph as long as a novel is not read to its end', () => {
  expect(told(`${'rain '.repeat(20_000)}kettle`)).toBe('');
});
