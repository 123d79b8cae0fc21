import type { Installment } from '../../canon/canon.ts';
import { spanOfInstallments } from '../../canon/moments.ts';
import type { Stretch } from '../../canon/readPlace.ts';
import type { SettingRelation } from '../../canon/setting.ts';
import type { Condition } from '../shelf/question.ts';

/** How works stand to a stretch; `between` holds any only where it is more than one installment. */
export type Group = 'missing' | 'during' | 'after' | 'before' | 'between' | 'diverges' | 'spoils';

/** Relations that say more than that a work stands at its place. */
const ELSEWHERE: readonly SettingRelation[] = ['before', 'after', 'missing scene', 'diverges'];

/** What the works of each group at a stretch meet. But for `spoils`, a work stands in one of them. */
export function groupsAt(stretch: Stretch): Record<Group, Condition> {
  const { fandom } = stretch.pack;
  const whole = spanOfInstallments(openerOf(stretch), stretch.last);
  const start = spanOfInstallments(stretch.first, stretch.last).from;
  const end = spanOfInstallments(stretch.last, stretch.last);
  const set = (
    relations: readonly SettingRelation[] | null,
    from = whole.from,
    to = whole.to,
  ): Condition => ({ is: 'set', fandom, relations, from, to, match: 'within' });
  const spoils = (beyond: number): Condition => ({ is: 'spoils', fandom, beyond });
  return {
    missing: set(['missing scene']),
    during: { is: 'all', of: [set(null), { is: 'not', of: set(ELSEWHERE) }] },
    after: set(['after'], whole.to),
    before: set(['before'], whole.from, start),
    between: {
      is: 'any',
      of: [set(['before'], start + 1), set(['after'], whole.from, whole.to - 1)],
    },
    diverges: set(['diverges']),
    spoils: { is: 'all', of: [spoils(end.from - 1), { is: 'not', of: spoils(end.to) }] },
  };
}

/** What every work of a stretch meets, those of which only the spoilers end there aside. */
export function standsAt(stretch: Stretch): Condition {
  const { from, to } = spanOfInstallments(openerOf(stretch), stretch.last);
  return { is: 'set', fandom: stretch.pack.fandom, relations: null, from, to, match: 'within' };
}

/** A book opens with its first chapter: what stands before one stands before the other. */
function openerOf({ pack, first }: Stretch): Installment {
  const book =
    first.kind === 'chapter' && first.number === 1 ? pack.installments[first.order - 2] : undefined;
  return book ?? first;
}
