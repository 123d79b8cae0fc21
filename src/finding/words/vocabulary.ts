import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import { foldWord } from './cut.ts';
import { dictionaryOf, STEMMED, UNSTEMMED } from './languages.ts';

/** A stem in the language whose stemmer made it. */
export interface Stem {
  language: string;
  stem: string;
}

/** A word as it was spelt, and folded. */
interface Spelling {
  spelt: string;
  folded: string;
}

/** Stems by spelling, of one language; what many works share is asked of the database once. */
type Known = Map<string, string>;
const MOST_KNOWN = 50_000;

/** The stems of words, and the table of all words that works have. */
export class Vocabulary {
  readonly #db: Db;
  readonly #known = new Map<string, Known>();

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * The stems of these spellings in a language, by spelling. Words that were not met before are written down at once,
   * outside any transaction: a word that no work has in the end does no harm.
   */
  async stems(language: string, words: readonly Spelling[]): Promise<ReadonlyMap<string, string>> {
    let known = this.#known.get(language);
    if (known === undefined || known.size > MOST_KNOWN) {
      known = new Map();
      this.#known.set(language, known);
    }
    const fresh = words.filter(({ spelt }) => !known.has(spelt));
    if (fresh.length === 0) return known;
    const stems =
      language === UNSTEMMED ? fresh.map(({ folded }) => folded) : await stemsOf(this.#db, language, fresh);
    await this.#write(language, fresh, stems);
    for (const [at, { spelt }] of fresh.entries()) known.set(spelt, stems[at]!);
    return known;
  }

  async #write(language: string, words: readonly Spelling[], stems: readonly string[]): Promise<void> {
    const rows = new Map(words.map(({ folded }, at) => [`${folded} ${stems[at]!}`, [folded, stems[at]!]]));
    // In one order, so that two writers never wait for each other in a ring.
    const ordered = [...rows.keys()].toSorted().map((key) => rows.get(key)!);
    await sql`
      insert into text_vocabulary (word, language, stem)
      select word, ${language}, stem
      from unnest(${ordered.map(([word]) => word)}::text[], ${ordered.map(([, stem]) => stem)}::text[]) as met (word, stem)
      on conflict do nothing`.execute(this.#db);
  }
}

async function stemsOf(db: Db, language: string, words: readonly Spelling[]): Promise<string[]> {
  const { rows } = await sql<{ stem: string | null }>`
    select (ts_lexize(pg_ts_dict.oid::regdictionary, spelt))[1] as stem
    from unnest(${words.map(({ spelt }) => spelt)}::text[]) with ordinality as word (spelt, place)
    left join pg_ts_dict on dictname = ${dictionaryOf(language)} and dictnamespace = 'pg_catalog'::regnamespace
    order by place`.execute(db);
  // A word that says little (the, and) has no stem for PostgreSQL; here it is found like any other.
  return words.map(({ folded }, at) => foldWord(rows[at]?.stem ?? '') || folded);
}

/**
 * The stems by which a word of a query finds works: those it has in any language that knows it, those of words that
 * differ in accents alone, and those that stemming it as it is typed comes to. Only stems that some work has.
 */
export async function stemsAsked(db: Db, { spelt, folded }: Spelling): Promise<Stem[]> {
  const { rows: typed } = await sql<{ language: string; stem: string | null }>`
    select language, (ts_lexize(pg_ts_dict.oid::regdictionary, ${spelt}))[1] as stem
    from unnest(${STEMMED}::text[], ${STEMMED.map(dictionaryOf)}::text[]) as stemmer (language, dictionary)
    join pg_ts_dict on dictname = dictionary and dictnamespace = 'pg_catalog'::regnamespace`.execute(db);
  const stems = [
    ...typed.map(({ language, stem }) => ({ language, stem: foldWord(stem ?? '') || folded })),
    { language: UNSTEMMED, stem: folded },
  ];
  const { rows } = await sql<Stem>`
    select language, stem from text_vocabulary where word = ${folded}
    union
    select language, stem from text_vocabulary where (language, stem) in (
      select * from unnest(${stems.map(({ language }) => language)}::text[], ${stems.map(({ stem }) => stem)}::text[]))`.execute(
    db,
  );
  return rows;
}

/** A stem of words that begin so; `all`: every word that has it begins so. */
interface Begun extends Stem {
  all: boolean;
}

/** The stems of words that begin with these letters, those met first before the others: they are the commonest. */
export async function stemsBegun(db: Db, beginning: string): Promise<Begun[]> {
  const past = `${beginning}\u{10ffff}`;
  const { rows } = await sql<Begun>`
    with begun as (
      select language, stem, min(met) as met from text_vocabulary
      where word >= ${beginning} and word < ${past} group by 1, 2)
    select language, stem, not exists (
      select from text_vocabulary as other
      where other.language = begun.language and other.stem = begun.stem
        and not (other.word >= ${beginning} and other.word < ${past})) as "all"
    from begun order by met`.execute(db);
  return rows;
}

/** Every folded word that has one of these stems, by language. */
export async function wordsOf(db: Db, stems: readonly Stem[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ language: string; words: string[] }>`
    select language, array_agg(distinct word) as words from text_vocabulary
    where (language, stem) in (
      select * from unnest(${stems.map(({ language }) => language)}::text[], ${stems.map(({ stem }) => stem)}::text[]))
    group by language`.execute(db);
  return new Map(rows.map(({ language, words }) => [language, new Set(words)]));
}
