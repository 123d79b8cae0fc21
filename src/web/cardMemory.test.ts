import { expect, test } from 'vitest';
import { CardMemory } from './cardMemory.ts';

const card = (text: string) => Buffer.from(text);
const change = (subject: 'work' | 'series' | 'pseud' | 'tag' | 'archive', subjectId: number | null) => ({
  id: 1,
  subject,
  subjectId,
});

function filled(): CardMemory {
  const cards = new CardMemory(10_000);
  for (const id of [1, 2, 3]) cards.keep(id, card(`work ${id}`), id === 3 ? [] : [id, 7], cards.time);
  return cards;
}

const held = (cards: CardMemory) => [1, 2, 3].filter((id) => cards.get(id) !== null);

test('a card is kept until its work changes', () => {
  const cards = filled();
  expect(String(cards.get(2))).toBe('work 2');
  cards.follow(change('work', 2));
  expect(held(cards)).toEqual([1, 3]);
});

test('a change of a series drops the cards that name it', () => {
  const cards = filled();
  cards.follow(change('series', 2));
  expect(held(cards)).toEqual([1, 3]);
  cards.follow(change('series', 7));
  expect(held(cards)).toEqual([3]);
});

test('a change on the map of tags leaves cards as they are: tags keep the names they were typed with', () => {
  const cards = filled();
  cards.follow(change('tag', null));
  expect(held(cards)).toEqual([1, 2, 3]);
});

test.each([change('pseud', 4), change('archive', null), change('work', null), change('series', null)])(
  'a change of $subject $subjectId may touch any card',
  (what) => {
    const cards = filled();
    cards.follow(what);
    expect(held(cards)).toEqual([]);
  },
);

test('a card whose facts were read before a change is not kept', () => {
  const cards = new CardMemory(10_000);
  const since = cards.time;
  cards.follow(change('work', 9));
  cards.keep(9, card('as it was'), [], since);
  expect(cards.get(9)).toBeNull();
});

test('what was not shown for longest makes room', () => {
  const cards = new CardMemory(700);
  cards.keep(1, card('one'), [], cards.time);
  cards.keep(2, card('two'), [], cards.time);
  expect(cards.get(1)).not.toBeNull();
  for (const id of [3, 4]) cards.keep(id, card('more'), [], cards.time);
  expect([1, 2, 3, 4].filter((id) => cards.get(id) !== null)).toEqual([3, 4]);
});
