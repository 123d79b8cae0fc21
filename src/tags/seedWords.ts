import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import type { Wrangled } from './act.ts';
import { commitChanges, type LoggedChange } from './commit.ts';
import { takeMap } from './lock.ts';
import { MapChange } from './mapChange.ts';
import { TAG_COLUMNS } from './piece.ts';
import { touchedByPersons } from './seedGround.ts';
import { foldName, type Tag } from './tag.ts';

/** What archives write, or wrote in other years, for a word that every archive has (AO3 by each year's names). */
const SPELLINGS: readonly { kind: MapKind; word: string; others: string[] }[] = [
  {
    kind: 'warning',
    word: 'Creator Chose Not To Use Archive Warnings',
    others: ['Choose Not To Use Archive Warnings', 'Author Chose Not To Use Archive Warnings'],
  },
  { kind: 'warning', word: 'Underage Sex', others: ['Underage'] },
  { kind: 'category', word: 'F/F', others: ['Femslash'] },
  { kind: 'category', word: 'F/M', others: ['M/F', 'Het'] },
  { kind: 'category', word: 'M/M', others: ['Slash'] },
];

/**
 * Says which spellings mean a fixed word: of tags that stand, and of those that will be typed. What a person decided
 * stays; done twice it changes nothing the second time. A line of the log for each word.
 */
export async function seedWords(tx: Tx): Promise<Wrangled> {
  await takeMap(tx);
  const names = SPELLINGS.flatMap(({ kind, word, others }) =>
    [word, ...others].map((name) => ({ kind, folded: foldName(name) })),
  );
  const { rows } = await sql<Tag & { folded: string }>`
    select ${TAG_COLUMNS}, tags.folded from tags
    join jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as sought (kind text, folded text)
      on sought.kind = tags.kind and sought.folded = tags.folded order by tags.id`.execute(tx);
  const known = await meaningsKnown(tx);
  const touched = await touchedByPersons(tx);
  const changes = SPELLINGS.flatMap(({ kind, word, others }): LoggedChange[] => {
    const fixed = rows.find((tag) => tag.kind === kind && tag.name === word);
    if (!fixed?.canonical) return [];
    const change = new MapChange();
    for (const name of others) {
      const folded = foldName(name);
      const tags = rows.filter((tag) => tag.kind === kind && tag.folded === folded);
      const key = `${kind}  ${folded}`;
      // A keeper may have made a word of their own of it.
      if (tags.some((tag) => tag.canonical) || touched.has(`aliases ${key}`)) continue;
      if (!known.has(key)) change.link('aliases', { kind, folded, name, fandom: null, canonical: fixed.id });
      for (const tag of tags)
        if (tag.synonymOf === null && tag.decidedAs === null)
          change.decide(tag, { synonymOf: fixed.id, aside: false, decidedAs: 'seed' });
    }
    return [{ act: 'words', tagId: fixed.id, otherId: null, edits: change.edits() }];
  });
  return commitChanges(tx, changes, { by: 'the archive', as: 'seed' });
}

/** The names of fixed kinds that mean something everywhere. */
async function meaningsKnown(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select kind || '  ' || folded as key from tag_aliases
    where fandom_id is null and kind in ('rating', 'warning', 'category')`.execute(tx);
  return new Set(rows.map((row) => row.key));
}
