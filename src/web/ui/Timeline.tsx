import type { Stretch } from '../../canon/readPlace.ts';
import type { Band, Point, Timeline as Line } from '../../finding/map/timeline.ts';
import { placeAddress } from './addresses.ts';
import { densityOf, hillPath, topOf, peakOf, ridgePath } from './timelineCurve.ts';
import { countsInWords } from './timelineWords.ts';
import { counted, number } from './words.ts';

/** Width of an installment's column, and heights from the top of a row, in units of the drawing. */
const COLUMN = 40;
const HILL = 56;
const BASE = 74;
const BOTTOM = 114;
const SCALE = { column: COLUMN, base: BASE, height: HILL };
/** How far a hill runs out beyond a row's ends, in columns. */
const BEYOND = 0.7;
const EDGE = BEYOND * COLUMN;
/** A row holds so many at most: fewer would be no picture, more no target to hit. */
const FEWEST = 14;
const MOST = 26;

/** The reader's place in a canon: what comes after this order they have not seen. */
export interface SeenUpTo {
  order: number;
}

/**
 * A canon as a picture: a row for each season, book or collection, a column for each installment; the hill over the
 * line is how many works stand there, branches below it leave canon. Each column is a way to its installment.
 */
export function Timeline({
  line,
  seen,
  here = null,
}: {
  line: Line;
  seen: SeenUpTo | null;
  here?: Stretch | null;
}) {
  const rows = line.bands.map(({ points }) => points);
  const peak = peakOf(rows);
  const columns = Math.max(FEWEST, ...rows.map(({ length }) => perRow(length)));
  return (
    <div class="timeline" role="group" aria-label="The line of canon, drawn">
      {line.bands.map((band) => (
        <BandRow fandom={line.pack.fandom} band={band} {...{ peak, columns, seen, here }} />
      ))}
    </div>
  );
}

interface RowFrame {
  fandom: string;
  peak: number;
  columns: number;
  seen: SeenUpTo | null;
  /** The place that the page is about. */
  here: Stretch | null;
}

function BandRow({ band, ...frame }: RowFrame & { band: Band }) {
  return (
    <div class="band">
      <p class="band-name">
        <BandName fandom={frame.fandom} band={band} />
        {band.works > 0 ? <span class="count">{counted(band.works, 'work')}</span> : null}
        {band.whole > 0 ? <span class="count">{number(band.whole)} somewhere in it</span> : null}
      </p>
      <div class="band-lines">
        {inRows(band.points).map((points, at) => (
          <Row points={points} opens={at === 0} {...frame} />
        ))}
      </div>
    </div>
  );
}

/** A band's name, as a way to it where it has a page. */
export function BandName({ fandom, band: { name, stretch } }: { fandom: string; band: Band }) {
  const words = <bdi>{name ?? 'Between'}</bdi>;
  return stretch ? <a href={placeAddress(fandom, stretch.code)}>{words}</a> : words;
}

/** Long seasons and books stand in rows of about the same length. */
function perRow(points: number): number {
  return Math.ceil(points / Math.ceil(points / MOST));
}

function inRows(points: Point[]): Point[][] {
  const each = perRow(points.length);
  return Array.from({ length: Math.ceil(points.length / each) }, (_, at) =>
    points.slice(at * each, (at + 1) * each),
  );
}

function Row({
  points,
  fandom,
  peak,
  columns,
  seen,
  here,
  opens,
}: RowFrame & { points: Point[]; opens: boolean }) {
  const width = columns * COLUMN;
  const length = points.length * COLUMN;
  const curve = densityOf(points, peak, BEYOND);
  const unseen = seen === null ? -1 : points.findIndex(({ installment }) => installment.order > seen.order);
  return (
    <svg viewBox={`${-EDGE} 0 ${width + 2 * EDGE} ${BOTTOM}`} class={opens ? 'line' : 'line goes-on'}>
      {points.some(({ works }) => works > 0) ? (
        <>
          <path class="hill" d={hillPath(curve, SCALE)} />
          <path class="ridge" d={ridgePath(curve, SCALE)} />
        </>
      ) : null}
      <path class="thread" d={`M${-EDGE} ${BASE}H${length + EDGE}`} />
      {unseen >= 0 ? (
        <rect
          class="veil"
          x={unseen * COLUMN}
          y="0"
          width={length - unseen * COLUMN + EDGE}
          height={BASE + 26}
        />
      ) : null}
      {points.map((point, at) => (
        <Column
          point={point}
          at={at}
          of={points.length}
          fandom={fandom}
          width={width}
          isHere={here !== null && isWithin(point, here)}
          top={topOf(curve, at, point)}
        />
      ))}
    </svg>
  );
}

interface ColumnPlace {
  point: Point;
  at: number;
  of: number;
  fandom: string;
  width: number;
  isHere: boolean;
  /** Where its number stands. */
  top: { place: number; height: number };
}

function isWithin({ installment: { order } }: Point, { first, last }: Stretch): boolean {
  return order >= first.order && order <= last.order;
}

function Column({ point, at, of, fandom, width, isHere, top }: ColumnPlace) {
  const { installment, counts, works } = point;
  const x = at * COLUMN + COLUMN / 2;
  const within = counts.during + counts.missing;
  return (
    <a
      href={placeAddress(fandom, installment.code)}
      aria-current={isHere ? 'true' : undefined}
      aria-label={`${installment.code}, ${installment.title}: ${countsInWords(counts)}`}
    >
      <rect class="ground" x={at * COLUMN} y="0" width={COLUMN} height={BASE + 26} />
      {counts.diverges > 0 ? <Branch x={x} works={counts.diverges} /> : null}
      <circle class={within > 0 ? 'stop full' : 'stop'} cx={x} cy={BASE} r={within > 0 ? 4.5 : 3} />
      {works > 0 ? (
        <text
          class="works"
          x={((at + top.place) * COLUMN).toFixed(1)}
          y={Math.min(BASE - top.height * HILL, BASE - 8) - 6}
        >
          {number(works)}
        </text>
      ) : null}
      <text class="number" x={x} y={BASE + 20}>
        {shortCode(point)}
      </text>
      <NameLine words={`${installment.code} · ${installment.title}`} {...{ x, at, of, width }} />
    </a>
  );
}

/** A way that leaves canon: the thicker, the more works take it. */
function Branch({ x, works }: { x: number; works: number }) {
  const start = x + COLUMN * 0.2;
  const thick = Math.min(5, 1.5 + Math.log2(works) / 2);
  return <path class="branch" stroke-width={thick.toFixed(1)} d={`M${start} ${BASE}c7 0 5 11 13 14`} />;
}

function shortCode({ installment: { number: count, code } }: Point): string {
  return count === null ? (code.length > 5 ? '•' : code) : String(count);
}

/** The installment's name, seen while its column is pointed at: it runs towards the middle of the row. */
function NameLine({
  words,
  x,
  at,
  of,
  width,
}: {
  words: string;
  x: number;
  at: number;
  of: number;
  width: number;
}) {
  const side = at < of / 3 && x < width / 2 ? 'start' : x > width * 0.6 ? 'end' : 'middle';
  const from = side === 'start' ? x - COLUMN / 2 : side === 'end' ? x + COLUMN / 2 : x;
  return (
    <text class={`name ${side}`} x={from} y={BOTTOM - 4} aria-hidden="true">
      {words}
    </text>
  );
}
