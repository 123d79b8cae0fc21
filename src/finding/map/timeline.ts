import type { Installment, Pack } from '../../canon/canon.ts';
import { orderOfMoment } from '../../canon/moments.ts';
import { stretchOf, type Stretch } from '../../canon/readPlace.ts';
import type { Moment } from '../shelf/question.ts';

/** How works stand to one installment. */
export interface Counts {
  before: number;
  /** While it happens, and works that say no more than its name. */
  during: number;
  missing: number;
  diverges: number;
  after: number;
}

export interface Point {
  installment: Installment;
  counts: Counts;
  /** All of `counts`. */
  works: number;
}

/** Installments that belong together: a season, a book's chapters, a collection; or some between such. */
export interface Band {
  /** "Season 6", the title of a book, of a collection or of a film; null: what stands between those. */
  name: string | null;
  /** The whole of it, where settings can name it; null: they cannot. */
  stretch: Stretch | null;
  points: Point[];
  /** Works set somewhere in the whole of it. */
  whole: number;
  /** `whole` and those of its points. */
  works: number;
}

/** A canon along its line, with how many works stand where. */
export interface Timeline {
  pack: Pack;
  bands: Band[];
  works: number;
  /** Works that the reader's shield folds away; in no other count. */
  folded: number;
}

/** Puts works where they stand. */
export function timelineOf(pack: Pack, moments: readonly Moment[], folded = 0): Timeline {
  const points = new Map(pack.installments.map((one) => [one.order, pointOf(one)]));
  const bands = bandsOf(pack).map((installments) => bandOf(pack, installments, points));
  for (const moment of moments) place(moment, bands, points);
  for (const band of bands) band.works = band.whole + band.points.reduce((sum, { works }) => sum + works, 0);
  return { pack, bands, works: moments.reduce((sum, { works }) => sum + works, 0), folded };
}

function pointOf(installment: Installment): Point {
  return { installment, counts: { before: 0, during: 0, missing: 0, diverges: 0, after: 0 }, works: 0 };
}

/** Neighbours that belong together. */
function bandsOf({ installments }: Pack): Installment[][] {
  const bands: Installment[][] = [];
  for (const one of installments) {
    const last = bands.at(-1);
    const before = last?.at(-1);
    if (last && before && keyOf(one) === keyOf(before)) last.push(one);
    else bands.push([one]);
  }
  return bands;
}

function keyOf({ kind, season, within, code }: Installment): string {
  if (kind === 'book') return `of ${code}`;
  return kind === 'film' ? `film ${code}` : season !== null ? `season ${season}` : `of ${within ?? ''}`;
}

function bandOf(pack: Pack, installments: Installment[], points: ReadonlyMap<number, Point>): Band {
  const [first] = installments;
  const code =
    first?.season != null ? `S${first.season}` : first?.kind === 'book' ? first.code : first?.within;
  const alone = first?.kind === 'film' ? first.title : null;
  const name =
    first?.season != null
      ? `Season ${first.season}`
      : first?.kind === 'book'
        ? first.title
        : (first?.within ?? alone);
  const stretch = code ? stretchOf(pack, code) : null;
  // A book with chapters is the band itself; what stands before it stands before its first chapter.
  const own = first?.kind === 'book' && installments.length > 1 ? installments.slice(1) : installments;
  return { name, stretch, points: own.flatMap(({ order }) => points.get(order) ?? []), whole: 0, works: 0 };
}

function place(
  { relation, from, to, works }: Moment,
  bands: Band[],
  points: ReadonlyMap<number, Point>,
): void {
  const [first, last] = [orderOfMoment(from), orderOfMoment(to)];
  const point = first === last ? pointAt(first, bands, points) : null;
  if (point) {
    point.counts[KEPT_AS[relation ?? 'during']] += works;
    point.works += works;
    return;
  }
  const band = bands.find(({ stretch, points: own }) => {
    const edges = stretch ?? { first: own[0]?.installment, last: own.at(-1)?.installment };
    return (edges.first?.order ?? Infinity) <= first && (edges.last?.order ?? 0) >= last;
  });
  if (band) band.whole += works;
}

const KEPT_AS = {
  before: 'before',
  during: 'during',
  after: 'after',
  'missing scene': 'missing',
  diverges: 'diverges',
} as const;

/** The point at this place of the line: of a book its first chapter. */
function pointAt(order: number, bands: Band[], points: ReadonlyMap<number, Point>): Point | null {
  const point = points.get(order) ?? null;
  if (point?.installment.kind !== 'book') return point;
  return bands.find(({ stretch }) => stretch?.first === point.installment)?.points[0] ?? point;
}
