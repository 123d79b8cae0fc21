import type { Installment, Pack } from './canon.ts';
import type { SettingRelation } from './setting.ts';

/**
 * A moment is a whole number on the line of one canon. Every installment has four, in order: before it, while it
 * happens, where works leave it, after it. `before 6x19` and `after 6x18` are neighbours, and different moments.
 */
const MOMENTS = 4;
const STEP: Record<SettingRelation, number> = {
  before: 0,
  during: 1,
  'missing scene': 1,
  diverges: 2,
  after: 3,
};

/** A stretch of a canon, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** From before an installment to after it. */
export function spanOfInstallments(first: Installment, last: Installment): Span {
  return { from: first.order * MOMENTS, to: last.order * MOMENTS + MOMENTS - 1 };
}

/**
 * How the line parts at a stretch: up to which moment is earlier than it, from which to which it happens, and from
 * which on is later. What leaves canon at its end counts as later.
 */
export function partsOfLine(
  first: Installment,
  last: Installment,
): { earlier: number; during: Span; later: number } {
  const { from, to } = spanOfInstallments(first, last);
  return {
    earlier: from,
    during: { from: from + STEP.during, to: to - STEP.after + STEP.during },
    later: to - STEP.after + STEP.diverges,
  };
}

/**
 * Where a setting stands in its fandom's canon: `after 6x19` is one moment, `during S6` all from its first
 * installment's to its last's; `before` and `after` a season or a book stand at its ends. Without a relation the whole
 * stretch is meant. null: the pack knows no such place.
 */
export function spanOfSetting(pack: Pack, code: string, relation: SettingRelation | null): Span | null {
  const [first, last] = installmentsOf(pack, code);
  if (!first || !last) return null;
  const whole = spanOfInstallments(first, last);
  if (relation === null) return whole;
  if (relation === 'before') return { from: whole.from, to: whole.from };
  if (relation === 'after') return { from: whole.to, to: whole.to };
  const step = STEP[relation];
  return { from: first.order * MOMENTS + step, to: last.order * MOMENTS + step };
}

/** The moment while the last of these installments still happens: who has seen up to it knows this much. */
export function lastKnownMoment(pack: Pack, code: string): number | null {
  const [, last] = installmentsOf(pack, code);
  return last ? last.order * MOMENTS + MOMENTS - 1 : null;
}

/** The place of a moment: which installment, by its order (1 for the first). */
export function orderOfMoment(moment: number): number {
  return Math.floor(moment / MOMENTS);
}

/** The first and the last installment that a code means: a season `S6`, a book with its chapters, or one alone. */
export function installmentsOf(pack: Pack, code: string): [Installment?, Installment?] {
  const season = /^S(\d+)$/.exec(code);
  const meant = pack.installments.filter((one) =>
    season ? one.season === Number(season[1]) : one.code === code || one.within === code,
  );
  return [meant[0], meant.at(-1)];
}
