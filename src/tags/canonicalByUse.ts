import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import type { Wrangled } from './act.ts';
import { commitChanges, type LoggedChange } from './commit.ts';
import { takeMap } from './lock.ts';
import { MapChange } from './mapChange.ts';
import { TAG_COLUMNS } from './piece.ts';
import type { Tag } from './tag.ts';

/** Names of one run: it is one transaction, and nobody tags a work meanwhile. */
const AT_ONCE = 500;

/** Names that a forecast looks at. */
const FORESEEN = 100_000;

/**
 * The rule for archives without wranglers: a name that stands on this many works, in whatever letter case and accents,
 * becomes canonical in its most used spelling, and its other spellings mean it. So do spellings of what is canonical
 * already. Left alone: what anyone decided, what is set aside, and names that a canon pack knows to mean another tag.
 * Each name is a line of the log. Run again until it makes nothing new (`wranglingId` null).
 */
export async function canonicalByUse(tx: Tx, uses: number): Promise<Wrangled> {
  await takeMap(tx);
  const { rows } = await sql<Row>`
    with ${chosenNames(uses, AT_ONCE)}
    select ${TAG_COLUMNS}, tags.folded, (select count(*) from work_tags where tag_id = tags.id) as uses
    from tags join chosen on chosen.kind = tags.kind and chosen.folded = tags.folded
    where tags.canonical or (tags.synonym_of is null and not tags.aside and tags.decided_as is null)
    order by tags.canonical desc, uses desc, tags.id`.execute(tx);
  const spellings = Map.groupBy(rows, (tag) => `${tag.kind} ${tag.folded}`);
  return commitChanges(tx, [...spellings.values()].map(named), { by: 'the rule by use', as: 'rule' });
}

/** The names that the rule would touch, the most used first, as the tables `spelt`, `named` and `chosen` of a query. */
function chosenNames(uses: number, limit: number): RawBuilder<unknown> {
  return sql`spelt as (
      select tags.kind, tags.folded from tags
      where not canonical and synonym_of is null and not aside and decided_as is null and kind <> 'media'
        and exists (select from work_tags where tag_id = tags.id)
        and not exists (select from tag_aliases where tag_aliases.kind = tags.kind and tag_aliases.folded = tags.folded)
      group by 1, 2
    ), named as (
      select spelt.*, (select count(*) from tags as own where own.kind = spelt.kind and own.folded = spelt.folded and own.canonical) as canonicals,
        (select count(distinct work_id) from tags as own join work_tags on tag_id = own.id join works on works.id = work_id and trashing_id is null
          where own.kind = spelt.kind and own.folded = spelt.folded and not own.canonical and own.synonym_of is null) as uses
      from spelt
    ), chosen as (
      select kind, folded, canonicals, uses from named
      where canonicals = 1 or (canonicals = 0 and uses >= ${uses} and kind in ('fandom', 'relationship', 'character', 'additional'))
      order by uses desc, kind, folded limit ${limit}
    )`;
}

/** What the rule would do now. */
export interface ByUseForecast {
  /** Names that would become canonical. */
  canonicals: number;
  /** Spellings that would mean one that is canonical already. */
  spellings: number;
  /** The most used of the names. */
  first: { kind: MapKind; name: string; works: number }[];
}

/** What the rule would do now with this number of works; nothing is changed. */
export async function forecastByUse(db: Db, uses: number): Promise<ByUseForecast> {
  const { rows } = await sql<{ kind: MapKind; name: string; works: number; canonicals: number }>`
    with ${chosenNames(uses, FORESEEN)}
    select kind, uses as works, canonicals, (
      select name from tags where tags.kind = chosen.kind and tags.folded = chosen.folded
      order by (select count(*) from work_tags where tag_id = tags.id) desc, id limit 1) as name
    from chosen order by uses desc, name`.execute(db);
  const made = rows.filter((row) => row.canonicals === 0);
  return {
    canonicals: made.length,
    spellings: rows.length - made.length,
    first: made.slice(0, 12).map(({ kind, name, works }) => ({ kind, name, works })),
  };
}

interface Row extends Tag {
  folded: string;
  uses: number;
}

/** The first spelling, which is the canonical or the most used, and the others that mean it. */
function named([first, ...others]: Row[]): LoggedChange {
  const change = new MapChange();
  if (first && !first.canonical) change.decide(first, { canonical: true, decidedAs: 'rule' });
  for (const other of others) if (first) change.decide(other, { synonymOf: first.id, decidedAs: 'rule' });
  return { act: 'by use', tagId: first?.id ?? null, otherId: null, edits: change.edits() };
}
