import { isTag, NO_ATTRIBUTES, withoutId, type Attributes, type Tag } from './pieces.ts';
import { kindOf, type Kind } from './rules.ts';

/** The most blocks that may stand inside each other; deeper ones are unwrapped. */
const MOST_BLOCKS = 48;

/** A block of the source that is open. */
interface Open {
  name: string;
  attributes: Attributes;
  kind: Kind | 'unwrapped';
  /** What it became; `null` before its first words, and after a block has parted it. */
  tag: Tag | null;
  /** Whether anything has been written for it. */
  written: boolean;
}

/**
 * The blocks of the source that are open while markup is woven, and where in the woven tree text and blocks may go:
 * nothing but items in lists, nothing but parts in tables, no block in a paragraph or a label.
 */
export class OpenBlocks {
  readonly root: Tag = { name: '', attributes: NO_ATTRIBUTES, inside: [] };
  readonly #blocks: Open[] = [
    { name: '', attributes: NO_ATTRIBUTES, kind: 'flow', tag: this.root, written: true },
  ];

  /** Whether the block could be placed; else what is in it goes where it would have gone. */
  open(name: string, attributes: Attributes): boolean {
    const kind = kindOf(name)!;
    const tag = this.#blocks.length > MOST_BLOCKS ? null : this.#place(name, kind, attributes);
    const isPlaced = tag !== null;
    this.#blocks.push({
      name,
      attributes,
      kind: isPlaced ? kind : 'unwrapped',
      tag: kind === 'line' ? null : tag,
      written: false,
    });
    return isPlaced;
  }

  /** The innermost block is over. A paragraph in which nothing was written stands empty. */
  close(): { kind: Kind | 'unwrapped'; name: string } {
    const open = this.#blocks.pop()!;
    if (open.kind === 'line' && !open.written) this.#parent().inside.push(tagOf(open));
    return open;
  }

  /** Places a block that holds nothing: a rule, or a column of a table. */
  addEmpty(name: string, attributes: Attributes): boolean {
    return this.#place(name, 'void', attributes) !== null;
  }

  /** The block that text goes into now; a parted paragraph goes on in a new one. */
  textHost(): Tag {
    for (let index = this.#blocks.length - 1; ; index--) {
      const open = this.#blocks[index]!;
      if (open.kind === 'unwrapped' || open.kind === 'table') continue;
      open.written = true;
      if (open.kind === 'list') return itemOf(open.tag!);
      if (open.tag === null) {
        open.tag = tagOf(open);
        open.attributes = withoutId(open.attributes);
        this.#parent(index).inside.push(open.tag);
      }
      return open.tag;
    }
  }

  /** Where a block goes that stands in the open blocks below `index`. */
  #parent(index = this.#blocks.length): Tag {
    for (let at = index - 1; ; at--) {
      const open = this.#blocks[at]!;
      if (open.kind === 'list') return itemOf(open.tag!);
      if (open.kind === 'flow') return open.tag!;
    }
  }

  /** Puts a new block where it may stand; `null` where none may. */
  #place(name: string, kind: Kind, attributes: Attributes): Tag | null {
    const parent = this.#blockHost(name, kind);
    if (parent === null) return null;
    const tag: Tag = { name, attributes, inside: [] };
    if (kind !== 'line') parent.inside.push(tag);
    return tag;
  }

  #blockHost(name: string, kind: Kind): Tag | null {
    const wantsTable = TABLE_PARENTS[name];
    for (let index = this.#blocks.length - 1; index >= 0; index--) {
      const open = this.#blocks[index]!;
      if (open.kind === 'unwrapped') continue;
      if (wantsTable !== undefined) return wantsTable.includes(open.name) ? open.tag : null;
      if (open.kind === 'label') return null;
      if (open.kind === 'table') continue;
      open.written = true;
      if (open.kind === 'line') open.tag = null;
      else if (open.kind === 'list')
        return belongs(name, open.name) ? open.tag! : this.#flowHost(name, itemOf(open.tag!));
      else return this.#flowHost(name, open.tag!);
    }
    return kind === 'flow' ? this.root : null;
  }

  /** Items outside a list get one. */
  #flowHost(name: string, host: Tag): Tag | null {
    if (name === 'summary') return host.name === 'details' && host.inside.length === 0 ? host : null;
    const list = name === 'li' ? 'ul' : name === 'dt' || name === 'dd' ? 'dl' : null;
    if (list === null) return host;
    const last = host.inside.at(-1);
    if (isTag(last, list)) return last;
    const made: Tag = { name: list, attributes: NO_ATTRIBUTES, inside: [] };
    host.inside.push(made);
    return made;
  }
}

const TABLE_PARENTS: Record<string, string[]> = {
  caption: ['table'],
  colgroup: ['table'],
  col: ['colgroup'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
};

function belongs(name: string, list: string): boolean {
  return list === 'dl' ? name === 'dt' || name === 'dd' : name === 'li';
}

/** The item of a list that holds what stands between its items. */
function itemOf(list: Tag): Tag {
  const name = list.name === 'dl' ? 'dd' : 'li';
  const last = list.inside.at(-1);
  if (isTag(last, name)) return last;
  const item: Tag = { name, attributes: NO_ATTRIBUTES, inside: [] };
  list.inside.push(item);
  return item;
}

function tagOf({ name, attributes }: Open): Tag {
  return { name, attributes, inside: [] };
}
