import type { Installment, Pack } from '../../canon/canon.ts';
import type { Stretch } from '../../canon/readPlace.ts';
import { counted, day, listed } from '../ui/words.ts';

const KINDS: [Installment['kind'], string, string][] = [
  ['episode', 'episode', 'episodes'],
  ['book', 'book', 'books'],
  ['chapter', 'chapter', 'chapters'],
  ['story', 'story', 'stories'],
  ['film', 'film', 'films'],
];

/** "144 episodes in 7 seasons", "7 books and 198 chapters". */
export function installmentsInWords({ installments }: Pack): string {
  const kinds = KINDS.map(([kind, one, many]) => {
    const count = installments.filter((installment) => installment.kind === kind).length;
    return count === 0 ? '' : counted(count, one, many);
  }).filter((words) => words !== '');
  const seasons = new Set(installments.flatMap(({ season }) => season ?? [])).size;
  return `${listed(kinds)}${seasons > 1 ? ` in ${seasons} seasons` : ''}`;
}

/** "“Seeing Red”", "Season 6", "“The Memoirs of Sherlock Holmes”". */
export function placeName({ code, first, last }: Stretch): string {
  if (/^S\d+$/.test(code) && first.season !== null) return `Season ${first.season}`;
  return first === last || first.code === code ? first.title : code;
}

/** "Season 6, episode 19", "Chapter 12 of “…”", "Book 4", "A story of “…”". */
export function placeInWords({ pack, first, last, code }: Stretch): string {
  if (first !== last && first.kind !== 'book')
    return counted(
      last.order - first.order + 1,
      KIND[first.kind],
      `${KIND[first.kind]}s`.replace('storys', 'stories'),
    );
  const { kind, season, number, within } = first;
  if (kind === 'episode') return `Season ${season}, episode ${number}`;
  if (kind === 'book') return number !== null && pack.counting === 'books' ? `Book ${number}` : 'A novel';
  if (kind === 'chapter') return `Chapter ${number} of “${titleOf(pack, within) ?? code}”`;
  if (kind === 'film') return 'A film';
  return within === null ? 'A story' : `A story of “${within}”`;
}

const KIND: Record<Installment['kind'], string> = {
  episode: 'episode',
  book: 'book',
  chapter: 'chapter',
  story: 'story',
  film: 'film',
};

function titleOf({ installments }: Pack, code: string | null): string | null {
  return installments.find((one) => one.code === code)?.title ?? null;
}

/** "7 May 2002", "June 1891", "1887"; empty: nobody said. */
export function dateInWords(date: string | null): string {
  if (date === null) return '';
  if (date.length === 10) return day(date);
  if (date.length === 4) return date;
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}-01T00:00:00Z`),
  );
}
