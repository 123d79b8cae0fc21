import { sql } from 'kysely';
import { isGroup, type Part, type Term, type TextFilter } from '../query/query.ts';
import type { Condition } from '../shelf/question.ts';
import { MOST_LOOKED_THROUGH, worksWith } from '../words/worksWith.ts';
import { mistake } from '../query/mistakes.ts';
import type { Ground } from './finder.ts';
import { noticeOf, type Notice } from './notices.ts';
import type { TermMeaning } from './tagMeaning.ts';
import { tagsHolding } from './tagNames.ts';

/**
 * Words that are looked for anywhere are found in titles, summaries, notes and texts, and in the names that a work
 * carries: its tags and its byline. A field is looked through alone.
 */
export async function textMeaning(ground: Ground, term: TextFilter & Term): Promise<TermMeaning> {
  const { works, unread } = await worksWith(ground.db, ground.viewer, [term]);
  const found: Condition = { is: 'work', ids: works };
  const notice = unreadNotice(term, unread);
  if (term.in !== 'anywhere') return { condition: found, ...(notice && { notice }) };
  return {
    condition: { is: 'any', of: [found, ...(await namesHolding(ground, term))] },
    ...(notice && { notice }),
  };
}

/** The included words of a query, looked for together so that the best match can come first. */
export interface Together {
  condition: Condition | null;
  ranked: number[] | Uint32Array | null;
  notice: Notice | null;
}

/**
 * A work is found when its texts hold all the words, or its names do. `among`: the works that meet all else, where they
 * are known; no others need be looked through.
 */
export async function searchedTogether(
  ground: Ground,
  parts: readonly (TextFilter & Term)[],
  among: Uint32Array | null,
): Promise<Together> {
  if (parts.length === 0) return { condition: null, ranked: null, notice: null };
  const { works, ranked, unread } = await worksWith(ground.db, ground.viewer, parts, among);
  const texts: Condition = { is: 'work', ids: works };
  const named = parts.every((term) => term.in === 'anywhere') ? await allNamed(ground, parts) : null;
  return {
    condition: named ? { is: 'any', of: [texts, named] } : texts,
    ranked: ranked ? works : null,
    notice: unreadNotice(parts.find(isRead) ?? parts[0]!, unread),
  };
}

/** Words that the query asks for, looked for together with all others. */
export function isSearched(part: Part): part is TextFilter & Term {
  return !isGroup(part) && part.kind === 'text' && !part.excluded;
}

/** Whether works may have to be looked through for it one by one. */
export function isRead({ exact, prefix }: TextFilter): boolean {
  return exact || prefix;
}

/** Some works were not looked through; null: none. */
function unreadNotice(term: TextFilter & Term, unread: number): Notice | null {
  if (unread === 0) return null;
  const [read, rest] = [MOST_LOOKED_THROUGH, unread].map((count) => count.toLocaleString('en'));
  return noticeOf(term, mistake('works-unread', { value: term.words, read: read!, rest: rest! }));
}

/** Every one of the words in some name of the work; null: one of them is in no name here. */
async function allNamed(ground: Ground, terms: readonly TextFilter[]): Promise<Condition | null> {
  const of: Condition[] = [];
  for (const term of terms) {
    const names = await namesHolding(ground, term);
    if (names.length === 0) return null;
    of.push({ is: 'any', of: names });
  }
  return { is: 'all', of };
}

const KINDS = ['fandom', 'relationship', 'character', 'additional'] as const;
const MOST_AUTHORS = 500;

/** Conditions for the names of tags and authors that hold the words. */
async function namesHolding({ db, viewer }: Ground, { words, prefix }: TextFilter): Promise<Condition[]> {
  const tags = await tagsHolding(db, viewer, KINDS, words, prefix);
  const authors = await sql<{ id: number }>`
    select id from pseuds where lower(name) = ${words.toLowerCase()} limit ${MOST_AUTHORS}`.execute(db);
  return [
    ...(tags.length > 0
      ? [{ is: 'tag', ids: tags.map(({ id }) => id), as: 'filter', main: false } as const]
      : []),
    ...(authors.rows.length > 0 ? [{ is: 'author', ids: authors.rows.map(({ id }) => id) } as const] : []),
  ];
}
