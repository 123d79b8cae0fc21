import { lastChange } from '../../store/changes.ts';
import type { Db } from '../../store/database.ts';
import { ALL_WORKS } from '../counting.ts';
import type { Shelf } from '../shelf/question.ts';
import { TAG_KINDS } from '../shelf/terms.ts';
import { namesById } from '../../tags/tagNames.ts';

/** A fandom whose works carry tags that nobody has wrangled. */
export interface Bin {
  /** null: works without a canonical fandom. */
  fandom: { id: number; name: string } | null;
  characters: number;
  relationships: number;
  additional: number;
}

/**
 * A page of the bins, the fullest first, and how many there are. A tag is in the bin of every fandom it is used in,
 * the broader ones included.
 */
export async function readBins(
  { db, shelf }: { db: Db; shelf: Shelf },
  { skip, take }: { skip: number; take: number },
): Promise<{ bins: Bin[]; total: number }> {
  const since = await lastChange(db);
  const answer = await shelf.ask({ ...ALL_WORKS, viewer: 'keeper', since, bins: { skip, take } });
  const found = answer.bins ?? { total: 0, bins: [] };
  const names = await namesById(
    db,
    found.bins.flatMap(({ fandom }) => fandom ?? []),
  );
  const bins = found.bins.map(({ fandom, counts }): Bin => {
    const of = (kind: (typeof TAG_KINDS)[number]) => counts[TAG_KINDS.indexOf(kind)] ?? 0;
    return {
      fandom: fandom === null ? null : { id: fandom, name: names.get(fandom) ?? '' },
      characters: of('character'),
      relationships: of('relationship'),
      additional: of('additional'),
    };
  });
  return { bins, total: found.total };
}
