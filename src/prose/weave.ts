import { OpenBlocks } from './openBlocks.ts';
import {
  anchor,
  endLine,
  isAnchor,
  isBlock,
  isTag,
  lineBreak,
  NO_ATTRIBUTES,
  withoutId,
  type Attributes,
  type Tag,
} from './pieces.ts';

/** The most runs of emphasis that may stand inside each other. */
const MOST_INLINES = 24;

/** The host of no text. */
const NOWHERE: Tag = { name: '', attributes: NO_ATTRIBUTES, inside: [] };

/**
 * Builds markup that a parser reads back exactly as it was built: no paragraph holds a block, lists hold items only,
 * emphasis never crosses a block. So that clean markup has one form, white space is one space, and none at the edges.
 */
export class Weave {
  readonly #blocks = new OpenBlocks();
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
    this.#endRun();
    if (!this.#blocks.open(name, attributes)) this.#unwrapped(attributes);
    else if (name === 'pre') this.#pre++;
  }

  closeBlock(): void {
    this.#endRun();
    const { kind, name } = this.#blocks.close();
    if (kind === 'unwrapped' || kind === 'flow') this.#breakDue = true;
    else if (name === 'pre') this.#pre--;
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
    return this.#blocks.root;
  }

  #writeAnchors(into: Tag): void {
    for (const id of this.#anchorsDue.splice(0)) into.inside.push(anchor(id));
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
    this.#innermost(host, false).inside.push(lineBreak());
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
    if (!this.#blocks.addEmpty(name, attributes)) this.#unwrapped(attributes);
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
    const host = this.#blocks.textHost();
    if (host !== this.#host) {
      this.#endRun();
      this.#host = host;
    }
    if (this.#breakDue) this.#due(host);
    return host;
  }

  #due(host: Tag): void {
    this.#breakDue = false;
    const last = host.inside.findLast((piece) => !isAnchor(piece));
    if (last === undefined || isBlock(last) || isTag(last, 'br')) return;
    this.#trim();
    this.#inlines = [];
    endLine(host.inside, this.#pre > 0 ? '\n' : lineBreak());
    this.#atStart = true;
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
