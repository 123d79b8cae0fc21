import { emptyDraft, type Draft } from '../draft.ts';
import type { ReadContext } from '../reader.ts';
import { boardTitle } from '../text/boardTitle.ts';
import { fillDraft } from '../text/fill.ts';
import { ANY_FACT, fillGaps } from '../gaps.ts';
import { settleCounts } from './settle.ts';

/** The thread holds all parts so far, and its posts say who wrote it. */
const OF_THE_POSTS = new Set(['part', 'author', 'notes']);

/** The facts that a board's title has in brackets; what the first post says itself counts before them. */
export function takeTitleFacts(draft: Draft, title: string, context: ReadContext): void {
  const fields = boardTitle(title, 1, context.canon, true).filter(({ kind }) => !OF_THE_POSTS.has(kind));
  const said = emptyDraft();
  const { stated } = fillDraft(said, { fields, unknown: [], end: 0 }, context, () => '<title>');
  fillGaps(draft, said, ANY_FACT, (where) => where);
  settleCounts(draft, stated);
}
