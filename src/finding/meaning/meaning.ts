import type { Viewer } from '../../works/viewer.ts';
import { keyOfPart } from '../query/partOrder.ts';
import { isGroup, type Part, type Query, type TagFilter, type Term } from '../query/query.ts';
import type { Condition } from '../shelf/question.ts';
import { ALL_WORKS } from '../counting.ts';
import type { Finder, Ground } from './finder.ts';
import type { Notice } from './notices.ts';
import { partMeaning, type PartMeaning } from './termMeaning.ts';
import { isRead, isSearched, searchedTogether } from './textMeaning.ts';

/** A query with every name resolved to numbers. */
export interface Meaning {
  where: Condition[];
  /** What is ruled out, each with the part of the query that does. */
  ruledOut: { part: Term; condition: Condition }[];
  /** What a reader should know of names in it. */
  notices: Notice[];
  /** The works that hold the words searched for, the best match first; null: none are, or they cannot be ranked. */
  ranked: readonly number[] | Uint32Array | null;
  /** Tags that the query names, to be counted among the choices whatever their place. */
  tagIds: number[];
}

/** Where a query is asked. */
interface Scope {
  /** What every work there meets; null: the whole archive. */
  within: Condition | null;
  /** As `Question.since`. */
  since: number;
}

/**
 * Resolves a query for someone, on this day. Never throws for what the query says. Where it is asked matters only to
 * words looked for in texts: any other can be resolved before that is known.
 */
export async function meaningOf(
  finder: Finder,
  viewer: Viewer,
  query: Query,
  scope: Scope = { within: null, since: 0 },
): Promise<Meaning> {
  const fandoms = query.all.filter(isFandom);
  const start: Ground = {
    ...finder,
    viewer,
    today: new Date().toISOString().slice(0, 10),
    fandomId: undefined,
    fandoms: fandoms.map(({ name }) => name),
  };
  const meanings = new Map<string, PartMeaning>();
  // All at once: names that are looked up together share a statement.
  const meant = async (ground: Ground, parts: readonly Part[]) => {
    const found = await Promise.all(parts.map((part) => partMeaning(ground, part)));
    parts.forEach((part, at) => meanings.set(keyOfPart(part), found[at]!));
  };
  await meant(start, fandoms);
  const [only, ...others] = fandoms.flatMap((part) => meanings.get(keyOfPart(part))?.terms ?? []);
  const ground = { ...start, fandomId: others.length === 0 ? only?.tagIds?.[0] : undefined };
  const searched = query.all.filter(isSearched);
  const rest = query.all.filter((part) => !isSearched(part));
  await meant(
    ground,
    rest.filter((part) => !meanings.has(keyOfPart(part))),
  );
  const besides = collected(rest, meanings);
  const among = searched.some(isRead) ? await fewWorks(finder, viewer, scope, besides.where) : null;
  const { condition, ranked, notice } = await searchedTogether(ground, searched, among);
  return {
    ...besides,
    ranked,
    where: condition ? [condition, ...besides.where] : besides.where,
    notices: notice ? [notice, ...besides.notices] : besides.notices,
  };
}

function isFandom(part: Part): part is TagFilter & Term {
  return !isGroup(part) && part.kind === 'fandom' && !part.excluded;
}

function collected(parts: readonly Part[], meanings: ReadonlyMap<string, PartMeaning>): Meaning {
  const meaning: Meaning = { where: [], ruledOut: [], notices: [], ranked: null, tagIds: [] };
  for (const part of parts) {
    const found = meanings.get(keyOfPart(part));
    if (!found) continue;
    const { condition } = found;
    if (!isGroup(part) && condition.is === 'not') meaning.ruledOut.push({ part, condition: condition.of });
    else meaning.where.push(condition);
    meaning.notices.push(...found.terms.flatMap(({ notice }) => notice ?? []));
    meaning.tagIds.push(...found.terms.flatMap(({ tagIds }) => tagIds ?? []));
  }
  return meaning;
}

/** More works than these are not asked for by number. */
const FEW = 20_000;

/** The works that meet all of these conditions, by number; null: they are too many, or nothing is asked of them. */
async function fewWorks(
  { shelf }: Finder,
  viewer: Viewer,
  { within, since }: Scope,
  where: readonly Condition[],
): Promise<Uint32Array | null> {
  const all = within ? [within, ...where] : [...where];
  if (all.length === 0) return null;
  const order = { by: 'id', descending: false } as const;
  const { total, works } = await shelf.ask({ ...ALL_WORKS, viewer, since, where: all, order, take: FEW });
  return total <= FEW ? Uint32Array.from(works) : null;
}
