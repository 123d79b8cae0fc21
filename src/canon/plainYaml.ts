/**
 * Reads the plain part of YAML that pack files are written in: mappings and lists by indentation, `{…}` and `[…]`,
 * quoted and one-line plain scalars, comments. Every scalar is text. It exists for speed alone: the six shipped
 * packs (180 kB) take the yaml package 400 ms and this 10 ms, and every command and every worker reads them.
 * @returns undefined for anything else (anchors, tags, block scalars, doubled keys, mistakes): then yaml decides
 */
export function readPlainYaml(text: string): unknown {
  try {
    return new PlainYaml(text).document();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

const KEY = /([A-Za-z][\w-]*):(?=\s|$)[ ]*/y;
const DOUBLE = /"(?:[^"\\\n]|\\["\\/nt])*"/y;
const SINGLE = /'(?:[^'\n]|'')*'/y;
const BLOCK_SCALAR = /[^\s&*!|>%@`"'{}[\],#?:-](?:(?!:\s|:$|\s#)[^\n\t])*/my;
const FLOW_SCALAR = /[^\s&*!|>%@`"'{}[\],#?:-](?:(?!:\s|\s#)[^\n\t,[\]{}])*/y;
const SPACES = / */y;
const GAP = /(?:[ \n]|(?<=[ \n])#[^\n]*)*/y;
const LINE_REST = /[ ]*(?:(?<= )#[^\n]*)?(?:\n|$)/y;
const EMPTY_LINES = /(?: *(?:#[^\n]*)?\n)*(?: *(?:#[^\n]*)?$)?/y;

class PlainYaml {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  }

  document(): unknown {
    this.#take(EMPTY_LINES);
    const value = this.#mapping(0);
    if (this.#at < this.#text.length || Object.keys(value).length === 0) throw new NotPlain();
    return value;
  }

  /** Takes what the pattern finds right here. */
  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    this.#at = pattern.lastIndex;
    return found[0];
  }

  /** How far the line that starts here is indented. */
  #indent(): number {
    SPACES.lastIndex = this.#at;
    return SPACES.exec(this.#text)?.[0].length ?? 0;
  }

  /** A mapping whose keys stand at this column; the cursor is at the start of a line, or at the first key (`- key:`). */
  #mapping(column: number, atKey = false): Record<string, unknown> {
    const mapping: Record<string, unknown> = {};
    for (
      let first = atKey;
      first || (this.#at < this.#text.length && this.#indent() === column);
      first = false
    ) {
      if (!first) this.#at += column;
      const key = this.#key();
      if (key in mapping) throw new NotPlain();
      mapping[key] = this.#ended() ? this.#nested(column) : this.#inline();
    }
    return mapping;
  }

  #key(): string {
    KEY.lastIndex = this.#at;
    const found = KEY.exec(this.#text);
    if (!found?.[1]) throw new NotPlain();
    this.#at = KEY.lastIndex;
    return found[1];
  }

  /** Whether the line is over, but for a comment; the cursor then goes to the next line with something in it. */
  #ended(): boolean {
    if (this.#take(LINE_REST) === null) return false;
    this.#take(EMPTY_LINES);
    return true;
  }

  /** The value of a key that stands on the lines below it. */
  #nested(column: number): unknown {
    const indent = this.#indent();
    const isList = this.#text.startsWith('- ', this.#at + indent);
    if (isList && indent >= column) return this.#list(indent);
    if (indent > column) return this.#mapping(indent);
    throw new NotPlain();
  }

  #list(column: number): unknown[] {
    const list: unknown[] = [];
    while (
      this.#at < this.#text.length &&
      this.#indent() === column &&
      this.#text.startsWith('- ', this.#at + column)
    ) {
      this.#at += column + 2;
      KEY.lastIndex = this.#at;
      list.push(KEY.test(this.#text) ? this.#mapping(column + 2, true) : this.#inline());
    }
    return list;
  }

  /** A value that ends its line. */
  #inline(): unknown {
    const value = this.#value(BLOCK_SCALAR);
    if (!this.#ended()) throw new NotPlain();
    return value;
  }

  #value(plain: RegExp): unknown {
    const mark = this.#text[this.#at];
    if (mark === '{') return this.#flowMapping();
    if (mark === '[') return this.#flowList();
    const quoted = mark === '"' ? this.#take(DOUBLE) : mark === "'" ? this.#take(SINGLE) : null;
    if (quoted !== null)
      return mark === '"' ? (JSON.parse(quoted) as unknown) : quoted.slice(1, -1).replaceAll("''", "'");
    const scalar = this.#take(plain);
    if (scalar === null) throw new NotPlain();
    return scalar.replace(/ +$/, '');
  }

  #flowMapping(): Record<string, unknown> {
    const mapping: Record<string, unknown> = {};
    this.#commaList('}', () => {
      const key = this.#key();
      if (key in mapping) throw new NotPlain();
      mapping[key] = this.#value(FLOW_SCALAR);
    });
    return mapping;
  }

  #flowList(): unknown[] {
    const list: unknown[] = [];
    this.#commaList(']', () => {
      list.push(this.#value(FLOW_SCALAR));
      if (this.#text[this.#at] === ':') throw new NotPlain();
    });
    return list;
  }

  #commaList(close: string, entry: () => void): void {
    this.#at += 1;
    for (this.#take(GAP); this.#text[this.#at] !== close; this.#take(GAP)) {
      entry();
      this.#take(GAP);
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#text[this.#at] !== close) throw new NotPlain();
    }
    this.#at += 1;
  }
}
