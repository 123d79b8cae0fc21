import type { Installment, Pack } from './canon.ts';
import { titleKey } from './fold.ts';
import type { NumberAnchor } from './settingNumbers.ts';

/**
 * Whether a guide that counts some two-part episodes once would give this episode the number that was written: it
 * is lower than the pack's by no more than the two-parters that begin before the episode in its season.
 */
export function isTwoPartCounting(pack: Pack, episode: Installment, said: NumberAnchor | null): boolean {
  if (!said || said.number === null || episode.number === null || said.season !== episode.season)
    return false;
  const missing = episode.number - said.number;
  return missing > 0 && missing <= twoPartersBefore(pack, episode);
}

function twoPartersBefore(pack: Pack, episode: Installment): number {
  const season = pack.installments.filter(
    (one) => one.season === episode.season && one.order <= episode.order,
  );
  return season.filter((one, at) => at > 0 && areParts(season[at - 1], one)).length;
}

function areParts(first: Installment | undefined, second: Installment): boolean {
  if (!first) return false;
  const sameNight = first.date !== null && first.date.length === 10 && first.date === second.date;
  return (
    sameNight || (stem(first.title) !== titleKey(first.title) && stem(first.title) === stem(second.title))
  );
}

/** A title without its part: `Becoming, Part One` -> `becoming`. */
function stem(title: string): string {
  return titleKey(title).replace(/(?: part)? (?:one|two|three|1|2|3|i|ii|iii)$/, '');
}
