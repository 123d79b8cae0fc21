import type { Installment, Pack } from './canon.ts';
import type { Place } from './canonIndex.ts';
import type { SettingReading, SettingRelation } from './setting.ts';
import type { TitleAnchor } from './settingTitles.ts';
import { chapterIn, codeOf, held, type Held, placeOf } from './settingByNumber.ts';
import type { Group } from './settingGroups.ts';
import type { NumberAnchor } from './settingNumbers.ts';
import {
  manyNumbered,
  manyTitled,
  notHeld,
  numberFollowed,
  type SettingKind,
  type SettingProblem,
  spoken,
  titleFollowed,
} from './settingProblems.ts';

/** What one named place came to. */
export interface Resolved extends Omit<SettingReading, 'raw'> {
  installment: Installment | null;
  /** Place in canon of the last installment that it covers; 0 where unknown. */
  order: number;
  problems: SettingProblem[];
}

/** What is known around the words that are read. */
export interface Circumstances {
  hinted: Pack[];
  what: SettingKind;
}

/** The installment or season that a group names, by its title first, its number second. */
export function resolve(
  group: Group,
  relation: SettingRelation | null,
  around: Circumstances,
): Resolved | null {
  if (group.title && group.title.places.length > 0) return byTitle(group, group.title, relation, around);
  if (group.number) return byNumber(group, group.number, relation, around);
  if (group.series) return bySeries(group, relation, around);
  return null;
}

const NOTHING: Held = { fandom: null, code: null, title: null, installment: null, order: 0 };

/** The packs that the words or the work's fandoms point to; empty: any. */
function wantedPacks(group: Group, { hinted }: Circumstances): Pack[] {
  const named = group.fandom ?? group.around;
  return named ? [named] : hinted;
}

function byTitle(
  group: Group,
  title: TitleAnchor,
  relation: SettingRelation | null,
  around: Circumstances,
): Resolved {
  const wanted = wantedPacks(group, around);
  const allowed = title.places.filter(({ pack }) => wanted.includes(pack));
  const places = withoutChapters(allowed.length > 0 ? allowed : title.places);
  const agreeing = places.filter((place) => group.number !== null && agrees(place.installment, group.number));
  const chosen = onePlace(agreeing.length > 0 ? agreeing : places, relation);
  if (chosen === null) return ambiguous(title, places, relation);
  const place = chapterIn(chosen, group.number) ?? chosen;
  return { relation, ...held(place), problems: titleProblems(group, title, chosen, around.what) };
}

/** A book is meant rather than a chapter of the same title. */
function withoutChapters(places: Place[]): Place[] {
  const whole = places.filter(({ installment }) => installment.kind !== 'chapter');
  return whole.length > 0 ? whole : places;
}

/** Of the parts of one title the last, but the first for a work before or during it; null where they lie apart. */
function onePlace(places: Place[], relation: SettingRelation | null): Place | null {
  const first = places[0];
  if (!first) return null;
  const together = places.every(
    ({ pack, installment }, at) => pack === first.pack && installment.order === first.installment.order + at,
  );
  if (!together) return null;
  const early = relation === 'before' || relation === 'during' || relation === 'missing scene';
  return early ? first : (places.at(-1) ?? first);
}

function agrees(installment: Installment, number: NumberAnchor): boolean {
  if (number.productions.some((place) => place.installment === installment)) return true;
  if (number.book !== null) return installment.kind !== 'book' || installment.number === number.book;
  if (number.season === null) return number.productions.length === 0;
  return (
    installment.season === number.season && (number.number === null || installment.number === number.number)
  );
}

function titleProblems(group: Group, title: TitleAnchor, place: Place, what: SettingKind): SettingProblem[] {
  const { pack, installment } = place;
  const { number, fandom } = group;
  if (number && !agrees(installment, number))
    return [titleFollowed(what, title.text, spoken(number), place, number)];
  if (fandom && fandom !== pack) return [titleFollowed(what, title.text, fandom.fandom, place, null)];
  const lacks = installment.kind === 'book' && number?.chapter != null && chapterIn(place, number) === null;
  return lacks ? [notHeld(what, `${installment.title} has no chapter ${number.chapter}`)] : [];
}

function ambiguous(title: TitleAnchor, places: Place[], relation: SettingRelation | null): Resolved {
  const packs = new Set(places.map(({ pack }) => pack));
  const fandom = packs.size === 1 ? (places[0]?.pack.fandom ?? null) : null;
  return { relation, ...NOTHING, fandom, title: title.text, problems: [manyTitled(title.text, places)] };
}

function byNumber(
  group: Group,
  number: NumberAnchor,
  relation: SettingRelation | null,
  around: Circumstances,
): Resolved {
  const packs = wantedPacks(group, around);
  const produced = number.productions.filter(({ pack }) => packs.length === 0 || packs.includes(pack));
  const places =
    produced.length > 0 ? produced.map(held) : packs.flatMap((pack) => placeOf(pack, number, relation) ?? []);
  const one = places.length === 1 ? places[0] : undefined;
  if (one) return { relation, ...one, problems: strangeTitle(group, one, packs[0], around.what) };
  const pack = packs.length === 1 ? packs[0] : undefined;
  const problem = pack
    ? notHeld(around.what, `${pack.fandom} has no ${spoken(number)}`)
    : manyNumbered(around.what, spoken(number), packs);
  return { relation, ...NOTHING, fandom: pack?.fandom ?? null, code: codeOf(number), problems: [problem] };
}

/** A quoted title beside the number that nothing in the pack has. */
function strangeTitle(
  { title }: Group,
  { installment }: Held,
  pack: Pack | undefined,
  what: SettingKind,
): SettingProblem[] {
  return title && installment && pack ? [numberFollowed(what, title.text, pack, installment)] : [];
}

/** "pre-series" stands before the first installment, "post-series" after the last; spoilers for all are for the last. */
function bySeries(group: Group, relation: SettingRelation | null, around: Circumstances): Resolved | null {
  if (relation === null && around.what === 'setting') return null;
  const packs = wantedPacks(group, around);
  const pack = packs.length === 1 ? packs[0] : undefined;
  const installment = relation === 'before' ? pack?.installments[0] : pack?.installments.at(-1);
  if (!pack || !installment) return { relation, ...NOTHING, problems: [] };
  return { relation, ...held({ pack, installment }), problems: [] };
}
