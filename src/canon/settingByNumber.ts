import type { Installment, Pack } from './canon.ts';
import type { Place } from './canonIndex.ts';
import type { SettingReading, SettingRelation } from './setting.ts';
import type { NumberAnchor } from './settingNumbers.ts';
import { episodeCode } from './settingProblems.ts';

/** A place in canon, as a reading says it. */
export interface Held extends Omit<SettingReading, 'raw' | 'relation'> {
  installment: Installment | null;
  order: number;
}

/** An installment as a reading says it. */
export function held({ pack, installment }: Place): Held {
  const { code, title, order } = installment;
  return { fandom: pack.fandom, code, title, installment, order };
}

/** What a number means in a pack: an episode, a whole season, a book or its chapter; null where it has none such. */
export function placeOf(pack: Pack, number: NumberAnchor, relation: SettingRelation | null): Held | null {
  if (number.book !== null) return bookOf(pack, number);
  const season = pack.installments.filter((one) => one.season !== null && one.season === number.season);
  const first = season[0];
  const last = season.at(-1);
  if (!first || !last) return null;
  if (number.edge !== null) return held({ pack, installment: number.edge === 'last' ? last : first });
  if (number.number === null)
    return { ...wholeSeason(pack, last), order: relation === 'before' ? first.order : last.order };
  const episode = season.find((one) => one.number === number.number);
  return episode ? held({ pack, installment: episode }) : null;
}

function wholeSeason(pack: Pack, { season }: Installment): Omit<Held, 'order'> {
  return { fandom: pack.fandom, code: `S${season}`, title: null, installment: null };
}

function bookOf(pack: Pack, number: NumberAnchor): Held | null {
  const book = pack.installments.find((one) => one.kind === 'book' && one.number === number.book);
  return book ? held(chapterIn({ pack, installment: book }, number) ?? { pack, installment: book }) : null;
}

/** The chapter of a book that the number names. */
export function chapterIn({ pack, installment }: Place, number: NumberAnchor | null): Place | null {
  if (number === null || number.chapter === null || installment.kind !== 'book') return null;
  const chapter = pack.installments.find(
    (one) => one.within === installment.code && one.number === number.chapter,
  );
  return chapter ? { pack, installment: chapter } : null;
}

/** A number as packs write it, where no pack says more. */
export function codeOf({ season, number }: NumberAnchor): string | null {
  if (season === null) return null;
  return number === null ? `S${season}` : episodeCode(season, number);
}
