import type { CanonIndex, Place } from './canonIndex.ts';
import { titleKey } from './fold.ts';
import { findNumbers } from './settingNumbers.ts';

/** A title that a setting names; `places` is empty for a quoted title that no pack knows. */
export interface TitleAnchor {
  kind: 'title';
  start: number;
  end: number;
  text: string;
  quoted: boolean;
  places: Place[];
}

const QUOTED =
  /"([^"]{1,80})"|“([^“”]{1,80})”|„([^„“”]{1,80})[“”]|«\s?([^«»]{1,80}?)\s?»|(?<![\p{L}\p{N}])['‘]([^'‘’]{2,80}(?:['’]\p{L}[^'‘’]*)*)['’](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_([^_]{2,80})_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}*])\*([^*]{2,80})\*(?![\p{L}\p{N}*])/gu;

/** The titles that stand in quotes; what is quoted for another reason, such as a number, is left. */
export function quotedTitles(phrase: string, index: CanonIndex): TitleAnchor[] {
  const titles: TitleAnchor[] = [];
  for (const match of phrase.matchAll(QUOTED)) {
    const text = (match.slice(1).find((group) => group !== undefined) ?? '').replace(/[\s,.;:]+$/, '').trim();
    const places = placesOf(text, index);
    const end = match.index + match[0].length;
    const holdsNumber = places.length === 0 && findNumbers(text, index).length > 0;
    const emphasis = /^[_*]/.test(match[0]);
    if (holdsNumber || (emphasis && places.length === 0)) continue;
    titles.push({ kind: 'title', start: match.index, end, text, quoted: true, places });
  }
  return titles;
}

/** A title in quotes, with or without its article. */
function placesOf(text: string, index: CanonIndex): Place[] {
  const key = titleKey(text);
  const story = index.codes.get(text);
  if (story) return [story];
  const places = titled(key, index);
  return places.length > 0
    ? places
    : ([`the ${key}`, `a ${key}`]
        .map((one) => index.titles.get(one) ?? [])
        .find(({ length }) => length > 0) ?? []);
}

/** What a title names. A book called like one of its chapters but for the article (`Half-Blood Prince`) is named too. */
export function titled(key: string, index: CanonIndex): Place[] {
  const exact = index.titles.get(key) ?? [];
  if (exact.some(({ installment }) => installment.kind !== 'chapter')) return exact;
  return [
    ...exact,
    ...(index.titles.get(key.replace(/^(?:the|an?) /, '')) ?? []).filter((place) => !exact.includes(place)),
  ];
}
