import type { Canon, Installment, Pack } from './canon.ts';
import { fold, titleKey } from './fold.ts';
import { installmentsOf } from './moments.ts';
import { readSetting } from './readSetting.ts';

/** A stretch of canon that words name: one installment, the parts of one title, a season, a book, a collection. */
export interface Stretch {
  pack: Pack;
  /** As a setting would give it: `6x19`, `S6`, `GoF`, `GoF 12`, `SCAN`; of several parts the last one's. */
  code: string;
  first: Installment;
  last: Installment;
}

/**
 * The stretches that words may name, one of each pack that knows them: codes (`6x19`, `6x9`, `s06e19`, `6ABB19`),
 * titles with or without their article, seasons, books, chapters (`GoF 12`), collections, and whatever else the
 * grammar of settings reads. `among` are the packs that may be meant; empty: any.
 */
export function readPlace(words: string, canon: Canon, among: readonly Pack[] = []): Stretch[] {
  const packs = among.length > 0 ? among : canon.packs;
  return packs.flatMap((pack) => placeIn(pack, words, canon) ?? []);
}

/** The stretch of one pack that words name; null: none. */
function placeIn(pack: Pack, words: string, canon: Canon): Stretch | null {
  const names = namesOf(pack);
  const exact =
    names.codes.get(fold(words)) ??
    names.titles.get(titleKey(words)) ??
    names.titles.get(bare(titleKey(words)));
  if (exact) return exact;
  const reading = readSetting(words, canon, { fandoms: [pack.fandom] })?.reading;
  return reading?.code && reading.fandom === pack.fandom ? stretchOf(pack, reading.code) : null;
}

/** The stretch of a code as a setting gives it; null: the pack has none such. */
export function stretchOf(pack: Pack, code: string): Stretch | null {
  const [first, last] = installmentsOf(pack, code);
  return first && last ? { pack, code, first, last } : null;
}

interface Names {
  /** By `fold` of a code. */
  codes: Map<string, Stretch>;
  /** By `titleKey`, with and without its article. */
  titles: Map<string, Stretch>;
}

const known = new WeakMap<Pack, Names>();

/** Everything a pack calls by a name of its own, made once. */
function namesOf(pack: Pack): Names {
  const made = known.get(pack) ?? makeNames(pack);
  known.set(pack, made);
  return made;
}

function makeNames(pack: Pack): Names {
  const names: Names = { codes: new Map(), titles: new Map() };
  for (const installment of pack.installments) addCodes(names.codes, pack, installment);
  // After all codes: the production code 4X03 is not episode 4x03.
  for (const one of pack.installments) addCode(names.codes, one.production, stretchOf(pack, one.code));
  // A book before a chapter of the same title, an installment before the collection it stands in.
  const isChapter = ({ kind }: Installment) => kind === 'chapter';
  const inOrder = [
    ...pack.installments.filter((one) => !isChapter(one)),
    ...pack.installments.filter(isChapter),
  ];
  for (const one of inOrder)
    for (const title of [one.title, ...one.otherTitles])
      addTitle(names.titles, title, { pack, code: one.code, first: one, last: one });
  for (const within of new Set(pack.installments.map((one) => one.within ?? ''))) {
    const stretch = stretchOf(pack, within);
    if (stretch && !names.codes.has(fold(within))) addTitle(names.titles, within, stretch);
  }
  return names;
}

function addCodes(codes: Names['codes'], pack: Pack, { code, season, number }: Installment): void {
  const stretch = stretchOf(pack, code);
  addCode(codes, code, stretch);
  if (season === null) return;
  addCode(codes, `${season}x${number}`, stretch);
  addCode(codes, `S${season}`, stretchOf(pack, `S${season}`));
}

function addCode(codes: Names['codes'], code: string | null, stretch: Stretch | null): void {
  if (code !== null && stretch && !codes.has(fold(code))) codes.set(fold(code), stretch);
}

/** Neighbours of one title are its parts and are meant together; of others the first. */
function addTitle(titles: Names['titles'], title: string, stretch: Stretch): void {
  const key = titleKey(title);
  for (const one of new Set([key, bare(key)])) {
    const before = titles.get(one);
    if (one === '') continue;
    if (before === undefined) titles.set(one, bookOrAlone(stretch));
    else if (stretch.first.order === before.last.order + 1 && stretch.first.kind === before.last.kind)
      titles.set(one, { ...before, code: stretch.code, last: stretch.last });
  }
}

/** A book is meant with its chapters. */
function bookOrAlone(stretch: Stretch): Stretch {
  return stretch.first === stretch.last ? (stretchOf(stretch.pack, stretch.code) ?? stretch) : stretch;
}

function bare(key: string): string {
  return key.replace(/^(?:the|an?) /, '');
}
