import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { VOCABULARY_KINDS } from './tag.ts';

/** A word for a rating, warning or category, with how many other names mean it. */
export interface VocabularyWord {
  id: number;
  kind: MapKind;
  /** As it is shown. */
  name: string;
  synonyms: number;
}

/** The canonical words for ratings, warnings and categories: those of every archive first, in their order. */
export async function readVocabulary(db: Db): Promise<VocabularyWord[]> {
  const { rows } = await sql<VocabularyWord>`
    select id, kind, coalesce(display, name) as name, (select count(*) from tags as other where other.synonym_of = tags.id) as synonyms
    from tags where canonical and kind = any(${[...VOCABULARY_KINDS]}::text[]) order by id`.execute(db);
  return rows;
}
