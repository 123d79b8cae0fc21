import type { Canon } from '../canon/canon.ts';
import { lastKnownMoment, spanOfSetting } from '../canon/moments.ts';
import type { SettingReading } from '../canon/setting.ts';
import type { Condition } from './shelf/question.ts';

/** How far a reader knows a canon: up to and with this installment, season or book; null: nothing of it yet. */
export interface Seen {
  /** The fandom as its pack names it. */
  fandom: string;
  code: string | null;
}

/** Where a work stands in canon and how far it gives canon away, as its settings say. */
export interface Standing {
  setting: SettingReading | null;
  spoilers: SettingReading | null;
}

/**
 * What a reader's shield covers: works set later than what the reader knows of their canon, and works whose spoilers
 * reach beyond it. null: nothing, since no pack knows what was said.
 */
export function shieldOf(canon: Canon, seen: readonly Seen[]): Condition | null {
  const of = seen.flatMap((one): Condition[] => {
    const known = knownOf(canon, one);
    if (known === null) return [];
    const { fandom, moment } = known;
    return [
      { is: 'set', fandom, relations: null, from: moment + 1, to: null, match: 'within' },
      { is: 'spoils', fandom, beyond: moment },
    ];
  });
  return of.length > 0 ? { is: 'any', of } : null;
}

/** Of what a reader has seen, what this work goes beyond; null: it lies within, or nobody said where it stands. */
export function beyondSeen(
  canon: Canon,
  seen: readonly Seen[],
  { setting, spoilers }: Standing,
): Seen | null {
  const beyond = seen.find((one) => {
    const known = knownOf(canon, one);
    if (known === null) return false;
    const stands = spanOf(canon, known.fandom, setting);
    const spoils = spanOf(canon, known.fandom, spoilers);
    return (stands !== null && stands.from > known.moment) || (spoils !== null && spoils.to > known.moment);
  });
  return beyond ?? null;
}

/** Earlier than every moment of a canon: installments are counted from 1. */
const BEFORE_ALL = 0;

/** The moment up to which a reader knows a canon. */
function knownOf(canon: Canon, { fandom, code }: Seen): { fandom: string; moment: number } | null {
  const pack = canon.pack(fandom);
  if (pack === null) return null;
  const moment = code === null ? BEFORE_ALL : lastKnownMoment(pack, code);
  return moment === null ? null : { fandom: pack.fandom, moment };
}

function spanOf(canon: Canon, fandom: string, reading: SettingReading | null) {
  if (reading === null || reading.fandom !== fandom || reading.code === null) return null;
  const pack = canon.pack(fandom);
  return pack && spanOfSetting(pack, reading.code, reading.relation);
}
