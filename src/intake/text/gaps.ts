import { NAME_LISTS, type Draft } from '../draft.ts';

const LISTS = [...NAME_LISTS, 'series'] as const;
const SINGLES = [
  'title',
  'rating',
  'setting',
  'spoilers',
  'disclaimer',
  'archivePermission',
  'feedback',
  'dedication',
  'language',
  'sourceUrl',
  'published',
  'updated',
  'complete',
] as const;

/** Facts of a place that counts less: they fill what the draft has left open. `place` words their evidence. */
export function fillGaps(draft: Draft, said: Draft, place: (where: string) => string): void {
  const take = (key: keyof Draft): void => {
    Object.assign(draft, { [key]: said[key] });
    draft.evidence[key] = place(said.evidence[key] ?? '');
  };
  for (const key of LISTS) if (draft[key].length === 0 && said[key].length > 0) take(key);
  for (const key of SINGLES) if (draft[key] === null && said[key] !== null) take(key);
  if (draft.summary === '' && said.summary !== '') take('summary');
}
