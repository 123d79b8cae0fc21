import type { Decider } from '../store/schema.ts';
import { standsAbove, type AliasLink, type MapPiece } from './map.ts';
import { MapChange } from './mapChange.ts';
import type { Tag } from './tag.ts';

/** Makes `from` a synonym of `into`, a canonical tag of its kind; all that hangs on `from` goes over. */
export function merge(piece: MapPiece, from: Tag, into: Tag, decidedAs: Decider): MapChange {
  const change = new MapChange();
  change.decide(from, {
    canonical: false,
    synonymOf: into.id,
    display: null,
    aside: false,
    romantic: null,
    decidedAs,
  });
  for (const synonym of piece.tags.values()) {
    if (synonym.synonymOf === from.id && synonym.id !== from.id)
      change.decide(synonym, { synonymOf: into.id });
  }
  moveParents(piece, from.id, into.id, change);
  moveMetas(piece, from.id, into.id, change);
  moveMembers(piece, from, into, change);
  moveAliases(piece, from.id, into.id, change);
  return change;
}

function moveParents(piece: MapPiece, from: number, into: number, change: MapChange): void {
  const stands = (child: number, parent: number) =>
    piece.parents.some((link) => link.child === child && link.parent === parent);
  for (const link of piece.parents.filter(({ child, parent }) => child === from || parent === from)) {
    change.unlink('parents', link);
    const moved = {
      child: link.child === from ? into : link.child,
      parent: link.parent === from ? into : link.parent,
    };
    if (!stands(moved.child, moved.parent)) change.link('parents', moved);
  }
}

/** Links that would close a circle stay behind. */
function moveMetas(piece: MapPiece, from: number, into: number, change: MapChange): void {
  const stands = (sub: number, meta: number) =>
    piece.metas.some((link) => link.sub === sub && link.meta === meta);
  for (const link of piece.metas.filter(({ sub, meta }) => sub === from || meta === from)) {
    change.unlink('metas', link);
    const sub = link.sub === from ? into : link.sub;
    const meta = link.meta === from ? into : link.meta;
    if (sub !== meta && !stands(sub, meta) && !standsAbove(piece, sub, meta))
      change.link('metas', { sub, meta });
  }
}

/** A relationship that knows its members keeps its own; a relationship that had both characters keeps one. */
function moveMembers(piece: MapPiece, from: Tag, into: Tag, change: MapChange): void {
  const keepsOwn = piece.members.some((link) => link.relationship === into.id);
  for (const link of piece.members.filter(({ relationship }) => relationship === from.id)) {
    change.unlink('members', link);
    if (!keepsOwn) change.link('members', { ...link, relationship: into.id });
  }
  if (!keepsOwn && into.romantic === null && from.romantic !== null)
    change.decide(into, { romantic: from.romantic });
  for (const link of piece.members.filter(({ character }) => character === from.id)) {
    change.unlink('members', link);
    const both = piece.members.some(
      (other) => other.relationship === link.relationship && other.character === into.id,
    );
    if (!both) change.link('members', { ...link, character: into.id });
  }
}

function moveAliases(piece: MapPiece, from: number, into: number, change: MapChange): void {
  const same = (one: AliasLink, other: AliasLink) =>
    one.kind === other.kind &&
    one.folded === other.folded &&
    one.fandom === other.fandom &&
    one.canonical === other.canonical;
  for (const link of piece.aliases.filter(({ canonical, fandom }) => canonical === from || fandom === from)) {
    change.unlink('aliases', link);
    const moved = {
      ...link,
      canonical: link.canonical === from ? into : link.canonical,
      fandom: link.fandom === from ? into : link.fandom,
    };
    if (!piece.aliases.some((other) => same(other, moved))) change.link('aliases', moved);
  }
}
