import { tagsIn, type Piece } from '../tree.ts';
import { outsideAddress } from './attributes.ts';
import type { Fitting } from './fit.ts';

/** Paths of the pictures a book holds, by the name their tags use: `SHA256.EXT` -> `../images/SHA256.EXT`. */
export type Pictures = ReadonlyMap<string, string>;

/** The name of the picture a tag shows, where it is one the archive keeps. */
export function pictureName(src: string): string | null {
  return /^\/images\/([0-9a-f]{64}\.(?:jpe?g|png|gif|webp))$/.exec(src)?.[1] ?? null;
}

/** Where the pictures, links and anchors of one piece of text lead, and how deep its headings must stand. */
export function surroundings(pieces: readonly Piece[], pictures: Pictures, address: string): Fitting {
  const sought = new Set<string>();
  let highest = 7;
  for (const tag of tagsIn(pieces)) {
    const href = tag.attributes['href'];
    if (href?.startsWith('#') === true) sought.add(href.slice(1));
    if (/^h[1-6]$/.test(tag.name)) highest = Math.min(highest, Number(tag.name[1]));
  }
  const ids = new Map<string, string>([...sought].map((name, at) => [name, `to-${at + 1}`]));
  const given = new Set<string>();
  return {
    headingShift: highest > 6 ? 0 : 3 - highest,
    image: (src) => pictures.get(pictureName(src) ?? '') ?? null,
    link: (href) => (href.startsWith('#') ? linkInside(ids, href) : outsideAddress(href, address)),
    anchor: (name) => {
      const id = ids.get(name);
      if (id === undefined || given.has(id)) return null;
      given.add(id);
      return id;
    },
  };
}

function linkInside(ids: ReadonlyMap<string, string>, href: string): string | null {
  const id = ids.get(href.slice(1));
  return id === undefined ? null : `#${id}`;
}

/**
 * Leads links to places of the same chapter that ended up in another of its files there, and takes the address
 * from links whose place is in none.
 */
export function settleLinks(parts: readonly string[], names: readonly string[]): string[] {
  const homes = new Map<string, number>();
  parts.forEach((part, at) => {
    for (const [, id] of part.matchAll(/ id="(to-\d+)"/g)) homes.set(id!, at);
  });
  return parts.map((part, at) =>
    part.replace(/ href="#(to-\d+)"/g, (link, id: string) => {
      const home = homes.get(id);
      if (home === undefined) return '';
      return home === at ? link : ` href="${names[home]!}#${id}"`;
    }),
  );
}
