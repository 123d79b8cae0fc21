import type { Query, SortKey } from '../../finding/query/query.ts';
import { ORDERS, sortBy } from '../../finding/query/sorting.ts';
import { remembered } from '../ui/remembered.ts';

/** The orders offered, in this order. Kudos, comments and bookmarks join them when they can be given. */
const OFFERED: readonly { by: SortKey; label: string }[] = [
  { by: 'best', label: 'Best match' },
  { by: 'updated', label: 'Date updated' },
  { by: 'posted', label: 'Date posted here' },
  { by: 'published', label: 'Date first published' },
  { by: 'title', label: 'Title' },
  { by: 'author', label: 'Author' },
  { by: 'words', label: 'Words' },
  { by: 'chapters', label: 'Chapters' },
  { by: 'hits', label: 'Readings' },
  { by: 'canon', label: 'Place in canon' },
  { by: 'random', label: 'Random' },
];

/** By what the works stand, and in which direction. */
export const SortField = remembered(({ query: { sort } }: { query: Query }) => JSON.stringify(sort), Field);

function Field({ query: { sort } }: { query: Query }) {
  const reversed = sort !== null && sort.descending !== sortBy(sort.by).descending;
  const direction = sort === null ? '' : reversed ? (sort.descending ? 'desc' : 'asc') : '';
  return (
    <div class="sort">
      <label class="field">
        Sort by
        <select name="sort">
          <option value="" selected={sort === null}>
            As usual here
          </option>
          {withAsked(sort?.by).map(({ by, label }) => (
            <option value={by} selected={sort?.by === by}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {sort?.seed == null ? null : <input type="hidden" name="seed" value={sort.seed} />}
      <label class="field">
        Direction
        <select name="order">
          <option value="" selected={direction === ''}>
            {sort === null || sort.by === 'random'
              ? 'As usual'
              : sentence(ORDERS[sort.by], sortBy(sort.by).descending)}
          </option>
          <option value="asc" selected={direction === 'asc'}>
            Upwards
          </option>
          <option value="desc" selected={direction === 'desc'}>
            Downwards
          </option>
        </select>
      </label>
    </div>
  );
}

/** An order that is asked for in the line stays, though it is not offered. */
function withAsked(asked: SortKey | undefined): typeof OFFERED {
  if (asked === undefined || OFFERED.some(({ by }) => by === asked)) return OFFERED;
  return [...OFFERED, { by: asked, label: asked.charAt(0).toUpperCase() + asked.slice(1) }];
}

function sentence({ up, down }: { up: string; down: string }, descending: boolean): string {
  const words = descending ? down : up;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
