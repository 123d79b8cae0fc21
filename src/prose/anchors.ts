import { isWordless, NO_ATTRIBUTES, type Piece, type Tag } from './pieces.ts';

/**
 * Anchors inside a chapter (notes and the way back from them). Names from outside are namespaced, so that they can
 * neither meet an id of our pages nor stand for a property of a page's scripts.
 */
const OURS = 'fn-';

/** The id that a name from outside becomes, `null` where it names nothing. */
export function anchorName(name: string): string | null {
  const safe = name
    .trim()
    .replace(/[^A-Za-z0-9_-]/gu, (character) => `.${character.codePointAt(0)!.toString(16)}.`);
  if (safe === '' || safe.length > 200) return null;
  return safe.startsWith(OURS) ? safe : OURS + safe;
}

/** The link to such an id, for an address `#name`. */
export function anchorLink(address: string): string | null {
  const name = anchorName(decoded(address.trim().slice(1)));
  return name === null ? null : `#${name}`;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Drops links to nothing, anchors that nothing links to, and the second of two with one name. */
export function linkAnchors(root: Tag): void {
  const anchors = new Anchors();
  anchors.gather(root);
  if (anchors.any) anchors.link(root.inside);
}

class Anchors {
  readonly #ids = new Set<string>();
  readonly #links = new Set<string>();
  readonly #given = new Set<string>();
  any = false;

  gather(tag: Tag): void {
    for (const piece of tag.inside) {
      if (typeof piece === 'string') continue;
      const { id } = piece.attributes;
      const href = linkOf(piece);
      if (id !== undefined) this.#ids.add(id);
      if (href !== null) this.#links.add(href);
      this.any ||= id !== undefined || piece.attributes['href']?.startsWith('#') === true;
      this.gather(piece);
    }
  }

  link(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      this.#fix(piece);
      this.link(piece.inside);
    }
  }

  #fix(tag: Tag): void {
    if (tag.attributes === NO_ATTRIBUTES) return;
    const kept = Object.entries(tag.attributes).filter(([name, value]) => {
      if (name === 'href') return !value.startsWith('#') || this.#ids.has(linkOf(tag) ?? '');
      if (name !== 'id') return true;
      const isFirst = !this.#given.has(value);
      this.#given.add(value);
      return isFirst && this.#links.has(value);
    });
    tag.attributes = Object.fromEntries(kept);
  }
}

/** The id that a tag links to; a link without words cannot be followed and is none. */
function linkOf({ attributes, inside }: Tag): string | null {
  const { href } = attributes;
  return href?.startsWith('#') && !isWordless(inside) ? href.slice(1) : null;
}
