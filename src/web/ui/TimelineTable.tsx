import type { Band, Point, Timeline as Line } from '../../finding/map/timeline.ts';
import { placeAddress } from './addresses.ts';
import { BandName, type SeenUpTo } from './Timeline.tsx';
import { columnOf, densityOf, hillPath, peakOf, ridgePath, type Curve } from './timelineCurve.ts';
import { cellOf, countsInWords } from './timelineWords.ts';
import { number } from './words.ts';

/** The drawing beside a row, in units of its own: it is stretched to the row's height. */
const ROW = 100;
const RIVER = 40;
const SCALE = { column: ROW, base: 0, height: -RIVER };

/** The same canon as a table, with the line running down beside it: for phones, and for whoever reads rather than looks. */
export function TimelineTable({ line, seen }: { line: Line; seen: SeenUpTo | null }) {
  const peak = peakOf(line.bands.map(({ points }) => points));
  return (
    <table class="canon-table">
      <caption class="unseen">Works by where they stand in {line.pack.fandom}</caption>
      <thead>
        <tr>
          <th scope="col">Installment</th>
          <th scope="col" class="wide">
            Before
          </th>
          <th scope="col" class="wide">
            During
          </th>
          <th scope="col" class="wide">
            Missing scenes
          </th>
          <th scope="col" class="wide">
            Divergences
          </th>
          <th scope="col" class="wide">
            After
          </th>
          <th scope="col">Works</th>
        </tr>
      </thead>
      {line.bands.map((band) => (
        <BandRows fandom={line.pack.fandom} band={band} peak={peak} seen={seen} />
      ))}
    </table>
  );
}

function BandRows({
  fandom,
  band,
  peak,
  seen,
}: {
  fandom: string;
  band: Band;
  peak: number;
  seen: SeenUpTo | null;
}) {
  const curve = densityOf(band.points, peak);
  return (
    <tbody>
      {band.name === null ? null : (
        <tr class="band-row">
          <th scope="rowgroup">
            <BandName fandom={fandom} band={band} />
          </th>
          <td class="wide" colspan={5}>
            {band.whole > 0 ? `${number(band.whole)} somewhere in it` : ''}
          </td>
          <td>{cellOf(band.works)}</td>
        </tr>
      )}
      {band.points.map((point, at) => (
        <PointRow
          fandom={fandom}
          point={point}
          curve={columnOf(curve, at)}
          isUnseen={seen !== null && point.installment.order > seen.order}
        />
      ))}
    </tbody>
  );
}

function PointRow(props: { fandom: string; point: Point; curve: Curve; isUnseen: boolean }) {
  const { fandom, point, curve, isUnseen } = props;
  const { installment, counts, works } = point;
  return (
    <tr class={rowClass(counts.during + counts.missing > 0, isUnseen)}>
      <th scope="row">
        <River curve={curve} />
        <a href={placeAddress(fandom, installment.code)}>
          <span class="code">{installment.code}</span> <bdi class="name">{installment.title}</bdi>
        </a>
        {works > 0 ? <span class="stand narrow">{countsInWords(counts)}</span> : null}
      </th>
      <td class="wide">{cellOf(counts.before)}</td>
      <td class="wide">{cellOf(counts.during)}</td>
      <td class="wide">{cellOf(counts.missing)}</td>
      <td class="wide">{cellOf(counts.diverges)}</td>
      <td class="wide">{cellOf(counts.after)}</td>
      <td>{cellOf(works)}</td>
    </tr>
  );
}

function rowClass(happens: boolean, isUnseen: boolean): string | undefined {
  const names = [happens ? 'happens' : '', isUnseen ? 'not-seen' : ''].filter(Boolean);
  return names.length > 0 ? names.join(' ') : undefined;
}

/** The line as it runs past one row: the fuller, the more works stand there. Drawn lying, then stood up. */
function River({ curve }: { curve: Curve }) {
  const isFull = curve.samples.some((sample) => sample > 0.01);
  return (
    <svg class="river" viewBox={`0 0 ${RIVER} ${ROW}`} preserveAspectRatio="none" aria-hidden="true">
      {isFull ? (
        <g transform="matrix(0 1 1 0 0 0)">
          <path class="hill" d={hillPath(curve, SCALE)} />
          <path class="ridge" d={ridgePath(curve, SCALE)} />
        </g>
      ) : null}
      <path class="thread" d={`M0 0V${ROW}`} />
    </svg>
  );
}
