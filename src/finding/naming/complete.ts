import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import { foldName } from '../../tags/tag.ts';
import { nameWords, typedWords } from './nameWords.ts';

/** What a name may be of. */
export type NameKind = MapKind | 'author' | 'title';

/** What is being typed. */
export interface Typing {
  /** What has been typed so far. */
  typed: string;
  /** Of which kinds names are wanted. */
  kinds: readonly NameKind[];
  /** Fandoms chosen already: what belongs to them comes first. */
  fandoms: readonly number[];
  /** Whether names are wanted, too, that guests meet no work under: for the keeper's desk alone. */
  unused: boolean;
}

/** A name that what was typed may become. */
export interface Completion {
  kind: NameKind;
  /** Of the tag, the pseud, the work. */
  id: number;
  name: string;
  /** The canonical name that it is a synonym of. */
  means: string | null;
  /** The fandom of a character, a relationship, an additional tag: a chosen one, else the one of most works. */
  fandom: string | null;
  /** How many works guests find by it. */
  works: number;
}

const MOST = 16;
/** More are looked at, since several synonyms of one tag come to one. */
const LOOKED_AT = 48;
/** Beginnings of more names than this are looked for among the names used most. */
const MOST_BEGUN = 6_000;
const MOST_USED = 5_000;
const FEW_LETTERS = 2;

/**
 * At most sixteen names of which each typed word begins a word: the name itself first, then those of the chosen
 * fandoms, canonical ones before others, the most used first. A synonym is left out beside what it means.
 */
export async function complete(db: Db, typing: Typing): Promise<Completion[]> {
  const words = typedWords(typing.typed);
  if (words.length === 0 || typing.kinds.length === 0) return [];
  const found = await candidates(db, typing, words);
  const { rows } = await sql<Completion & { target: number | null; exact: boolean }>`
    select namings.kind, namings.id, namings.name, target.id as target, fandom.name as fandom,
      coalesce(target.display, target.name) as means, namings.words = ${lineOf(typing)} as exact,
      case when target.id is null then namings.works else coalesce(meant.works, 0) end as works
    from unnest(${found.map(({ kind }) => kind)}::text[], ${found.map(({ id }) => id)}::bigint[]) with ordinality as found (kind, id, place)
    join namings on namings.kind = found.kind and namings.id = found.id
    left join tags as typed on namings.standing = 2 and typed.id = namings.id
    left join tags as target on target.id = typed.synonym_of
    left join namings as meant on meant.kind = namings.kind and meant.id = target.id
    left join lateral (
      select coalesce(display, tags.name) as name
      from tags left join namings as known on known.kind = 'fandom' and known.id = tags.id
      where tags.id = any(namings.fandoms)
      order by tags.id = any(${[...typing.fandoms]}::bigint[]) desc, known.works desc nulls last, tags.id limit 1) as fandom on true
    order by place`.execute(db);
  const said = new Set(rows.flatMap(({ target, id }) => (target === null ? [id] : [])));
  const apart = rows.filter(({ target, exact }) => {
    if (target === null) return true;
    if (said.has(target) && !exact) return false;
    said.add(target);
    return true;
  });
  return apart
    .slice(0, MOST)
    .map(({ kind, id, name, means, fandom, works }) => ({ kind, id, name, means, fandom, works }));
}

/** The fandoms of these names, in any letter case and accents, and those that they are synonyms of. */
export async function fandomsNamed(db: Db, names: readonly string[]): Promise<number[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select distinct coalesce(synonym_of, id) as id from tags
    where kind = 'fandom' and folded = any(${names.map(foldName)}::text[])`.execute(db);
  return rows.map(({ id }) => id);
}

interface Candidate {
  kind: NameKind;
  id: number;
}

type Condition = RawBuilder<unknown>;

/** The best names, best first: the exact ones, those of the chosen fandoms, the others. */
async function candidates(db: Db, typing: Typing, words: readonly string[]): Promise<Candidate[]> {
  const { fandoms } = typing;
  const all = await Promise.all([
    exactly(db, typing),
    fandoms.length > 0 ? begunIn(db, typing, words) : [],
    begunEverywhere(db, typing, words),
  ]);
  return distinct(all.flat()).slice(0, LOOKED_AT * 2);
}

/** Each once: several words of a name may begin alike. */
function distinct(names: readonly Candidate[]): Candidate[] {
  return [...new Map(names.map((one) => [`${one.kind} ${one.id}`, one])).values()];
}

const BEST = sql`order by standing, works desc, id limit ${LOOKED_AT}`;

async function exactly(db: Db, typing: Typing): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select kind, id from namings where words = ${lineOf(typing)} and kind = any(${typing.kinds}::text[]) ${met(typing)} ${BEST}`.execute(
    db,
  );
  return rows;
}

/** The words that a name would have that is just what was typed. */
function lineOf({ typed }: Typing): string {
  return ` ${nameWords(typed).join(' ')} `;
}

interface Begun {
  /** There are more than were asked for. */
  many: boolean;
  names: Candidate[];
}

/**
 * Names with a word that begins like the longest of the typed ones, the others checked at the name. None where more than
 * `most` begin so.
 */
async function begun(
  db: Db,
  typing: Typing,
  words: readonly string[],
  fandoms: readonly number[],
  most: number,
): Promise<Begun> {
  const { rows } = await sql<{ many: boolean; kind: NameKind | null; id: number }>`
    with begun as materialized (${range(typing, words, fandoms)} limit ${most + 1}),
      size as (select count(*) > ${most} as many from begun)
    select many, kind, id from size left join lateral (
      select kind, id from begun where not many and ${others(words)}
      order by standing, works desc, id limit ${LOOKED_AT * 2}) as best on true`.execute(db);
  const names = rows.flatMap(({ kind, id }) => (kind === null ? [] : [{ kind, id }]));
  return { many: rows[0]?.many ?? false, names: distinct(names).slice(0, LOOKED_AT) };
}

/** In the chosen fandoms: not even the largest has so many names that they are not looked through. */
async function begunIn(db: Db, typing: Typing, words: readonly string[]): Promise<Candidate[]> {
  return (await begun(db, typing, words, typing.fandoms, MOST_BEGUN * 100)).names;
}

async function begunEverywhere(db: Db, typing: Typing, words: readonly string[]): Promise<Candidate[]> {
  // So few letters begin so many names that the first of the most used ones are enough, as a rule.
  if (words.every(({ length }) => length <= FEW_LETTERS)) {
    const used = await mostUsed(db, typing, words);
    if (used.length === LOOKED_AT) return used;
  }
  const { many, names } = await begun(db, typing, words, [0], MOST_BEGUN);
  return many ? await mostUsed(db, typing, words) : names;
}

/** A letter or two begin very many names; the best of them are among the most used. The walk along these ends as soon as
 * there are enough. */
async function mostUsed(db: Db, typing: Typing, words: readonly string[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select kind, id from unnest(${typing.kinds}::text[]) as asked (of), lateral (
      select * from (
        select * from namings where kind = asked.of ${met(typing)} order by standing, works desc, id
        limit ${Math.ceil(MOST_USED / typing.kinds.length)}) as used
      where ${holding(words)} limit ${LOOKED_AT}) as used
    ${BEST}`.execute(db);
  return rows;
}

function range(typing: Typing, words: readonly string[], fandoms: readonly number[]): Condition {
  const word = words.toSorted((one, other) => other.length - one.length)[0]!;
  return sql`select kind, id, standing, works from naming_words
    where kind = any(${typing.kinds}::text[]) and fandom_id = any(${[...fandoms]}::bigint[])
      and word >= ${word} and word < ${`${word}\u{10ffff}`} ${met(typing)}`;
}

function met({ unused }: Typing): Condition {
  return unused ? sql`` : sql`and works > 0`;
}

function others(words: readonly string[]): Condition {
  if (words.length === 1) return sql`true`;
  return sql`exists (select from namings where namings.kind = begun.kind and namings.id = begun.id and ${holding(words)})`;
}

function holding(words: readonly string[]): Condition {
  return sql.join(
    words.map((word) => sql`strpos(words, ${` ${word}`}) > 0`),
    sql` and `,
  );
}
