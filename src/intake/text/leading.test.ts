import { expect, test } from 'vitest';
import { loadCanon } from '../../canon/load.ts';
import { emptyDraft } from '../draft.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { takeHeader } from './leading.ts';

const context = { canon: await loadCanon([]), limits: DEFAULT_LIMITS };
const PROSE = 'The rain had been falling on the harbour for three days, and nobody had said a word about it.';

function taken(...texts: string[]): { rest: number; draft: ReturnType<typeof emptyDraft> } {
  const draft = emptyDraft();
  const { rest } = takeHeader(
    draft,
    texts.map((text) => ({ text })),
    context,
  );
  return { rest, draft };
}

test('a header in the first paragraphs of a document is read, and the story begins after it', () => {
  const { rest, draft } = taken('Title: Low Tide', 'Author: Marrow', 'Rating: PG', PROSE, PROSE);
  expect(rest).toBe(3);
  expect(draft).toMatchObject({
    title: 'Low Tide',
    authors: ['Marrow'],
    evidence: { title: 'paragraph 1', authors: 'paragraph 2' },
  });
});

test('a header whose lines stand in one paragraph counts as one', () => {
  const { rest, draft } = taken('Title: Low Tide\nAuthor: Marrow\nSummary: A boat.', PROSE);
  expect(rest).toBe(1);
  expect(draft.title).toBe('Low Tide');
});

test('a paragraph that is partly prose is no header', () => {
  const { rest, draft } = taken(`Title: Low Tide\nAuthor: Marrow\n\n${PROSE}`, PROSE);
  expect(rest).toBe(0);
  expect(draft.title).toBeNull();
});

test('prose without a header is left alone', () => {
  const { rest, draft } = taken(PROSE, 'Rating: terrible, she thought.', PROSE);
  expect(rest).toBe(0);
  expect(draft).toEqual(emptyDraft());
});

test('a document that is nothing but a header leaves no story', () => {
  expect(taken('Title: Low Tide', 'Author: Marrow').rest).toBe(2);
});

test('parts are keyed by title and authors', () => {
  const { draft } = taken('Title: Low Tide (2/3)', 'Author: Marrow Lane and Quill', PROSE);
  expect(draft.part).toEqual({ key: 'lowtide|marrowlane+quill', number: 2, of: 3 });
});
