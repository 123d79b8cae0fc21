import { isBlock, isTag, NO_ATTRIBUTES, withoutId, type Attributes, type Piece, type Tag } from './pieces.ts';
import { kindOf, type Kind } from './rules.ts';

/** The most blocks, and the most runs of emphasis, that may stand inside each other; deeper ones are unwrapped. */
const MOST_BLOCKS = 48;
const MOST_INLINES = 24;

/** The host of no text. */
const NOWHERE: Tag = { name: '', attributes: NO_ATTRIBUTES, inside: [] };

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
 * Builds markup that a parser reads back exactly as it was built: no paragraph holds a block, lists hold items only,
 * emphasis never crosses a block. So that clean markup has one form, white space is one space, and none at the edges.
 */
export class Weave {
  readonly root: Tag = { name: '', attributes: NO_ATTRIBUTES, inside: [] };
  readonly #blocks: Open[] = [
    { name: '', attributes: NO_ATTRIBUTES, kind: 'flow', tag: this.root, written: true },
  ];
  readonly #wanted: Tag[] = [];
  #host: Tag = NOWHERE;
  #inlines: { wanted: Tag; tag: Tag }[] = [];
  /** Holds the text whose last space goes if nothing follows in its line. */
  #spaced: Tag | null = null;
  #atStart = true;
  #breakDue = false;
  /** Anchors without words of their own; they go before the next words. */
  readonly #anchorsDue: string[] = [];
  #pre = 0;

  openBlock(name: string, attributes: Attributes): void {
    const kind = kindOf(name)!;
    this.#endRun();
    const tag = this.#blocks.length > MOST_BLOCKS ? null : this.#place(name, kind, attributes);
    const open: Open = { name, attributes, kind: tag === null ? 'unwrapped' : kind, tag, written: false };
    if (tag === null) this.#unwrapped(attributes);
    if (kind === 'line' && tag !== null) open.tag = null;
    this.#blocks.push(open);
    if (name === 'pre' && tag !== null) this.#pre++;
  }

  closeBlock(): void {
    const open = this.#blocks.pop()!;
    this.#endRun();
    if (open.kind === 'unwrapped' || open.kind === 'flow') this.#breakDue = true;
    else if (open.kind === 'line' && !open.written) this.#parent().inside.push(tagOf(open));
    else if (open.name === 'pre') this.#pre--;
  }

  #unwrapped({ id }: Attributes): void {
    this.#breakDue = true;
    if (id !== undefined) this.#anchorsDue.push(id);
  }

  openInline(name: string, attributes: Attributes): void {
    this.#wanted.push({ name, attributes, inside: [] });
  }

  closeInline(): void {
    const id = this.#wanted.pop()!.attributes['id'];
    if (id !== undefined) this.#anchorsDue.push(id);
  }

  /** Whether words written now stand in such a tag. */
  isInside(name: string): boolean {
    return this.#wanted.some((wanted) => wanted.name === name);
  }

  /** The finished tree. Anchors that no words follow stand at its end. */
  finish(): Tag {
    this.#endRun();
    if (this.#anchorsDue.length > 0) this.#writeAnchors(this.#enter());
    return this.root;
  }

  #writeAnchors(into: Tag): void {
    for (const id of this.#anchorsDue.splice(0))
      into.inside.push({ name: 'span', attributes: { id }, inside: [] });
  }

  text(value: string): void {
    if (this.#pre > 0) this.#exactText(value);
    else this.#runningText(value);
  }

  /** A line end inside a run of text. */
  lineBreak(): void {
    if (this.#pre > 0) return this.#exactText('\n');
    const host = this.#enter();
    this.#trim();
    this.#innermost(host, false).inside.push({ name: 'br', attributes: NO_ATTRIBUTES, inside: [] });
    this.#atStart = true;
  }

  image(attributes: Attributes): void {
    const host = this.#enter();
    this.#innermost(host, true).inside.push({ name: 'img', attributes, inside: [] });
    this.#spaced = null;
    this.#atStart = false;
  }

  /** A block that holds nothing: a rule, or a column of a table. */
  emptyBlock(name: string, attributes: Attributes): void {
    this.#endRun();
    if (this.#place(name, 'void', attributes) === null) this.#breakDue = true;
    this.#endRun();
  }

  #runningText(value: string): void {
    const text = /[\t\n\r\f]| {2}/.test(value) ? value.replace(/[ \t\n\r\f]+/g, ' ') : value;
    if (text === '') return;
    if (text === ' ') return this.#space();
    const host = this.#enter();
    const shown = this.#atStart && text.startsWith(' ') ? text.slice(1) : text;
    const into = this.#innermost(host, true);
    into.inside.push(shown);
    this.#spaced = shown.endsWith(' ') ? into : null;
    this.#atStart = this.#spaced !== null;
  }

  #space(): void {
    if (this.#atStart || this.#spaced !== null) return;
    const into = this.#innermost(this.#enter(), false);
    into.inside.push(' ');
    this.#spaced = into;
    this.#atStart = true;
  }

  #exactText(value: string): void {
    const text = value.replace(/\r\n?/g, '\n');
    const host = this.#enter();
    const shown = host.inside.length === 0 ? text.replace(/^\n+/, '') : text;
    if (shown === '') return;
    this.#innermost(host, true).inside.push(shown);
    this.#atStart = false;
  }

  /** The block that text goes into now; a parted paragraph goes on in a new one. */
  #enter(): Tag {
    const host = this.#textHost();
    if (host !== this.#host) {
      this.#endRun();
      this.#host = host;
    }
    if (this.#breakDue) this.#due(host);
    return host;
  }

  #due(host: Tag): void {
    this.#breakDue = false;
    const last = host.inside.at(-1);
    if (last === undefined || isBlock(last) || isTag(last, 'br')) return;
    this.#trim();
    this.#inlines = [];
    host.inside.push(this.#pre > 0 ? '\n' : { name: 'br', attributes: NO_ATTRIBUTES, inside: [] });
    this.#atStart = true;
  }

  #textHost(): Tag {
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

  /** The innermost emphasis that is wanted here, opened where it is not open yet. */
  #innermost(host: Tag, open: boolean): Tag {
    const depth = open ? Math.min(this.#wanted.length, MOST_INLINES) : 0;
    let same = 0;
    while (same < this.#inlines.length && this.#inlines[same]!.wanted === this.#wanted[same]) same++;
    this.#inlines.length = same;
    if (open && this.#anchorsDue.length > 0) this.#writeAnchors(this.#inlines.at(-1)?.tag ?? host);
    for (let index = same; index < depth; index++) {
      const wanted = this.#wanted[index]!;
      const tag: Tag = { name: wanted.name, attributes: wanted.attributes, inside: [] };
      (this.#inlines.at(-1)?.tag ?? host).inside.push(tag);
      this.#inlines.push({ wanted, tag });
      wanted.attributes = withoutId(wanted.attributes);
    }
    return this.#inlines.at(-1)?.tag ?? host;
  }

  #endRun(): void {
    this.#trim();
    if (this.#anchorsDue.length > 0 && this.#host.inside.length > 0) this.#writeAnchors(this.#host);
    this.#inlines = [];
    this.#atStart = true;
    this.#host = NOWHERE;
  }

  #trim(): void {
    const inside = this.#spaced?.inside;
    this.#spaced = null;
    const last = inside?.at(-1);
    if (inside === undefined || typeof last !== 'string') return;
    const kept = last.replace(/ $/, '');
    if (kept === '') inside.pop();
    else inside[inside.length - 1] = kept;
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

function tagOf({ name, attributes }: { name: string; attributes: Attributes }): Tag {
  return { name, attributes, inside: [] as Piece[] };
}
