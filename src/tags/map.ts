import { Failure } from '../ground/failures.ts';
import type { Decider, MapKind } from '../store/schema.ts';
import { isFixed, VOCABULARY_KINDS, type Tag } from './tag.ts';

/** The part of a tag that the map decides. */
export interface TagState {
  id: number;
  canonical: boolean;
  synonymOf: number | null;
  display: string | null;
  aside: boolean;
  romantic: boolean | null;
  decidedAs: Decider | null;
}

/** A parent of a child: the fandom of a character, the media of a fandom. */
export interface ParentLink {
  child: number;
  parent: number;
}

/** A broader tag directly above a narrower one. */
export interface MetaLink {
  sub: number;
  meta: number;
}

export interface MemberLink {
  relationship: number;
  character: number;
  position: number;
}

/** What a name means in works of a fandom; `fandom` null: what a new tag of that name is a synonym of. */
export interface AliasLink {
  kind: MapKind;
  folded: string;
  name: string;
  fandom: number | null;
  canonical: number;
}

/** Rows of the map. */
export interface MapRows {
  tags: TagState[];
  parents: ParentLink[];
  metas: MetaLink[];
  members: MemberLink[];
  aliases: AliasLink[];
}

/** A change of the map: the rows that go and the rows that come. Turned around it is its own undoing. */
export interface MapEdits {
  before: MapRows;
  after: MapRows;
}

/** Some tags and every row of the map that touches them. */
export interface MapPiece extends Omit<MapRows, 'tags'> {
  tags: Map<number, Tag>;
  /** The closure of the metas, as far as it touches these tags. */
  above: MetaLink[];
}

/** Which kinds a tag of a kind may have as parents. */
const PARENTS: Partial<Record<MapKind, MapKind>> = {
  fandom: 'media',
  character: 'fandom',
  relationship: 'fandom',
  additional: 'fandom',
};

/** Which kind the parents of a tag of this kind are of; undefined: it has none. */
export function parentKind(kind: MapKind): MapKind | undefined {
  return PARENTS[kind];
}

/** The tag of this number. Throws `tag-not-found`. */
export function tagIn(piece: MapPiece, id: number): Tag {
  const tag = piece.tags.get(id);
  if (!tag) throw new Failure('tag-not-found');
  return tag;
}

/** How the tag is written: a canonical one as a wrangler wrote it, any other as typed. */
export function shownName(tag: Pick<Tag, 'name' | 'display'>): string {
  return tag.display ?? tag.name;
}

/** Refuses what is not canonical; `doing` says for what. Throws `tag-not-canonical`. */
export function mustBeCanonical(tag: Tag): void {
  if (!tag.canonical) throw new Failure('tag-not-canonical', { tag: shownName(tag) });
}

/** Refuses tags of two kinds. Throws `tag-kinds-differ`. */
export function mustBeOneKind(one: Tag, other: Tag): void {
  if (one.kind === other.kind) return;
  throw new Failure('tag-kinds-differ', {
    tag: shownName(one),
    kind: one.kind,
    other: shownName(other),
    otherKind: other.kind,
  });
}

/** Refuses to take a word off the map that every archive has. Throws `tag-vocabulary`. */
export function mustNotBeFixed(tag: Tag): void {
  if (isFixed(tag)) throw new Failure('tag-vocabulary', { tag: shownName(tag), kind: tag.kind });
}

/** Refuses to build a tree over ratings, warnings, categories and media. Throws `tag-vocabulary`. */
export function mustHaveMetas(tag: Tag): void {
  if (VOCABULARY_KINDS.includes(tag.kind) || tag.kind === 'media')
    throw new Failure('tag-vocabulary', { tag: shownName(tag), kind: tag.kind });
}

/** Refuses a parent of the wrong kind. Throws `tag-parent-kind`. */
export function mustSuitAsParent(child: Tag, parent: Tag): void {
  if (PARENTS[child.kind] !== parent.kind)
    throw new Failure('tag-parent-kind', {
      tag: shownName(child),
      kind: child.kind,
      parent: shownName(parent),
      parentKind: parent.kind,
    });
}

/** Whether one tag stands above another, however far. */
export function standsAbove(piece: MapPiece, meta: number, sub: number): boolean {
  return piece.above.some((link) => link.sub === sub && link.meta === meta);
}
