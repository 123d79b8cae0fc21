import { NAME_LISTS, type Draft } from './draft.ts';

const WORDS = [
  'setting',
  'spoilers',
  'disclaimer',
  'archivePermission',
  'feedback',
  'dedication',
  'language',
  'sourceUrl',
] as const;

/** Facts that any part of a work may tell of the whole, and that have one value. */
export const OF_THE_WHOLE = ['title', ...WORDS, 'summary'] as const satisfies (keyof Draft)[];

/** All facts that a place beside the story may tell. */
export const ANY_FACT = [
  ...NAME_LISTS,
  'series',
  'title',
  'rating',
  ...WORDS,
  'published',
  'updated',
  'complete',
  'summary',
] as const satisfies (keyof Draft)[];

/** Of these facts, those that the draft has left open are taken from what counts less. `place` words their evidence. */
export function fillGaps(
  draft: Draft,
  said: Draft,
  facts: readonly (typeof ANY_FACT)[number][],
  place: (where: string) => string,
): void {
  for (const key of facts) {
    if (!isOpen(draft[key]) || isOpen(said[key])) continue;
    Object.assign(draft, { [key]: said[key] });
    draft.evidence[key] = place(said.evidence[key] ?? '');
  }
}

function isOpen(value: Draft[(typeof ANY_FACT)[number]]): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
