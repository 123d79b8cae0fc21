import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import type { Visibility } from '../store/schema.ts';

/** A work as the keeper's lists show it. */
export interface CatalogueEntry {
  id: number;
  title: string;
  language: string | null;
  authors: string[];
  words: number;
  visibility: Visibility;
  /** Whether a moderator hid it. */
  hidden: boolean;
  unrevealed: boolean;
  anonymous: boolean;
  postedAt: Date;
  /** How many suggestions wait for a word. */
  open: number;
  /** When and by whom it was put into the trash. */
  trashedAt: Date | null;
  trashedBy: string | null;
}

export interface CataloguePage {
  works: CatalogueEntry[];
  total: number;
}

/** Which works a list of the keeper's holds. */
export interface CatalogueFilter {
  /** Words that stand in the title or in the byline, letter case aside. */
  words?: string;
  inTrash?: boolean;
  /** Only works that not everyone may meet. */
  hidden?: boolean;
  /** One work alone. */
  id?: number;
}

/** A page of all works, whatever their visibility: the newest first; in the trash the last trashed first. */
export async function readCatalogue(
  db: Db,
  filter: CatalogueFilter,
  page: number,
  pageSize: number,
): Promise<CataloguePage> {
  const where = conditionsOf(filter);
  const counted = await sql<{ total: number }>`select count(*) as total from works where ${where}`.execute(
    db,
  );
  const order = filter.inTrash ? sql`works.trashing_id desc` : sql`works.posted_at desc, works.id desc`;
  const { rows } = await sql<Row>`
    select works.id, works.title, works.language, works.words, works.visibility, works.posted_at,
      works.hiding_id is not null as hidden, works.unrevealed, works.anonymous,
      trashings.trashed_at, trashings.trashed_by,
      array(select pseuds.name from bylines join pseuds on pseuds.id = pseud_id
            where work_id = works.id order by position) as authors,
      (select count(*) from suggestions where work_id = works.id and decided_at is null) as open
    from works left join trashings on trashings.id = works.trashing_id
    where ${where} order by ${order} limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return { works: rows.map(entryOf), total: counted.rows[0]?.total ?? 0 };
}

/** Not everyone may meet the work. */
const KEPT_BACK = sql<boolean>`(works.visibility <> 'public' or works.hiding_id is not null or works.unrevealed)`;

function conditionsOf({ words = '', inTrash = false, hidden = false, id }: CatalogueFilter) {
  const parts = [inTrash ? sql`works.trashing_id is not null` : sql`works.trashing_id is null`];
  if (hidden) parts.push(KEPT_BACK);
  if (id !== undefined) parts.push(sql`works.id = ${id}`);
  for (const word of words.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 12)) {
    parts.push(sql`(strpos(lower(works.title), ${word}) > 0 or exists (
      select from bylines join pseuds on pseuds.id = pseud_id
      where work_id = works.id and strpos(lower(pseuds.name), ${word}) > 0))`);
  }
  return sql.join(parts, sql` and `);
}

/** What waits for the keeper, in numbers. */
export async function readCatalogueCounts(
  db: Db,
): Promise<{ works: number; hidden: number; words: number; suggesting: number; trashed: number }> {
  const { rows } = await sql<{
    works: number;
    hidden: number;
    words: number;
    suggesting: number;
    trashed: number;
  }>`
    select count(*) filter (where trashing_id is null) as works,
      count(*) filter (where trashing_id is null and ${KEPT_BACK}) as hidden,
      coalesce(sum(words) filter (where trashing_id is null), 0)::bigint as words,
      count(*) filter (where trashing_id is not null) as trashed,
      count(*) filter (where trashing_id is null and exists (
        select from suggestions where work_id = works.id and decided_at is null)) as suggesting
    from works`.execute(db);
  return rows[0] ?? { works: 0, hidden: 0, words: 0, suggesting: 0, trashed: 0 };
}

interface Row {
  id: number;
  title: string;
  language: string | null;
  words: number;
  visibility: Visibility;
  hidden: boolean;
  unrevealed: boolean;
  anonymous: boolean;
  posted_at: Date;
  trashed_at: Date | null;
  trashed_by: string | null;
  authors: string[];
  open: number;
}

function entryOf({ posted_at, trashed_at, trashed_by, ...row }: Row): CatalogueEntry {
  return { ...row, postedAt: posted_at, trashedAt: trashed_at, trashedBy: trashed_by };
}
