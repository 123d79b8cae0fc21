import type { Canon } from '../../canon/canon.ts';
import { isChapterHeading } from './headings.ts';
import { LONG_FIELDS } from './labels.ts';
import { blockEnd, isBlank, isRule, keyOf, nextFull, wordCount, type Line } from './lines.ts';
import { isSettingField } from './settingLine.ts';
import { isSettingLine } from '../../canon/settingLine.ts';
import { Ahead, isSpeech, opensStory } from './ahead.ts';
import { Continuation } from './continuation.ts';
import { looksLikeNames } from './people.ts';
import { bareField, fieldsOn, unknownOn, type Field } from './shapes.ts';
import {
  bareTitle,
  isTitleCase,
  looksLikeTitle,
  readByline,
  readForeignByline,
  readTitleByAuthor,
  type Byline,
} from './titleblock.ts';

/** A header as it was read: its fields in order, and where the story begins. */
export interface Header {
  fields: Field[];
  /** Lines with labels nobody knows, to be kept in the notes. */
  unknown: { label: string; value: string; line: number }[];
  /** Index of the first line that is not header. */
  end: number;
}

const FURTHEST = 160;
const NO_HEADER: Header = { fields: [], unknown: [], end: 0 };

/**
 * Reads the header that stands before the first prose paragraph (the grammar of wild-files.md 3): labelled fields,
 * setting lines, unlabelled lines, a title and a byline before or after them. Prose that looks like a field is prose.
 */
export function readHeader(lines: readonly Line[], canon: Canon): Header {
  const walk = new HeaderWalk(lines.slice(0, FURTHEST + 60), canon);
  walk.run();
  return walk.score >= 2 ? { fields: walk.fields, unknown: walk.unknown, end: walk.end } : NO_HEADER;
}

class HeaderWalk {
  readonly fields: Field[] = [];
  readonly unknown: Header['unknown'] = [];
  score = 0;
  end = 0;
  #at = 0;
  readonly #lines: readonly Line[];
  readonly #canon: Canon;
  readonly #ahead: Ahead;
  readonly #continuation: Continuation;

  constructor(lines: readonly Line[], canon: Canon) {
    this.#lines = lines;
    this.#canon = canon;
    this.#ahead = new Ahead(lines);
    this.#continuation = new Continuation(lines, this.#ahead);
  }

  run(): void {
    while (this.#at < Math.min(this.#lines.length, FURTHEST)) {
      const text = this.#lines[this.#at]!.text;
      if (isBlank(this.#lines[this.#at])) this.#at++;
      else if (isRule(text)) this.#pass();
      else if (!this.#takeLine() && !this.#takeBlock()) break;
    }
  }

  /** A rule belongs to the header only where something of it stands before. */
  #pass(): void {
    this.#at++;
    if (this.fields.length > 0) this.end = this.#at;
  }

  /** One line that is a field, a byline or a setting by itself. */
  #takeLine(): boolean {
    const { text, at } = this.#lines[this.#at]!;
    const fields = fieldsOn(text, at);
    if (fields.length > 0 && this.#believes(fields)) return this.#takeFields(fields);
    if (isSettingField(text, this.#canon, this.#beforeByline())) return this.#takeSetting();
    const byline = readByline(text) ?? (this.#has('title') ? readForeignByline(text) : null);
    if (byline !== null && this.#believesByline()) return this.#takeByline(byline);
    const alone = this.#namesBelow(text);
    if (alone !== null)
      return this.#take(
        [
          {
            kind: 'author',
            label: null,
            value: this.#lines[alone]!.text.trim(),
            from: this.#lines[alone]!.at,
            to: this.#lines[alone]!.at,
            strong: true,
          },
        ],
        alone + 1,
        2,
      );
    const bare = bareField(text, at);
    if (bare !== null && (this.fields.length > 0 || bare.strong) && !isChapterHeading(text))
      return this.#take([bare], this.#at + 1, bare.strong ? 1 : 0);
    return false;
  }

  /** A field whose value does not fit, or whose label prose uses too, wants other fields beside it. */
  #believes(fields: Field[]): boolean {
    if (fields.some((field) => field.strong)) return true;
    if (fields[0]!.kind === 'chapter' || fields[0]!.kind === 'part')
      return fields[0]!.kind === 'part' && /\d/.test(fields[0]!.value);
    if (this.#ahead.fieldsInBlock(this.#at) >= 3) return true;
    const next = this.#lines[this.#at + 1];
    const below = next === undefined ? [] : fieldsOn(next.text, next.at);
    const touches = this.#at > 0 && this.end === this.#at && this.fields.at(-1)?.label != null;
    return (
      below.some((field) => field.strong) ||
      touches ||
      this.#ahead.strong(this.#at + 1, 1) ||
      (this.fields.some((field) => field.strong && field.label !== null) &&
        this.#endsBlock() &&
        fields[0]!.kind !== 'rating')
    );
  }

  #endsBlock(): boolean {
    return blockEnd(this.#lines, this.#at) - this.#at <= 12;
  }

  #takeFields(fields: Field[]): true {
    const last = fields.at(-1)!;
    const end = this.#continuation.end(this.#at + 1, last);
    const more = this.#lines.slice(this.#at + 1, end);
    const value = [last.value, ...more.map((line) => line.text)].join('\n').trim();
    const whole = { ...last, value, to: this.#lines[end - 1]!.at || last.to };
    return this.#take([...fields.slice(0, -1), whole], end, fields.some((field) => field.strong) ? 2 : 1);
  }

  #takeSetting(): true {
    const { text, at } = this.#lines[this.#at]!;
    return this.#take(
      [
        {
          kind: /^\W*spoil/i.test(text) ? 'spoilers' : 'setting',
          label: null,
          value: text.trim(),
          from: at,
          to: at,
          strong: true,
        },
      ],
      this.#at + 1,
      isSettingLine(text, this.#canon) ? 2 : 1,
    );
  }

  /** `by` on a line of its own, and the name below it. */
  #namesBelow(text: string): number | null {
    if (!/^\W*by:?\W*$/i.test(text)) return null;
    const at = nextFull(this.#lines, this.#at + 1);
    const names = this.#lines[at]?.text.trim() ?? '';
    return at - this.#at <= 2 && looksLikeNames(names) ? at : null;
  }

  #believesByline(): boolean {
    return (
      this.fields.length > 0 ||
      this.#ahead.strong(this.#at + 1, 1) ||
      blockEnd(this.#lines, this.#at) - this.#at <= 3
    );
  }

  #beforeByline(): boolean {
    const near = this.#lines.slice(this.#at, this.#at + 6);
    return (
      this.fields.length > 0 ||
      near.some((line) => readByline(line.text) !== null) ||
      this.#ahead.strong(this.#at + 1, 1)
    );
  }

  #takeByline(byline: Byline): true {
    const { at } = this.#lines[this.#at]!;
    const made = (kind: Field['kind'], value: string): Field => ({
      kind,
      label: null,
      value,
      from: at,
      to: at,
      strong: true,
    });
    const fields = [made('author', byline.names)];
    if (byline.title !== null) fields.unshift(made('title', byline.title));
    if (byline.fandom !== null) fields.push(made('fandom', byline.fandom));
    return this.#take(fields, this.#at + 1, byline.title !== null || this.#has('title') ? 2 : 1);
  }

  /** Text that is no field: a title, an unlabelled disclaimer, more of the last field; false where the story begins. */
  #takeBlock(): boolean {
    const from = this.#at;
    const { text, at } = this.#lines[from]!;
    // a line that looks like a field but is none stands by itself
    const end = Math.max(from + 1, this.#ahead.unlabelled(from));
    if (opensStory(text)) return false;
    if (this.#takeUnknown(from)) return true;
    if (this.#takeTitle(from, end)) return true;
    const value = this.#lines
      .slice(from, end)
      .map((line) => line.text)
      .join('\n')
      .trim();
    const field = (kind: Field['kind']): Field => ({
      kind,
      label: null,
      value,
      from: at,
      to: this.#lines[end - 1]!.at,
      strong: true,
    });
    if (
      DISCLAIMS.test(value) &&
      wordCount(value) <= 160 &&
      (this.fields.length > 0 || this.#ahead.strong(end, 1))
    )
      return this.#take([field('disclaimer')], end, 1);
    if (!this.#ahead.strong(end, this.fields.length > 0 ? 1 : 2) || isSpeech(value)) return false;
    return this.#extend(field('notes'), end);
  }

  /** Paragraphs between two fields go on with a long field before them, or are notes. */
  #extend(field: Field, end: number): true {
    const last = this.fields.at(-1);
    if (last === undefined || last.label === null || !LONG_FIELDS.has(last.kind))
      return this.#take([field], end, 0);
    last.value = `${last.value}\n\n${field.value}`;
    last.to = field.to;
    this.#at = this.end = end;
    return true;
  }

  #takeUnknown(from: number): boolean {
    const found = isChapterHeading(this.#lines[from]!.text) ? null : unknownOn(this.#lines[from]!.text);
    const touches = this.end === from && this.fields.some((field) => field.strong && field.label !== null);
    const among =
      this.fields.some((field) => field.strong && field.label !== null) && this.#ahead.strong(from + 1, 1);
    if (found === null || !(touches || among || this.#ahead.fieldBelow(from))) return false;
    const end = this.#continuation.end(from + 1, {
      kind: 'remark',
      label: found.label,
      value: found.value,
      from,
      to: from,
      strong: false,
    });
    const value = [found.value, ...this.#lines.slice(from + 1, end).map((line) => line.text)]
      .join('\n')
      .trim();
    this.unknown.push({ label: found.label, value, line: this.#lines[from]!.at });
    this.#at = this.end = end;
    return true;
  }

  #takeTitle(from: number, end: number): boolean {
    const { text, at } = this.#lines[from]!;
    if (!looksLikeTitle(text)) return false;
    const known = this.fields.find((field) => field.kind === 'title');
    if (known !== undefined) return this.#takeRepeat(known, from, end);
    const same = this.fields.length > 0 || this.#aloneAtTop(from) ? readTitleByAuthor(text) : null;
    if (same !== null && !this.#has('author')) return this.#takeByline(same);
    if (!this.#announcesTitle(from, end)) return false;
    return this.#take(
      [{ kind: 'title', label: null, value: text.trim(), from: at, to: at, strong: true }],
      from + 1,
      1,
    );
  }

  /** The title once more, or a subtitle right beneath it before the byline. */
  #takeRepeat(known: Field, from: number, end: number): boolean {
    const text = this.#lines[from]!.text;
    const title = keyOf(bareTitle(known.value).replace(/[([]?\d+\s*\/\s*[\d?]+[)\]]?/g, ''));
    const again = keyOf(bareTitle(text).replace(/[([]?\d+\s*\/\s*[\d?]+[)\]]?/g, ''));
    if (again === title && again !== '') {
      if (/\d+\s*\/\s*[\d?]+/.test(text) && !/\d+\s*\/\s*[\d?]+/.test(known.value)) known.value = text.trim();
      return this.#skipTo(from + 1);
    }
    const line = readTitleByAuthor(text);
    if (line !== null && keyOf(line.title!) === title) return this.#skipTo(from + 1);
    const subtitle =
      end - from === 1 && known.label === null && !this.#has('author') && this.#ahead.byline(end, 2);
    if (!subtitle) return false;
    known.value = `${bareTitle(known.value)}: ${bareTitle(text)}`;
    return this.#skipTo(from + 1);
  }

  #skipTo(at: number): true {
    this.#at = this.end = at;
    return true;
  }

  /** A single line at the very top. */
  #aloneAtTop(from: number): boolean {
    return nextFull(this.#lines, 0) === from && isBlank(this.#lines[from + 1]);
  }

  /** Is a short line a title? A byline or fields must follow, or fields stand before and prose after it. */
  #announcesTitle(from: number, end: number): boolean {
    if (end - from > 2 && this.fields.length === 0) return false;
    if (this.#ahead.byline(from + 1, 3)) return true;
    const strong = this.fields.filter((field) => field.strong && field.label !== null).length;
    if (end - from === 1 && this.#ahead.strong(end, 1) && strong === 0) return true;
    if (end - from !== 1 || isChapterHeading(this.#lines[from]!.text)) return false;
    const titled = isTitleCase(this.#lines[from]!.text);
    if (this.fields.length > 0 && (strong >= 2 || this.#has('author')) && titled) return true;
    return this.#standsAsTitle(from, end, titled);
  }

  /** No other sign of a header: title case, set apart by two blank lines, a rule or the middle of the page. */
  #standsAsTitle(from: number, end: number, titled: boolean): boolean {
    if (this.fields.length > 0 || nextFull(this.#lines, 0) !== from || !titled) return false;
    const next = nextFull(this.#lines, end);
    const below = this.#lines[next];
    if (below === undefined || isRule(this.#lines[from]!.text)) return false;
    const indent = (line: Line): number => /^[ \t]*/.exec(line.text)![0].replaceAll('\t', '        ').length;
    const centred = indent(this.#lines[from]!) >= 8 && indent(below) < indent(this.#lines[from]!) - 4;
    const apart = next - end >= 2 || centred || isRule(below.text);
    if (apart) this.score++;
    return apart;
  }

  #has(kind: Field['kind']): boolean {
    return this.fields.some((field) => field.kind === kind);
  }

  #take(fields: Field[], end: number, score: number): true {
    this.fields.push(...fields);
    this.score += score;
    this.#at = this.end = end;
    return true;
  }
}

const DISCLAIMS =
  /\b(?:(?:is|are|all)?\s*(?:the )?property of|belongs? to|(?:don['’]?t|do not|doesn['’]?t) own|not mine|no (?:copyright )?infringement|no (?:profit|money)|not making any|all rights|owned by|copyright(?:ed)?\b|created by|gehör(?:t|en)|appartien)/i;
