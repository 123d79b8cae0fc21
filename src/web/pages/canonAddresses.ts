import type { Canon, Pack } from '../../canon/canon.ts';
import { slugOf } from '../../canon/fold.ts';
import { readPlace, stretchOf, type Stretch } from '../../canon/readPlace.ts';
import type { Looking } from '../../finding/map/standings.ts';
import type { Shield } from '../reading/seen.ts';
import type { Site } from '../site.ts';

/** A guest who looks at canon, with their shield unless it is lifted for this page. */
export function lookingAt(site: Site, canon: Canon, shield: Shield | null): Looking {
  const { db, shelf } = site;
  const seen = shield && !shield.off ? shield.seen : [];
  return { db, shelf, viewer: 'guest', canon, seen, since: site.lastChange() };
}

/** The pack that a part of an address names: as our links write it, else by any of its names. */
export function packAt(canon: Canon, part: string): Pack | null {
  return (
    canon.packs.find(({ fandom }) => slugOf(fandom) === part) ??
    canon.pack(part) ??
    canon.packs.find(({ fandom, names }) =>
      [fandom, ...names].some((name) => slugOf(name) === slugOf(part)),
    ) ??
    null
  );
}

/** The place that a part of an address names: as our links write it, else in any words. */
export function placeAt(canon: Canon, pack: Pack, part: string): Stretch | null {
  return (
    byAddress(pack).get(part.toLowerCase()) ?? readPlace(part.replaceAll('-', ' '), canon, [pack])[0] ?? null
  );
}

const known = new WeakMap<Pack, Map<string, Stretch>>();

function byAddress(pack: Pack): Map<string, Stretch> {
  const made = known.get(pack) ?? addressesOf(pack);
  known.set(pack, made);
  return made;
}

function addressesOf(pack: Pack): Map<string, Stretch> {
  const places = new Map<string, Stretch>();
  const add = (code: string | null) => {
    const stretch = code === null ? null : stretchOf(pack, code);
    if (code !== null && stretch && !places.has(slugOf(code))) places.set(slugOf(code), stretch);
  };
  for (const { code } of pack.installments) add(code);
  for (const { season, within } of pack.installments) add(season === null ? within : `S${season}`);
  return places;
}
