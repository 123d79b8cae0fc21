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
