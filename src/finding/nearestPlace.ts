import type { Canon, Pack } from '../canon/canon.ts';
import { nearest } from './query/nearest.ts';

/** The place that was most likely meant by words that name none; null: nothing is close. */
export function nearestPlace(words: string, packs: readonly Pack[]): string | null {
  const [only] = packs;
  const byNumber = only && packs.length === 1 ? nearestNumber(words, only) : null;
  return byNumber ?? nearest(words, packs.flatMap(namesIn));
}

/** The fandom with a pack that was most likely meant. */
export function nearestFandom(words: string, { packs }: Canon): string | null {
  return nearest(
    words,
    packs.flatMap(({ fandom, names, codes }) => [fandom, ...names, ...codes]),
  );
}

/** Past the end of a season its last episode; past the last season that season. */
function nearestNumber(words: string, { installments }: Pack): string | null {
  const [, written] = /^\s*(?:s|season\s*)?(\d{1,2})\s*(?:[x.e]|ep|$)/i.exec(words) ?? [];
  const seasons = installments.filter(({ season }) => season !== null);
  const last = seasons.at(-1);
  if (written === undefined || !last) return null;
  const ofSeason = seasons.filter(({ season }) => season === Number(written));
  return ofSeason.at(-1)?.code ?? `S${last.season}`;
}

function namesIn({ installments }: Pack): string[] {
  return installments.flatMap(({ code, title, otherTitles }) => [title, ...otherTitles, code]);
}
