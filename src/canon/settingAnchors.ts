import type { Pack } from './canon.ts';
import type { CanonIndex } from './canonIndex.ts';
import { type FandomMention, namesIn } from './settingNames.ts';
import { findNumbers, type NumberAnchor } from './settingNumbers.ts';
import { quotedTitles, type TitleAnchor } from './settingTitles.ts';

/** "pre-series", "post-canon", "the series finale": the whole of a fandom's canon. */
interface SeriesAnchor {
  kind: 'series';
  start: number;
  end: number;
}

export interface Anchors {
  anchors: (TitleAnchor | NumberAnchor | SeriesAnchor)[];
  fandoms: FandomMention[];
  /** The phrase with everything above blanked out by spaces. */
  blanked: string;
}

const SERIES =
  /\b(?:series|show|canon)\b(?![- ]diverg)(?!\s+(?:up|through|until|to|compliant)\b)(?:\s+(?:finale|premi[eè]re|ended|ends?|began|begins|start(?:s|ed)?))?|\bfinale\b|\ball (?:[\p{L}\p{N}]+ )?(?:seasons|books)\b/giu;

/** Everything that a phrase names. `preferred` are the packs that the caller's hint allows; empty: any. */
export function findAnchors(phrase: string, index: CanonIndex, preferred: Pack[]): Anchors {
  const titles = quotedTitles(phrase, index);
  let blanked = blank(phrase, titles);
  const numbers = findNumbers(blanked, index);
  blanked = blank(blanked, numbers);
  const { fandoms, found, books } = namesIn(blanked, index, preferred, titles.length + numbers.length > 0);
  blanked = blank(blanked, [...fandoms, ...found, ...books]);
  const series = [...blanked.matchAll(SERIES)].map(({ 0: text, index: start }) => ({
    kind: 'series' as const,
    start,
    end: start + text.length,
  }));
  const anchors = [...titles, ...numbers, ...found, ...books, ...series].sort((a, b) => a.start - b.start);
  return { anchors, fandoms: fandoms.sort((a, b) => a.start - b.start), blanked: blank(blanked, series) };
}

function blank(phrase: string, spans: { start: number; end: number }[]): string {
  let blanked = phrase;
  for (const { start, end } of spans)
    blanked = blanked.slice(0, start) + ' '.repeat(end - start) + blanked.slice(end);
  return blanked;
}
