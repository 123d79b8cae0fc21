import type { Neighbour, SeriesPlace } from '../../works/alongSeries.ts';
import { workAddress } from './addresses.ts';
import { tongue } from './Prose.tsx';

/** The ways on from the end of a work along each of its series. */
export function SeriesNav({ places }: { places: SeriesPlace[] }) {
  return (
    <>
      {places
        .filter(({ previous, next }) => previous !== null || next !== null)
        .map(({ name, previous, next }) => (
          <nav class="chapter-nav" aria-label={`Series: ${name}`}>
            {previous ? <Turn to={previous} series={name} rel="prev" /> : null}
            {next ? <Turn to={next} series={name} rel="next" /> : null}
          </nav>
        ))}
    </>
  );
}

function Turn({ to, series, rel }: { to: Neighbour; series: string; rel: 'prev' | 'next' }) {
  return (
    <a class={rel} rel={rel} href={workAddress(to.id)}>
      <span class="way">
        {rel === 'next' ? 'Next in ' : 'Before this in '}
        <bdi>{series}</bdi>
      </span>
      <span class="name" {...tongue(to.language)}>
        {to.title}
      </span>
    </a>
  );
}
