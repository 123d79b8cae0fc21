import type { Timeline } from '../../finding/map/timeline.ts';
import { densityOf, hillPath, peakOf, ridgePath } from './timelineCurve.ts';

const WIDTH = 600;
const HEIGHT = 44;

/** A whole canon as one small hill over its line. It decorates: what it says stands in words beside it. */
export function Silhouette({ line }: { line: Timeline }) {
  const points = line.bands.flatMap((band) => band.points);
  const column = WIDTH / Math.max(1, points.length);
  const height = line.works > 0 ? HEIGHT : 0;
  const curve = densityOf(points, peakOf([points]));
  const scale = { column, base: height, height: height - 3 };
  return (
    <svg
      class={line.works > 0 ? 'silhouette' : 'silhouette flat'}
      viewBox={`0 -1 ${WIDTH} ${height + 7}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {line.works > 0 ? <path class="hill" d={hillPath(curve, scale)} /> : null}
      {line.works > 0 ? <path class="ridge" d={ridgePath(curve, scale)} /> : null}
      <path class="thread" d={`M0 ${height}H${WIDTH}`} />
      {bandStarts(line).map((at) => (
        <path class="mark" d={`M${(at * column).toFixed(1)} ${height}v6`} />
      ))}
    </svg>
  );
}

/** Where seasons and books begin, but for the first. */
function bandStarts({ bands }: Timeline): number[] {
  let sum = 0;
  return bands
    .map(({ points }) => {
      const start = sum;
      sum += points.length;
      return start;
    })
    .slice(1);
}
