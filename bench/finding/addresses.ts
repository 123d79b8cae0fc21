import { addressOf } from '../../src/finding/query/address.ts';
import { queryOf } from '../../src/finding/query/normal.ts';
import type { Part, SortKey, TagFilter } from '../../src/finding/query/query.ts';
import { sortBy } from '../../src/finding/query/sorting.ts';
import type { Condition, Order, Question } from '../../src/finding/shelf/question.ts';
import { tagAddress } from '../../src/web/ui/addresses.ts';
import type { GeneratedArchive } from './archive.ts';

/**
 * The page that asks a question of the mix, as a reader comes to it: within a fandom or a theme where the question
 * has one, else in the whole archive.
 */
export function addressFor(archive: GeneratedArchive, question: Question): string {
  const { where, ruledOut, order, skip, take } = question;
  const parts = [
    ...where.map((one) => partOf(archive, one, false)),
    ...ruledOut.map((one) => partOf(archive, one, true)),
  ];
  const place = parts.find(({ kind, excluded }) => (kind === 'fandom' || kind === 'additional') && !excluded);
  const query = queryOf(
    parts.filter((part) => part !== place),
    sortOf(order),
  );
  const search = addressOf(query);
  if (skip > 0) search.set('page', String(skip / take + 1));
  const base = place ? tagAddress((place as TagFilter).name) : '/works';
  return search.size === 0 ? base : `${base}?${search}`;
}

type PlainPart = Exclude<Part, { kind: 'any' | 'all' }>;

function partOf(archive: GeneratedArchive, condition: Condition, excluded: boolean): PlainPart {
  switch (condition.is) {
    case 'tag':
      return { ...tagFilter(archive, condition.ids), exact: false, main: false, excluded };
    case 'count':
      return { kind: 'count', of: condition.of, from: condition.from, to: condition.to, excluded };
    case 'complete':
      return { kind: 'status', is: condition.value ? 'complete' : 'in progress', excluded };
    default:
      throw new Error(`no condition ${condition.is} in the mix`);
  }
}

/** Several relationships are those of the one character that all of them name. */
function tagFilter({ tags }: GeneratedArchive, ids: readonly number[]): Pick<TagFilter, 'kind' | 'name'> {
  const [first, ...others] = ids.map((id) => tags.describe(id));
  if (!first) throw new Error('a condition without tags');
  if (others.length === 0) return { kind: first.kind, name: first.name };
  const name = first.name
    .split('/')
    .find((member) => others.every((other) => other.name.split('/').includes(member)));
  if (!name) throw new Error(`no character is in all of ${ids.join(', ')}`);
  return { kind: 'member', name };
}

/** Last updated first is what a listing does unasked. */
function sortOf(order: Order) {
  if (order.by === 'random' || order.by === 'given') throw new Error(`no order ${order.by} in the mix`);
  if (order.by === 'updated' && order.descending) return null;
  return sortBy(order.by as SortKey, order.descending);
}
