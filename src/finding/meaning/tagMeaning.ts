import { sql } from 'kysely';
import { closureOf, resolveTag, type TagResolution } from '../../tags/resolve.ts';
import { foldName, membersIn } from '../../tags/tag.ts';
import type { TagFilter, Term } from '../query/query.ts';
import type { Condition } from '../shelf/question.ts';
import type { Ground } from './finder.ts';
import { takenByWords, unknownName, type Notice } from './notices.ts';
import { closestName, tagsHolding } from './tagNames.ts';

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
  const close = await closestName(db, viewer, term.kind, term.name);
  return { condition: NOTHING, notice: unknownName(term, WHAT[term.kind], close) };
}

function meaningOf({ canonical, typed }: TagResolution, { exact, main }: TagFilter): TermMeaning {
  const own = typed.map(({ id }) => id);
  if (exact) return { condition: { is: 'tag', ids: own, as: 'typed', main }, tagIds: own };
  const ids = canonical === null ? own : [canonical.id];
  return { condition: { is: 'tag', ids, as: 'filter', main }, tagIds: ids };
}

/** Works with any relationship that this character is in, whether the map knows its members or its name tells them. */
async function memberMeaning(ground: Ground, term: TagFilter & Term): Promise<TermMeaning> {
  const { db, viewer, fandomId } = ground;
  const character = await resolveTag(db, 'character', term.name, fandomId);
  const closure = character ? await closureOf(db, character) : [];
  const ids = [
    ...(await relationshipsOf(ground, closure)),
    ...(await relationshipsNaming(ground, term.name, closure)),
  ];
  if (ids.length > 0)
    return {
      condition: { is: 'tag', ids: [...new Set(ids)], as: term.exact ? 'typed' : 'filter', main: term.main },
    };
  if (character) return { condition: NOTHING };
  const close = await closestName(db, viewer, 'character', term.name);
  return { condition: NOTHING, notice: unknownName(term, WHAT.member, close) };
}

async function relationshipsOf({ db }: Ground, characters: number[]): Promise<number[]> {
  if (characters.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select distinct relationship_id as id from tag_members where character_id = any(${characters}::bigint[])`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Relationships on no map, by the names in theirs. */
async function relationshipsNaming({ db }: Ground, name: string, characters: number[]): Promise<number[]> {
  const known = await sql<{ folded: string }>`
    select folded from tags where id = any(${characters}::bigint[]) and folded is not null limit 50`.execute(
    db,
  );
  const names = new Set([foldName(name), ...known.rows.map(({ folded }) => folded)]);
  const patterns = [...names].map((one) => `%${one.replace(/[\\%_]/g, String.raw`\$&`)}%`);
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from tags where kind = 'relationship' and not canonical and synonym_of is null
      and folded like any(${patterns}::text[]) limit 5000`.execute(db);
  return rows
    .filter((tag) => membersIn(tag.name).members.some((member) => names.has(foldName(member))))
    .map(({ id }) => id);
}
