import type { Installment, Pack } from './canon.ts';
import type { Place } from './canonIndex.ts';
import type { NumberAnchor } from './settingNumbers.ts';
import { isTwoPartCounting } from './twoParters.ts';

/** Something a person should know about a setting; `code` is one of the register in intake/problems.ts. */
export interface SettingProblem {
  code: string;
  message: string;
}

/** What the words are, in messages. */
export type SettingKind = 'setting' | 'spoiler line';

/** The title is of another installment than the number. */
export function titleFollowed(
  what: SettingKind,
  text: string,
  said: string,
  place: Place,
  number: NumberAnchor | null,
): SettingProblem {
  const { pack, installment } = place;
  const fact = `The ${what} says "${text}" and ${said}; in ${pack.fandom} "${text}" is ${installment.code}. The title was followed.`;
  const counting = isTwoPartCounting(pack, installment, number)
    ? ' Some guides count two-part episodes once, which explains the difference.'
    : '';
  return { code: 'setting-disagrees', message: fact + counting };
}

/** No installment has the title that stands beside the number. */
export function numberFollowed(
  what: SettingKind,
  text: string,
  pack: Pack,
  { code, title }: Installment,
): SettingProblem {
  const message = `The ${what} says "${text}" and ${code}; in ${pack.fandom} ${code} is "${title}" and nothing is called "${text}". The number was followed.`;
  return { code: 'setting-disagrees', message };
}

/** A number or a chapter that the pack does not hold. */
export function notHeld(what: SettingKind, fact: string): SettingProblem {
  return {
    code: 'setting-unknown',
    message: `The ${what} names what the canon pack does not hold: ${fact}.`,
  };
}

/** A title that several installments have. */
export function manyTitled(text: string, places: Place[]): SettingProblem {
  const meanings = places.map(({ pack, installment }) => `${installment.code} of ${pack.fandom}`);
  return {
    code: 'setting-ambiguous',
    message: `"${text}" is the title of ${listed(meanings)}; nothing says which is meant.`,
  };
}

/** A number that may be of several fandoms, or of one that no pack is about. */
export function manyNumbered(what: SettingKind, said: string, packs: Pack[]): SettingProblem {
  const which =
    packs.length > 1
      ? `that may be of ${listed(packs.map(({ fandom }) => fandom))}`
      : 'it names no fandom that the canon packs know';
  return { code: 'setting-ambiguous', message: `The ${what} says ${said}; ${which}.` };
}

function listed(things: string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
}

/** A number in words for messages: `6x18`, `season 5`, `book 4`, `6ABB19`. */
export function spoken(number: NumberAnchor): string {
  if (number.season === null && number.productions[0])
    return number.productions[0].installment.production ?? '';
  if (number.book !== null) return `book ${number.book}`;
  if (number.season === null) return `chapter ${number.chapter}`;
  return number.number === null ? `season ${number.season}` : episodeCode(number.season, number.number);
}

/** A season and a number as packs write them: `6x09`. */
export function episodeCode(season: number, number: number): string {
  return `${season}x${String(number).padStart(2, '0')}`;
}
