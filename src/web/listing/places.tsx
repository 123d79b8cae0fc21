import { sql } from 'kysely';
import { collectionNamed } from '../../finding/collections.ts';
import { Failure } from '../../ground/failures.ts';
import { pseudNamed } from '../../people/pseuds.ts';
import { shownName } from '../../tags/map.ts';
import { finding, resolveTag } from '../../tags/resolve.ts';
import type { MapKind } from '../../store/schema.ts';
import { foldName } from '../../tags/tag.ts';
import { readSeries, readTags } from '../../works/read.ts';
import { asGuest, type Site } from '../site.ts';
import {
  authorAddress,
  collectionAddress,
  seriesAddress,
  tagAddress,
  tagHomeAddress,
  tagNamed,
} from '../ui/addresses.ts';
import { KINDS } from '../ui/kinds.ts';
import type { FindPlace, ListingPlace } from './place.ts';

const EVERYWHERE = { usual: null, fandom: null } as const;

/** The whole archive. */
export const allWorks: FindPlace = async () => ({
  ...EVERYWHERE,
  address: '/works',
  title: 'Works',
  heading: 'Works',
  within: null,
});

/**
 * The works that a tag finds: with its synonyms and narrower tags where the map knows them. Of tags that share a
 * name, the one on most works is meant.
 */
export const worksTagged: FindPlace = async (site, path) => {
  const name = tagNamed(path['name'] ?? '');
  const only = site.names.shown(name);
  if (only) return placeOf(only.kind, name, [only.id]);
  const found = await site.lookups.of(`tag ${name}`, async () => {
    const called = await resolveTag(site.db, null, name);
    if (!called?.shared) return called;
    const [onMost] = await readTags(site.db, 'guest', name);
    return onMost ? resolveTag(site.db, onMost.kind, onMost.name) : called;
  });
  if (!found || found.kind === 'media') throw new Failure('page-not-found');
  const tag = found.canonical ?? found.typed[0];
  if (!tag) throw new Failure('page-not-found');
  return placeOf(found.kind, shownName(tag), finding(found));
};

function placeOf(kind: MapKind, shown: string, ids: number[]): ListingPlace {
  return {
    ...EVERYWHERE,
    address: tagAddress(shown),
    title: shown,
    heading: <bdi>{shown}</bdi>,
    intro: (
      <p class="kind">
        {KINDS[kind].one} · <a href={tagHomeAddress(shown)}>about this tag</a>
      </p>
    ),
    within: { is: 'tag', ids, as: 'filter', main: false },
    fandom: kind === 'fandom' ? shown : null,
  };
}

/** Everything under one name. */
export const worksBy: FindPlace = async (site, path) => {
  const pseud = await pseudNamed(site.db, path['name'] ?? '');
  if (!pseud) throw new Failure('page-not-found');
  return {
    ...EVERYWHERE,
    address: authorAddress(pseud.name),
    title: pseud.name,
    heading: <bdi>{pseud.name}</bdi>,
    intro: <p class="kind">Author</p>,
    within: { is: 'author', ids: [pseud.id] },
  };
};

/** A series: its works in its own order. */
export const worksInSeries: FindPlace = async (site, path) => {
  const series = await readSeries(site.db, 'guest', Number(path['id']));
  return {
    ...EVERYWHERE,
    address: seriesAddress(series.id),
    title: series.name,
    heading: <bdi>{series.name}</bdi>,
    intro: <p class="kind">A series, in its own order</p>,
    within: { is: 'series', ids: [series.id] },
    usual: { by: 'given', ids: await inOrderOf(site, series.id) },
  };
};

async function inOrderOf(site: Site, seriesId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select work_id as id from series_works where series_id = ${seriesId} order by position, work_id`.execute(
    site.db,
  );
  return rows.map(({ id }) => id);
}

/** The works that say they belong to a collection. */
export const worksInCollection: FindPlace = async (site, path): Promise<ListingPlace> => {
  const asked = path['name'] ?? '';
  const name = await collectionNamed(site, asGuest(site), asked);
  if (name === null) throw new Failure('page-not-found');
  return {
    ...EVERYWHERE,
    address: collectionAddress(name),
    title: name,
    heading: <bdi>{name}</bdi>,
    intro: <p class="kind">Collection</p>,
    within: { is: 'collection', names: [foldName(name)] },
  };
};
