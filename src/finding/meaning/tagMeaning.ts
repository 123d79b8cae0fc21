import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import { withWords } from '../../store/like.ts';
import { kept } from '../../store/kept.ts';
import { finding, resolveTag, type TagResolution } from '../../tags/resolve.ts';
import { foldName, membersIn } from '../../tags/tag.ts';
import type { TagFilter, Term } from '../query/query.ts';
import { isFixed } from '../query/vocabulary.ts';
import type { Condition } from '../shelf/question.ts';
import type { Ground } from './finder.ts';
import { takenByWords, unknownName, type Notice } from './notices.ts';
import { closestName, tagsHolding, wordsOnTheMap } from './tagNames.ts';

/** What a term means to the index, and what a reader should know of it. */
export interface TermMeaning {
  condition: Condition;
  notice?: Notice;
  /** The tags it stands for, as facets count them. */
  tagIds?: number[];
}

/** No work meets it. */
export const NOTHING: Condition = { is: 'work', ids: [] };

const WHAT: Record<TagFilter['kind'], string> = {
  fandom: 'fandom',
  relationship: 'relationship',
  character: 'character',
  member: 'character',
  additional: 'tag',
  rating: 'rating',
  warning: 'warning',
  category: 'category',
};

/**
 * The works that a tag finds: by its canonical with synonyms and narrower tags, or by itself where it is on no map.
 * A name that is no tag finds those in whose names all its words stand, and says so.
 */
export async function tagMeaning(ground: Ground, term: TagFilter & Term): Promise<TermMeaning> {
  if (term.kind === 'member') return memberMeaning(ground, term);
  const { db, viewer, fandomId } = ground;
  const found = await resolveTag(db, term.kind, term.name, term.kind === 'fandom' ? undefined : fandomId);
  if (found) return meaningOf(found, term);
  const holding = term.exact ? [] : await tagsHolding(db, viewer, [term.kind], term.name);
  const ids = holding.map(({ id }) => id);
  if (ids.length > 0)
    return {
      condition: { is: 'tag', ids, as: 'filter', main: term.main },
      notice: takenByWords(
        term,
        WHAT[term.kind],
        holding.map(({ name }) => name),
      ),
    };
  const [close, words] = await Promise.all([
    closestName(db, viewer, term.kind, term.name),
    isFixed(term.kind) ? wordsOnTheMap(db, term.kind) : [],
  ]);
  return { condition: NOTHING, notice: unknownName(term, WHAT[term.kind], close, words) };
}

function meaningOf(found: TagResolution, term: TagFilter): TermMeaning {
  if (!term.exact) return foundBy(finding(found), term);
  const ids = found.typed.map(({ id }) => id);
  return { condition: { is: 'tag', ids, as: 'typed', main: term.main }, tagIds: ids };
}

/** The works that any of these tags finds. */
export function foundBy(ids: number[], { main }: Pick<TagFilter, 'main'>): TermMeaning {
  return { condition: { is: 'tag', ids, as: 'filter', main }, tagIds: ids };
}

/** Works with any relationship that this character is in, whether the map knows its members or its name tells them. */
async function memberMeaning(ground: Ground, term: TagFilter & Term): Promise<TermMeaning> {
  const { db, viewer } = ground;
  const only = ground.names?.finds('character', term.name);
  const ids = (only && ground.names?.shipsOf(only, term.name)) ?? null;
  if (ids) return shipMeaning(ids, term);
  const character = only ? [only] : await rootsOf(ground, term.name);
  const asked = await shipsAround(db, character, term.name);
  if (asked.length > 0 || character) return shipMeaning(asked, term);
  const close = await closestName(db, viewer, 'character', term.name);
  return { condition: NOTHING, notice: unknownName(term, WHAT.member, close) };
}

function shipMeaning(ids: number[], { exact, main }: TagFilter): TermMeaning {
  if (ids.length === 0) return { condition: NOTHING };
  return { condition: { is: 'tag', ids, as: exact ? 'typed' : 'filter', main } };
}

/** The tags that a character's name stands for; null: none is called so. */
async function rootsOf({ db, fandomId }: Ground, name: string): Promise<number[] | null> {
  const found = await resolveTag(db, 'character', name, fandomId);
  return found && finding(found);
}

async function shipsAround(db: Db, character: number[] | null, name: string): Promise<number[]> {
  // At once, as most are called nothing else.
  const [[around], named] = await Promise.all([
    character ? AROUND(db, character) : [],
    relationshipsNaming(db, [name]),
  ]);
  const others = (around?.names ?? []).filter((other) => foldName(other) !== foldName(name));
  const ids = [...(around?.relationships ?? []), ...named, ...(await relationshipsNaming(db, others))];
  return [...new Set(ids)];
}

/** What the map has around a character, its synonyms and narrower tags: the relationships they are in, and their names. */
const AROUND = kept<{ relationships: number[]; names: string[] }, [roots: number[]]>(
  (roots) => sql`
    with below as (select unnest(${roots}::bigint[]) as id union select sub_id from tag_meta_closure where meta_id = any(${roots}::bigint[])),
      closure as (select id from below union select tags.id from tags join below on tags.synonym_of = below.id)
    select
      (select coalesce(json_agg(distinct relationship_id), '[]') from tag_members join closure on character_id = closure.id) as relationships,
      (select coalesce(json_agg(folded), '[]') from (
        select folded from tags join closure on closure.id = tags.id where folded is not null limit 50) as known) as names`,
);

/** Relationships on no map, by the names in theirs. */
async function relationshipsNaming(db: Db, called: readonly string[]): Promise<number[]> {
  if (called.length === 0) return [];
  const names = new Set(called.map(foldName));
  const rows = await NAMING(db, [...names].map(withWords));
  return rows
    .filter((tag) => membersIn(tag.name).members.some((member) => names.has(foldName(member))))
    .map(({ id }) => id);
}

const NAMING = kept<{ id: number; name: string }, [patterns: string[]]>(
  (patterns) => sql`
    select id, name from tags where kind = 'relationship' and not canonical and synonym_of is null
      and folded like any(${patterns}::text[]) limit 5000`,
);
