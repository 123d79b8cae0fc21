import type { AliasLink, MapEdits, MapRows, MemberLink, MetaLink, ParentLink, TagState } from './map.ts';
import type { Tag } from './tag.ts';

type Links = { parents: ParentLink; metas: MetaLink; members: MemberLink; aliases: AliasLink };

/** What makes two rows the same row. */
const KEYS: { [Kind in keyof Links]: (link: Links[Kind]) => string } = {
  parents: ({ child, parent }) => `${child} ${parent}`,
  metas: ({ sub, meta }) => `${sub} ${meta}`,
  members: ({ relationship, character, position }) => `${relationship} ${character} ${position}`,
  aliases: ({ kind, folded, fandom, canonical }) => JSON.stringify([kind, folded, fandom, canonical]),
};

/** The part of a tag that the map decides. */
export function stateOf({ id, canonical, synonymOf, display, aside, romantic, decidedAs }: Tag): TagState {
  return { id, canonical, synonymOf, display, aside, romantic, decidedAs };
}

/** Whether two states say the same of a tag, whoever decided it. */
export function sameState(one: TagState, other: TagState): boolean {
  return (['canonical', 'synonymOf', 'display', 'aside', 'romantic'] as const).every(
    (part) => one[part] === other[part],
  );
}

/** Gathers the rows that go and come in a change of the map; what goes and comes again is no change. */
export class MapChange {
  readonly #tags = new Map<number, { before: TagState; after: TagState }>();
  readonly #links: { [Kind in keyof Links]: Map<string, { link: Links[Kind]; comes: boolean }> } = {
    parents: new Map(),
    metas: new Map(),
    members: new Map(),
    aliases: new Map(),
  };

  /** Decides something about a tag. */
  decide(tag: Tag, patch: Partial<Omit<TagState, 'id'>>): this {
    const known = this.#tags.get(tag.id) ?? { before: stateOf(tag), after: stateOf(tag) };
    this.#tags.set(tag.id, { before: known.before, after: { ...known.after, ...patch } });
    return this;
  }

  /** Adds a row that is not on the map. */
  link<Kind extends keyof Links>(kind: Kind, link: Links[Kind]): this {
    return this.#move(kind, link, true);
  }

  /** Takes a row off that is on the map. */
  unlink<Kind extends keyof Links>(kind: Kind, link: Links[Kind]): this {
    return this.#move(kind, link, false);
  }

  #move<Kind extends keyof Links>(kind: Kind, link: Links[Kind], comes: boolean): this {
    const key = KEYS[kind](link);
    const moved = this.#links[kind].get(key);
    if (!moved) this.#links[kind].set(key, { link, comes });
    else if (moved.comes !== comes) this.#links[kind].delete(key);
    return this;
  }

  edits(): MapEdits {
    const tags = [...this.#tags.values()].filter(
      ({ before, after }) => !sameState(before, after) || before.decidedAs !== after.decidedAs,
    );
    return {
      before: { tags: tags.map((tag) => tag.before), ...this.#rows(false) },
      after: { tags: tags.map((tag) => tag.after), ...this.#rows(true) },
    };
  }

  #rows(comes: boolean): Omit<MapRows, 'tags'> {
    const of = <Kind extends keyof Links>(kind: Kind): Links[Kind][] =>
      [...this.#links[kind].values()].filter((moved) => moved.comes === comes).map((moved) => moved.link);
    return { parents: of('parents'), metas: of('metas'), members: of('members'), aliases: of('aliases') };
  }
}

/** The change that takes this one back. */
export function turnedAround({ before, after }: MapEdits): MapEdits {
  return { before: after, after: before };
}

/** Whether the change says anything, who decided it aside. */
export function saysNothing({ before, after }: MapEdits): boolean {
  const links = [before, after].every((rows) =>
    [rows.parents, rows.metas, rows.members, rows.aliases].every((list) => list.length === 0),
  );
  return links && after.tags.every((tag, at) => sameState(before.tags[at] ?? tag, tag));
}

/** The numbers of all tags that the change touches. */
export function touchedTags({ before, after }: MapEdits): number[] {
  const ids = [before, after].flatMap((rows) => [
    ...rows.tags.map((tag) => tag.id),
    ...rows.tags.flatMap((tag) => tag.synonymOf ?? []),
    ...rows.parents.flatMap((link) => [link.child, link.parent]),
    ...rows.metas.flatMap((link) => [link.sub, link.meta]),
    ...rows.members.flatMap((link) => [link.relationship, link.character]),
    ...rows.aliases.flatMap((link) => [link.canonical, ...(link.fandom === null ? [] : [link.fandom])]),
  ]);
  return [...new Set(ids)];
}

/** Several changes as one. */
export function together(changes: MapEdits[]): MapEdits {
  const all = (side: keyof MapEdits): MapRows => ({
    tags: changes.flatMap((change) => change[side].tags),
    parents: changes.flatMap((change) => change[side].parents),
    metas: changes.flatMap((change) => change[side].metas),
    members: changes.flatMap((change) => change[side].members),
    aliases: changes.flatMap((change) => change[side].aliases),
  });
  return { before: all('before'), after: all('after') };
}
