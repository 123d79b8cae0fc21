import type { Installment, Pack } from './canon.ts';
import type { Place } from './canonIndex.ts';
import type { SettingReading, SettingRelation } from './setting.ts';
import type { Group } from './settingGroups.ts';
import { isTwoPartCounting } from './twoParters.ts';

/** Something a person should know about a setting; `code` is one of the register in intake/problems.ts. */
export interface SettingProblem {
  code: string;
  message: string;
}

/** What one named place came to. */
export interface Resolved extends Omit<SettingReading, 'raw'> {
  installment: Installment | null;
  /** Place in canon of the last installment that it covers; 0 where unknown. */
  order: number;
  problems: SettingProblem[];
}

interface Circumstances {
  hinted: Pack[];
  /** What the words are, for messages. */
  what: 'setting' | 'spoiler line';
}

/** The installment or season that a group names, by its title first, its number second. */
export function resolve(
  group: Group,
  relation: SettingRelation | null,
  circumstances: Circumstances,
): Resolved | null {
  if (group.title && group.title.places.length > 0)
    return byTitle(group, group.title, relation, circumstances);
  if (group.number) return byNumber(group, group.number, relation, circumstances);
  if (group.series) return bySeries(group, relation, circumstances);
  return null;
}

type Title = NonNullable<Group['title']>;
type Numbered = NonNullable<Group['number']>;

function byTitle(
  group: Group,
  title: Title,
  relation: SettingRelation | null,
  circumstances: Circumstances,
): Resolved {
  const wanted = group.fandom ? [group.fandom] : circumstances.hinted;
  const allowed = title.places.filter(({ pack }) => wanted.includes(pack));
  const places = withoutChapters(allowed.length > 0 ? allowed : title.places);
  const agreeing = group.number ? places.filter((place) => agrees(place.installment, group.number)) : [];
  const chosen = onePlace(agreeing.length > 0 ? agreeing : places, relation);
  if (chosen === null) return ambiguousTitle(title, places, relation);
  const place = chapterIn(chosen, group.number) ?? chosen;
  const problems = titleProblems(group, title, chosen, circumstances);
  return { relation, ...known(place), problems };
}

function known({ pack, installment }: Place): Omit<Resolved, 'relation' | 'problems'> {
  return {
    fandom: pack.fandom,
    code: installment.code,
    title: installment.title,
    installment,
    order: installment.order,
  };
}

/** A book is meant rather than a chapter of the same title. */
function withoutChapters(places: Place[]): Place[] {
  const whole = places.filter(({ installment }) => installment.kind !== 'chapter');
  return whole.length > 0 ? whole : places;
}

/** Of the parts of one title, the last when the work comes after it, else the first; null where they lie apart. */
function onePlace(places: Place[], relation: SettingRelation | null): Place | null {
  const first = places[0];
  const last = places.at(-1);
  if (!first || !last) return null;
  const together = places.every(
    ({ pack, installment }, at) => pack === first.pack && installment.order === first.installment.order + at,
  );
  if (!together) return null;
  return relation === 'after' || relation === 'diverges' || relation === null ? last : first;
}

function agrees(installment: Installment, number: Numbered | null): boolean {
  if (number === null) return true;
  if (number.productions.some((place) => place.installment === installment)) return true;
  if (number.chapter !== null && number.book === null) return true;
  if (number.book !== null) return installment.kind === 'book' ? installment.number === number.book : true;
  if (number.season === null) return number.productions.length === 0;
  return (
    installment.season === number.season && (number.number === null || installment.number === number.number)
  );
}

function chapterIn({ pack, installment }: Place, number: Numbered | null): Place | null {
  if (number === null || number.chapter === null || installment.kind !== 'book') return null;
  const chapter = pack.installments.find(
    ({ within, number: count }) => within === installment.code && count === number.chapter,
  );
  return chapter ? { pack, installment: chapter } : null;
}

function titleProblems(group: Group, title: Title, place: Place, { what }: Circumstances): SettingProblem[] {
  const { pack, installment } = place;
  const problems: SettingProblem[] = [];
  const followed = (said: string, is: string): void => {
    const message = `The ${what} says "${title.text}" and ${said}; in ${pack.fandom} "${title.text}" is ${is}. The title was followed.`;
    const counting = isTwoPartCounting(pack, installment, group.number)
      ? ' Some guides count two-part episodes once, which explains the difference.'
      : '';
    problems.push({ code: 'setting-disagrees', message: message + counting });
  };
  if (!agrees(installment, group.number)) followed(spoken(group.number), installment.code);
  else if (group.fandom && group.fandom !== pack) followed(group.fandom.fandom, installment.code);
  if (chapterMissing(place, group.number))
    problems.push(noSuch(`${installment.title} has no chapter ${group.number?.chapter}`, what));
  return problems;
}

function chapterMissing(place: Place, number: Numbered | null): boolean {
  return (
    number?.chapter !== undefined &&
    number.chapter !== null &&
    place.installment.kind === 'book' &&
    chapterIn(place, number) === null
  );
}

function noSuch(fact: string, what: string): SettingProblem {
  return {
    code: 'setting-unknown',
    message: `The ${what} names what the canon pack does not hold: ${fact}.`,
  };
}

function spoken(number: Numbered | null): string {
  if (number === null) return '';
  if (number.season === null && number.productions[0])
    return number.productions[0].installment.production ?? '';
  if (number.book !== null) return `book ${number.book}`;
  return number.number === null ? `season ${number.season}` : episodeCode(number.season ?? 0, number.number);
}

function episodeCode(season: number, number: number): string {
  return `${season}x${String(number).padStart(2, '0')}`;
}

function ambiguousTitle(title: Title, places: Place[], relation: SettingRelation | null): Resolved {
  const meanings = places.map(({ pack, installment }) => `${installment.code} of ${pack.fandom}`);
  const message = `"${title.text}" is the title of ${listed(meanings)}; nothing says which is meant.`;
  const packs = new Set(places.map(({ pack }) => pack));
  const fandom = packs.size === 1 ? (places[0]?.pack.fandom ?? null) : null;
  return {
    relation,
    fandom,
    code: null,
    title: places[0]?.installment.title ?? title.text,
    installment: null,
    order: 0,
    problems: [{ code: 'setting-ambiguous', message }],
  };
}

function listed(things: string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
}

function byNumber(
  group: Group,
  number: Numbered,
  relation: SettingRelation | null,
  circumstances: Circumstances,
): Resolved | null {
  const packs = group.fandom ? [group.fandom] : circumstances.hinted;
  const produced = number.productions.filter(({ pack }) => packs.length === 0 || packs.includes(pack));
  if (produced.length === 1 && produced[0]) return { relation, ...known(produced[0]), problems: [] };
  const code = codeOf(number);
  const places = packs.flatMap((pack) => placeOf(pack, number, relation) ?? []);
  const one = places.length === 1 ? places[0] : undefined;
  if (one) return { relation, ...one, problems: [] };
  if (code === null) return null;
  const pack = packs.length === 1 ? packs[0] : undefined;
  const problem = problemOf(code, packs, places.length, circumstances.what);
  return {
    relation,
    fandom: pack?.fandom ?? null,
    code,
    title: null,
    installment: null,
    order: 0,
    problems: problem,
  };
}

function problemOf(code: string, packs: Pack[], places: number, what: string): SettingProblem[] {
  if (packs.length === 1 && packs[0]) return [noSuch(`${packs[0].fandom} has no ${code}`, what)];
  if (places > 1)
    return [
      {
        code: 'setting-ambiguous',
        message: `The ${what} says ${code}; that may be of ${listed(packs.map(({ fandom }) => fandom))}.`,
      },
    ];
  return [
    { code: 'setting-ambiguous', message: `The ${what} says ${code}, but nothing says of which fandom.` },
  ];
}

function codeOf({ season, number }: Numbered): string | null {
  if (season === null) return null;
  return number === null ? `S${season}` : episodeCode(season, number);
}

/** What a number means in a pack: an episode, a whole season, a book or its chapter. */
function placeOf(
  pack: Pack,
  number: Numbered,
  relation: SettingRelation | null,
): Omit<Resolved, 'relation' | 'problems'> | null {
  if (number.book !== null) {
    const book = pack.installments.find(
      ({ kind, number: count }) => kind === 'book' && count === number.book,
    );
    return book ? known(chapterIn({ pack, installment: book }, number) ?? { pack, installment: book }) : null;
  }
  if (number.season === null) return null;
  const season = pack.installments.filter((one) => one.season === number.season);
  const last = season.at(-1);
  if (!last) return null;
  if (number.edge !== null)
    return known({ pack, installment: number.edge === 'last' ? last : (season[0] ?? last) });
  if (number.number === null)
    return {
      fandom: pack.fandom,
      code: `S${number.season}`,
      title: null,
      installment: null,
      order: relation === 'before' ? (season[0]?.order ?? 0) : last.order,
    };
  const episode = season.find(({ number: count }) => count === number.number);
  return episode ? known({ pack, installment: episode }) : null;
}

/** "pre-series" stands before the first installment, "post-series" after the last; spoilers for all are for the last. */
function bySeries(
  group: Group,
  relation: SettingRelation | null,
  { hinted, what }: Circumstances,
): Resolved | null {
  const pack = group.fandom ?? (hinted.length === 1 ? hinted[0] : undefined);
  const installment = relation === 'before' ? pack?.installments[0] : pack?.installments.at(-1);
  if (relation === null && what === 'setting') return null;
  if (!pack || !installment)
    return { relation, fandom: null, code: null, title: null, installment: null, order: 0, problems: [] };
  return { relation, ...known({ pack, installment }), problems: [] };
}
