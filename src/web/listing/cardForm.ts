import { hash } from 'node:crypto';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import type { Blurb } from '../../works/blurb.ts';
import { finishedCard } from './cards.tsx';

const DAY = new Date('2002-05-07T00:00:00Z');
const PLACE = {
  raw: 'after 6x19',
  relation: 'after',
  fandom: 'A fandom',
  code: '6x19',
  title: 'A title',
} as const;

/** A work that has all that a card may show. */
const ALL: Blurb = {
  id: 1,
  title: 'A title',
  authors: [
    { id: 1, name: 'one' },
    { id: 2, name: 'two' },
  ],
  anonymous: false,
  rating: 'Mature',
  warnings: ['Major Character Death'],
  categories: ['F/F', 'Gen'],
  fandoms: ['A fandom', 'Another'],
  relationships: ['One/Two'],
  characters: ['One', 'Two'],
  additionalTags: Array.from({ length: 20 }, (_, at) => `Theme ${at}`),
  setting: PLACE,
  spoilers: PLACE,
  summary: '<p>A summary.</p>' as CleanHtml,
  language: 'en',
  words: 1200,
  chapterCount: 2,
  chaptersExpected: 3,
  complete: false,
  published: '2002-05-07',
  updated: '2002-06-07',
  series: [{ id: 1, name: 'A series', position: 2 }],
  hits: 0,
  visibility: 'public',
  postedAt: DAY,
  changedAt: DAY,
  firstChapterId: 1,
  cardVersion: 1,
};

/** Cards that lack what that one has are drawn otherwise too. */
const BARE: Blurb = {
  ...ALL,
  authors: [],
  anonymous: true,
  rating: null,
  warnings: [],
  categories: [],
  setting: null,
  spoilers: null,
  language: 'ar',
  chaptersExpected: null,
  complete: null,
  published: null,
  updated: null,
  series: [],
  additionalTags: [],
};

/** A name for how cards are drawn now: cards that another release kept are drawn anew if it drew them otherwise. */
export function cardForm(): string {
  const cards = [ALL, { ...ALL, complete: true }, BARE].map((work) => finishedCard(work));
  return hash('sha256', Buffer.concat(cards.map(({ bytes }) => bytes)), 'base64url').slice(0, 22);
}
