import type { KnownTags, TagLine, TagsOfWork } from './readTags.ts';
import { FLAGS } from './segment.ts';
import { TAG_KINDS } from './terms.ts';

/** A tag of a work: its kind as a place in TAG_KINDS, and FLAGS. */
export interface TagEntry {
  id: number;
  kind: number;
  flags: number;
}

const RELATIONSHIP = TAG_KINDS.indexOf('relationship');

/** What a work has and is found by. A tag may come twice, as typed and as a filter. */
export function entriesOf(tags: TagsOfWork | undefined, known: KnownTags): TagEntry[] {
  if (!tags) return [];
  const first = firstRelationship(tags.typed, known);
  const isMain = (kind: number, { position, weight }: TagLine) =>
    kind === RELATIONSHIP && first !== null ? position === first : weight !== 'background';
  const entries: TagEntry[] = [];
  for (const line of tags.typed) {
    const { kind, open } = known.get(line.id) ?? { kind: -1, open: false };
    if (kind < 0) continue;
    const main = isMain(kind, line);
    const isFound = open && !tags.meant.has(line.id);
    const typed = FLAGS.typed | (main ? FLAGS.typedMain : 0);
    const found = isFound ? FLAGS.found | (main ? FLAGS.foundMain : 0) : 0;
    entries.push({ id: line.id, kind, flags: typed | found });
  }
  for (const line of tags.filters) {
    const kind = known.get(line.id)?.kind ?? -1;
    const flags = FLAGS.found | (isMain(kind, line) ? FLAGS.foundMain : 0);
    if (kind >= 0) entries.push({ id: line.id, kind, flags });
  }
  return entries;
}

/** Where nobody weighed a work's relationships, the first of them is the main one; null: somebody did. */
function firstRelationship(typed: readonly TagLine[], known: KnownTags): number | null {
  let first = Infinity;
  for (const { id, position, weight } of typed) {
    if (known.get(id)?.kind !== RELATIONSHIP) continue;
    if (weight !== null) return null;
    first = Math.min(first, position);
  }
  return first === Infinity ? null : first;
}
