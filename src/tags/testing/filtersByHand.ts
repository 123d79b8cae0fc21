import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';

interface TypedRow {
  work: number;
  tag: number;
  kind: string;
  folded: string;
  canonical: boolean;
  synonym: number | null;
  position: number;
  weight: string | null;
}

/**
 * What every work should be found by, worked out from the typed tags and the map in plain loops, another way than the
 * archive does it: `work tag inherited position weight`, sorted.
 */
export async function filtersByHand(db: Db): Promise<string[]> {
  const typed = (
    await sql<TypedRow>`select work_id as work, tags.id as tag, kind, folded, canonical, synonym_of as synonym, position, weight
      from work_tags join tags on tags.id = tag_id`.execute(db)
  ).rows;
  const metas = (await sql<{ sub_id: number; meta_id: number }>`select * from tag_metas`.execute(db)).rows;
  const aliases = (
    await sql<{
      kind: string;
      folded: string;
      fandom_id: number | null;
      canonical_id: number;
    }>`select * from tag_aliases`.execute(db)
  ).rows;
  const above = (tag: number): number[] => {
    const found = new Set<number>();
    const climb = (from: number): void => {
      for (const link of metas.filter((one) => one.sub_id === from && !found.has(one.meta_id))) {
        found.add(link.meta_id);
        climb(link.meta_id);
      }
    };
    climb(tag);
    return [...found];
  };
  const own = (row: TypedRow): number | null => (row.canonical ? row.tag : row.synonym);
  const lines: string[] = [];
  for (const [work, rows] of Map.groupBy(typed, (row) => row.work)) {
    const fandoms = new Set(
      rows.flatMap((row) => (row.kind === 'fandom' ? [own(row), ...above(own(row) ?? -1)] : [])),
    );
    const found = new Map<number, { direct: boolean; from: TypedRow[] }>();
    const add = (tag: number, direct: boolean, row: TypedRow): void => {
      const one = found.get(tag) ?? { direct: false, from: [] };
      found.set(tag, { direct: one.direct || direct, from: [...one.from, row] });
    };
    for (const row of rows) {
      const here = aliases.filter(
        (one) =>
          one.kind === row.kind &&
          one.folded === row.folded &&
          one.fandom_id !== null &&
          fandoms.has(one.fandom_id),
      );
      const meant = new Set(here.map((one) => one.canonical_id));
      const target = row.kind !== 'fandom' && meant.size === 1 ? [...meant][0] : own(row);
      if (target === null || target === undefined) continue;
      add(target, true, row);
      for (const meta of above(target)) add(meta, false, row);
    }
    for (const [tag, { direct, from }] of found) {
      const weights = from.map((row) => row.weight);
      const weight = weights.includes('main')
        ? 'main'
        : weights.every((one) => one === 'background')
          ? 'background'
          : null;
      lines.push(`${work} ${tag} ${!direct} ${Math.min(...from.map((row) => row.position))} ${weight}`);
    }
  }
  return lines.sort();
}

/** What the archive derived, in the same form. */
export async function filtersDerived(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('work_filters').selectAll().execute();
  return rows
    .map((row) => `${row.work_id} ${row.tag_id} ${row.inherited} ${row.position} ${row.weight}`)
    .sort();
}

/** The whole map as text, who decided it aside. */
export async function mapAsText(db: Db): Promise<string> {
  const { rows } = await sql<{ map: unknown }>`select json_build_object(
    'tags', (select json_agg(json_build_array(id, canonical, synonym_of, display, aside, romantic) order by id) from tags),
    'parents', (select json_agg(json_build_array(child_id, parent_id)) from (select * from tag_parents order by 1, 2) as t),
    'metas', (select json_agg(json_build_array(sub_id, meta_id)) from (select * from tag_metas order by 1, 2) as t),
    'closure', (select json_agg(json_build_array(sub_id, meta_id)) from (select * from tag_meta_closure order by 1, 2) as t),
    'members', (select json_agg(json_build_array(relationship_id, character_id, position)) from (select * from tag_members order by 1, 2) as t),
    'aliases', (select json_agg(json_build_array(kind, folded, fandom_id, canonical_id)) from (select * from tag_aliases order by 1, 2, 4, 5) as t)) as map`.execute(
    db,
  );
  return JSON.stringify(rows[0]?.map);
}
