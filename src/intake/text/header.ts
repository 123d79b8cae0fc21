import type { Canon } from '../../canon/canon.ts';
import { isSettingLine } from '../../canon/settingLine.ts';
import { Ahead, isSpeech, opensStory } from './ahead.ts';
import { barePieces } from './barePieces.ts';
import { Continuation } from './continuation.ts';
import { ffnFields, isFfnLine } from './ffnLine.ts';
import { unframed } from './frame.ts';
import { isChapterHeading } from './headings.ts';
import { LONG_FIELDS } from './labels.ts';
import { blockEnd, isBlank, isRule, nextFull, wordCount, type Line } from './lines.ts';
import { partIn } from './parts.ts';
import { looksLikeNames } from './people.ts';
import { isSettingField } from './settingLine.ts';
import { bareField, fieldsOn, unknownOn, unlabelledField, type Field } from './shapes.ts';
import { readByline, readForeignByline, type Byline } from './titleblock.ts';
import { Titles } from './titles.ts';
import { disclaims, voiceOfAuthor } from './voice.ts';

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
 * Reads the header that stands before the first prose paragraph: labelled fields,
 * setting lines, unlabelled lines, a title and a byline before or after them. Prose that looks like a field is prose.
 */
export function readHeader(lines: readonly Line[], canon: Canon): Header {
  const walk = new HeaderWalk(unframed(lines.slice(0, FURTHEST + 60)), canon);
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
  readonly #titles: Titles;
  readonly #continuation: Continuation;

  constructor(lines: readonly Line[], canon: Canon) {
    this.#lines = lines;
    this.#canon = canon;
    this.#ahead = new Ahead(lines, canon);
    this.#titles = new Titles(lines, this.#ahead, canon);
    this.#continuation = new Continuation(lines, this.#ahead);
  }

  run(): void {
    while (this.#at < Math.min(this.#lines.length, FURTHEST)) {
      const text = this.#lines[this.#at]!.text;
      if (isBlank(this.#lines[this.#at])) this.#at++;
      else if (isRule(text)) this.#pass();
      else if (this.#opensLetter()) break;
      else if (!this.#takeLine() && !this.#takeBlock()) break;
    }
  }

  /** A mail inside the story, under the story's own header: `From:`, `To:`, `Subject:` in a block of their own. */
  #opensLetter(): boolean {
    if (!this.#has('author') || this.#touches()) return false;
    const block = this.#lines.slice(this.#at, blockEnd(this.#lines, this.#at));
    const heads = block.flatMap(({ text }) => /^(From|To|Subject|Re|Sent|Date):\s/.exec(text)?.[1] ?? []);
    return heads.length === block.length && heads.includes('To') && heads.length >= 2;
  }

  /** A rule belongs to the header only where something of it stands before. */
  #pass(): void {
    this.#at++;
    if (this.fields.length > 0) this.end = this.#at;
  }

  /** One line that is a field, a byline or a setting by itself. */
  #takeLine(): boolean {
    const { text, at } = this.#lines[this.#at]!;
    const facts = ffnFields(text, at);
    if (facts.length > 0) return this.#take(facts, this.#at + 1, 2);
    const fields = fieldsOn(text, at, this.#ahead.dashed);
    if (fields.length > 0 && this.#believes(fields)) return this.#takeFields(fields);
    if (isSettingField(text, this.#canon, this.#beforeByline())) return this.#takeSetting();
    const byline = readByline(text) ?? (this.#has('title') ? readForeignByline(text) : null);
    if (byline !== null && this.#believesByline() && !this.#isTitleBy()) return this.#takeByline(byline);
    return this.#takeNamesBelow(text) || this.#takeBare();
  }

  /** A field whose value does not fit, or whose label prose uses too, wants other fields beside it. */
  #believes(fields: Field[]): boolean {
    if (fields.some((field) => field.strong)) return true;
    const [{ kind, value }] = fields as [Field];
    if (kind === 'chapter') return partIn(value)?.of != null;
    if (kind === 'part') return /\d/.test(value);
    if (this.#ahead.fieldsInBlock(this.#at) >= 3) return true;
    const next = this.#lines[this.#at + 1];
    const below = next === undefined ? [] : fieldsOn(next.text, next.at, this.#ahead.dashed);
    const touches = this.#touches() && this.fields.at(-1)?.label != null;
    if (below.some((field) => field.strong) || touches) return true;
    return kind !== 'rating' && this.#hasCompany();
  }

  /** Fields before it or ahead of it that prose would not hold. */
  #hasCompany(): boolean {
    const short = blockEnd(this.#lines, this.#at) - this.#at <= 12;
    const before = this.fields.some((field) => field.strong && field.label !== null);
    return this.#ahead.strong(this.#at + 1, 1) || (before && short);
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
    const kind = /^\W*spoil/i.test(text) ? 'spoilers' : 'setting';
    const score = isSettingLine(text, this.#canon) ? 2 : 1;
    return this.#take([unlabelledField(kind, text.trim(), at)], this.#at + 1, score);
  }

  /** `by` on a line of its own, and the name below it. */
  #takeNamesBelow(text: string): boolean {
    if (!/^\W*by:?\W*$/i.test(text)) return false;
    const below = nextFull(this.#lines, this.#at + 1);
    const names = this.#lines[below]?.text.trim() ?? '';
    if (below - this.#at > 2 || !looksLikeNames(names)) return false;
    return this.#take([unlabelledField('author', names, this.#lines[below]!.at)], below + 1, 2);
  }

  /** Facts without a label: `[PG-13]`, `Harry Potter`, `Stargate SG-1 - Gen - PG`. */
  #takeBare(): boolean {
    const { text, at } = this.#lines[this.#at]!;
    if (isChapterHeading(text)) return false;
    const bare = bareField(text, at);
    if (bare !== null && this.#believesBare(bare))
      return this.#take([bare], this.#at + 1, bare.strong ? 1 : 0);
    const pieces = barePieces(text, at, this.#canon);
    const among = this.#has('title') || this.#has('author');
    const before = pieces.length >= 2 && this.#ahead.byline(this.#at + 1, 3);
    return pieces.length > 0 && (among || before) && this.#take(pieces, this.#at + 1, 1);
  }

  /** A date alone may open a diary: it is the header's only right beneath it, or before more of it. */
  #believesBare(bare: Field): boolean {
    if (bare.strong) return true;
    return this.fields.length > 0 && (this.#touches() || this.#ahead.strong(this.#at + 1, 1));
  }

  #believesByline(): boolean {
    if (this.fields.length > 0 || this.#ahead.strong(this.#at + 1, 1)) return true;
    return blockEnd(this.#lines, this.#at) - this.#at <= 3;
  }

  #beforeByline(): boolean {
    const near = this.#lines.slice(this.#at, this.#at + 6);
    if (this.fields.length > 0 || near.some((line) => readByline(line.text) !== null)) return true;
    return this.#ahead.strong(this.#at + 1, 1);
  }

  /** `By the Sea` over `by X`: the first line is the title. */
  #isTitleBy(): boolean {
    const next = this.#lines[this.#at + 1];
    return !this.#has('title') && next !== undefined && readByline(next.text) !== null;
  }

  #takeByline(byline: Byline): true {
    const { at } = this.#lines[this.#at]!;
    const fields = [unlabelledField('author', byline.names, at)];
    if (byline.title !== null) fields.unshift(unlabelledField('title', byline.title, at));
    if (byline.fandom !== null) fields.push(unlabelledField('fandom', byline.fandom, at));
    return this.#take(fields, this.#at + 1, byline.title !== null || this.#has('title') ? 2 : 1);
  }

  /** Text that is no field: a title, an unlabelled disclaimer, more of the last field; false where the story begins. */
  #takeBlock(): boolean {
    const from = this.#at;
    const { text, at } = this.#lines[from]!;
    // a line that looks like a field but is none stands by itself
    const end = Math.max(this.#ahead.unlabelled(from), this.#ahead.unlabelled(from + 1));
    if (this.#takeChapterAbove(from)) return true;
    if (opensStory(text)) return false;
    if (this.#takeUnknown(from) || this.#takeTitle(from, end) || this.#takeName(from)) return true;
    const value = textOf(this.#lines.slice(from, end));
    const to = this.#lines[end - 1]!.at;
    const among = this.fields.length > 0 || this.#ahead.strong(end, 1);
    if (among && disclaims(value)) return this.#take([unlabelledField('disclaimer', value, at, to)], end, 1);
    const next = this.#lines[nextFull(this.#lines, end)];
    if (next !== undefined && isFfnLine(next.text))
      return this.#take([unlabelledField('summary', value, at, to)], end, 1);
    if (this.#takeRemark(from) || this.#takeForeword(from)) return true;
    if (!this.#ahead.strong(end, this.fields.length > 0 ? 1 : 2) || isSpeech(value)) return false;
    return this.#extend(unlabelledField('notes', value, at, to), end);
  }

  /** The chapter that the file holds, between its title and its byline. */
  #takeChapterAbove(from: number): boolean {
    const { text, at } = this.#lines[from]!;
    const between = this.#has('title') && !this.#has('author') && this.#touches();
    if (!between || !isChapterHeading(text) || !this.#ahead.byline(from + 1, 1)) return false;
    return this.#take([unlabelledField('chapter', text.trim(), at)], from + 1, 0);
  }

  /** Paragraphs between two fields go on with a long field before them, or are notes. */
  #extend(field: Field, end: number): true {
    const last = this.fields.at(-1);
    if (last === undefined || last.label === null || !LONG_FIELDS.has(last.kind))
      return this.#take([field], end, 0);
    last.value = `${last.value}\n\n${field.value}`;
    last.to = field.to;
    return this.#skipTo(end);
  }

  /** A short line between the byline and facts that somebody put under it. */
  #takeRemark(from: number): boolean {
    const { text, at } = this.#lines[from]!;
    const known = this.#has('title') && this.#has('author') && this.#touches();
    if (!known || wordCount(text) > 15 || !this.#ahead.facts(from + 1)) return false;
    return this.#take([unlabelledField('notes', text.trim(), at)], from + 1, 0);
  }

  /** What an author says to the reader before a rule, when there is a header above. */
  #takeForeword(from: number): boolean {
    if (!this.#has('title') && !this.#has('author')) return false;
    const end = voiceOfAuthor(this.#lines, from);
    if (end === null) return false;
    const lines = this.#lines.slice(from, end);
    const { at } = lines.findLast((line) => !isBlank(line))!;
    return this.#extend(unlabelledField('notes', textOf(lines), lines[0]!.at, at), end);
  }

  #takeUnknown(from: number): boolean {
    const found = isChapterHeading(this.#lines[from]!.text) ? null : unknownOn(this.#lines[from]!.text);
    const labelled = this.fields.some((field) => field.strong && field.label !== null);
    const among = labelled && (this.#touches() || this.#ahead.strong(from + 1, 1));
    if (found === null || !(among || this.#ahead.fieldBelow(from))) return false;
    const field: Field = { kind: 'remark', ...found, from, to: from, strong: false };
    const end = this.#continuation.end(from + 1, field);
    const value = textOf([{ text: found.value, at: from }, ...this.#lines.slice(from + 1, end)]);
    this.unknown.push({ label: found.label, value, line: this.#lines[from]!.at });
    return this.#skipTo(end);
  }

  #takeTitle(from: number, end: number): boolean {
    const known = this.fields.find((field) => field.kind === 'title');
    if (known !== undefined) return this.#takeAgain(known, from, end);
    const same = this.#titles.withAuthor(from, this.fields);
    if (same !== null) return this.#takeByline(same);
    const apart = this.#titles.standsApart(from, end, this.fields);
    if (!apart && !this.#titles.isTitle(from, end, this.fields)) return false;
    const { text, at } = this.#lines[from]!;
    return this.#take([unlabelledField('title', text.trim(), at)], from + 1, apart ? 2 : 1);
  }

  #takeAgain(known: Field, from: number, end: number): boolean {
    const value = this.#titles.again(known, from, end, this.#has('author'));
    if (value === null) return false;
    if (value !== known.value && this.#titles.isFandomAbove(known)) {
      const { text, at } = this.#lines[from]!;
      known.kind = 'fandom';
      return this.#take([unlabelledField('title', text.trim(), at)], from + 1, 1);
    }
    known.value = value;
    known.to = Math.max(known.to, this.#lines[from]!.at);
    return this.#skipTo(from + 1);
  }

  #takeName(from: number): boolean {
    const { text, at } = this.#lines[from]!;
    const alone = wordCount(text) <= 3 && looksLikeNames(text) && this.#titles.isNameBelow(from, this.fields);
    return alone && this.#take([unlabelledField('author', text.trim(), at)], from + 1, 1);
  }

  /** No blank line since the last of the header. */
  #touches(): boolean {
    return this.#at > 0 && this.end === this.#at;
  }

  #has(kind: Field['kind']): boolean {
    return this.fields.some((field) => field.kind === kind);
  }

  #skipTo(at: number): true {
    this.#at = this.end = at;
    return true;
  }

  #take(fields: Field[], end: number, score: number): true {
    this.fields.push(...fields);
    this.score += score;
    return this.#skipTo(end);
  }
}

function textOf(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text)
    .join('\n')
    .trim();
}
