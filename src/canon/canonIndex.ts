import type { Canon, Installment, Pack } from './canon.ts';
import { titleKey } from './fold.ts';
import { isYear } from './seasons.ts';

/** An installment and the pack it belongs to. */
export interface Place {
  pack: Pack;
  installment: Installment;
}

/** Everything a setting may name, by the words that name it. */
export interface CanonIndex {
  /** By `titleKey` of a title or another title. */
  titles: ReadonlyMap<string, Place[]>;
  /** By the code of a book or a story, as the pack writes it. */
  codes: ReadonlyMap<string, Place>;
  /** By production code, upper case. */
  productions: ReadonlyMap<string, Place[]>;
  /** By `titleKey` of a fandom's name, another name or a code. */
  fandoms: ReadonlyMap<string, Pack>;
  /** Seasons that are years. */
  years: ReadonlySet<number>;
  /** Words of the longest title or fandom name. */
  longest: number;
}

const indexes = new WeakMap<Canon, CanonIndex>();

/** The index of a canon, made once. */
export function canonIndex(canon: Canon): CanonIndex {
  const made = indexes.get(canon) ?? makeIndex(canon);
  indexes.set(canon, made);
  return made;
}

function makeIndex(canon: Canon): CanonIndex {
  const titles = new Map<string, Place[]>();
  const productions = new Map<string, Place[]>();
  const codes = new Map<string, Place>();
  const years = new Set<number>();
  for (const pack of canon.packs) {
    for (const installment of pack.installments) {
      const place = { pack, installment };
      for (const key of titleKeys(installment)) add(titles, key, place);
      if (installment.season !== null && isYear(installment.season)) years.add(installment.season);
      if (installment.production !== null) add(productions, installment.production.toUpperCase(), place);
      if (installment.kind !== 'episode' && installment.kind !== 'chapter')
        codes.set(installment.code, place);
    }
  }
  const fandoms = fandomNames(canon);
  return { titles, codes, productions, fandoms, years, longest: longestOf(titles.keys(), fandoms.keys()) };
}

function titleKeys(installment: Installment): Set<string> {
  const keys = [installment.title, ...installment.otherTitles].map(titleKey);
  return new Set(keys.filter((key) => key !== ''));
}

function fandomNames(canon: Canon): Map<string, Pack> {
  const fandoms = new Map<string, Pack>();
  for (const pack of canon.packs) {
    for (const name of [pack.fandom, ...pack.names, ...pack.codes]) {
      const key = titleKey(name);
      const holder = canon.pack(name);
      if (key !== '' && holder !== null) fandoms.set(key, holder);
    }
  }
  return fandoms;
}

function add(map: Map<string, Place[]>, key: string, place: Place): void {
  const places = map.get(key);
  if (places) places.push(place);
  else map.set(key, [place]);
}

function longestOf(...all: Iterable<string>[]): number {
  let longest = 1;
  for (const keys of all) for (const key of keys) longest = Math.max(longest, key.split(' ').length);
  return longest;
}
