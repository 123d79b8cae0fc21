import type { Canon } from '../../canon/canon.ts';
import type { Ahead } from './ahead.ts';
import { knownFandom } from './fandomNames.ts';
import { isChapterHeading } from './headings.ts';
import { blockEnd, isBlank, isRule, keyOf, nextFull, wordCount, type Line } from './lines.ts';
import type { Field } from './shapes.ts';
import {
  bareTitle,
  couldBeLongTitle,
  goesOn,
  isTitleCase,
  looksLikeTitle,
  readTitleByAuthor,
  type Byline,
} from './titleblock.ts';

const PART = /[([]?\d+\s*\/\s*[\d?]+[)\]]?/g;

/** Tells which lines of a header without a label are the story's title. `fields` is what the header has so far. */
export class Titles {
  readonly #lines: readonly Line[];
  readonly #ahead: Ahead;
  readonly #canon: Canon;

  constructor(lines: readonly Line[], ahead: Ahead, canon: Canon) {
    this.#lines = lines;
    this.#ahead = ahead;
    this.#canon = canon;
  }

  /** `Title by Author` on one line: among fields, or alone at the top. */
  withAuthor(at: number, fields: readonly Field[]): Byline | null {
    const { text } = this.#lines[at]!;
    if (fields.some(({ kind }) => kind === 'author' || kind === 'title')) return null;
    const top = nextFull(this.#lines, 0) === at;
    const announced =
      fields.length > 0 || (top && (isBlank(this.#lines[at + 1]) || this.#ahead.facts(at + 1)));
    return announced ? readTitleByAuthor(text) : null;
  }

  /** Is the line, the first of `end - at` without a label, a title? A byline or fields must follow, or fields stand before and prose after it. */
  isTitle(at: number, end: number, fields: readonly Field[]): boolean {
    const { text } = this.#lines[at]!;
    if (this.#opensWithLong(at, fields)) return true;
    if (!looksLikeTitle(text)) return false;
    if (fields.length === 0 && (this.#overSetting(at) || this.#overFacts(at))) return true;
    if (end - at > 2 && fields.length === 0) return false;
    if (this.#ahead.byline(at + 1, 3)) return true;
    const strong = fields.filter((field) => field.strong && field.label !== null).length;
    if (end - at === 1 && this.#ahead.strong(end, 1) && strong === 0) return true;
    if (end - at !== 1 || isChapterHeading(text)) return false;
    const titled = isTitleCase(text);
    const authored = fields.some((field) => field.kind === 'author');
    return fields.length > 0 && (strong >= 2 || authored) && titled;
  }

  /** No other sign of a header: title case, set apart by two blank lines, a rule or the middle of the page. */
  standsApart(at: number, end: number, fields: readonly Field[]): boolean {
    const line = this.#lines[at]!;
    if (!looksLikeTitle(line.text) || end - at !== 1 || isChapterHeading(line.text)) return false;
    if (fields.length > 0 || nextFull(this.#lines, 0) !== at || !isTitleCase(line.text)) return false;
    const next = nextFull(this.#lines, end);
    const below = this.#lines[next];
    if (below === undefined || isRule(line.text)) return false;
    const centred = indent(line) >= 8 && indent(below) < indent(line) - 4;
    return next - end >= 2 || centred || isRule(below.text);
  }

  /** Two lines at the top over a setting, a title and a name: `Rough Year / Corvid / BtVS s06e09`. */
  isNameBelow(at: number, fields: readonly Field[]): boolean {
    const [title, ...others] = fields;
    const under = title?.kind === 'title' && title.label === null && others.length === 0;
    return (
      under &&
      title.to === this.#lines[at]!.at - 1 &&
      at + 1 < this.#lines.length &&
      this.#ahead.isFact(at + 1)
    );
  }

  /** What a further title says: the same again, the rest of the first, or a subtitle right beneath it; null for none. */
  again(known: Field, at: number, end: number, authored: boolean): string | null {
    const { text } = this.#lines[at]!;
    const title = keyOf(bareTitle(known.value).replace(PART, ''));
    const repeated = keyOf(bareTitle(text).replace(PART, ''));
    if (repeated === title && repeated !== '')
      return /\d+\s*\/\s*[\d?]+/.test(text) && !/\d+\s*\/\s*[\d?]+/.test(known.value)
        ? text.trim()
        : known.value;
    const line = readTitleByAuthor(text);
    if (line !== null && keyOf(line.title!) === title) return known.value;
    if (end - at !== 1 || known.label !== null || authored || !this.#ahead.byline(end, 2)) return null;
    if (!looksLikeTitle(text)) return null;
    return goesOn(known.value, text)
      ? `${known.value.trim()} ${text.trim()}`
      : `${bareTitle(known.value)}: ${bareTitle(text)}`;
  }

  /** A fandom over the title of a story: `Harry Potter / The Lodger / by X`. */
  isFandomAbove(known: Field): boolean {
    return known.label === null && knownFandom(known.value.trim(), this.#canon);
  }

  /** Longer than other titles may be, but alone at the top and with a byline right below. */
  #opensWithLong(at: number, fields: readonly Field[]): boolean {
    if (fields.length > 0 || nextFull(this.#lines, 0) !== at) return false;
    return couldBeLongTitle(this.#lines[at]!.text) && this.#ahead.byline(at + 1, 1);
  }

  /** At the top, over facts in one line, perhaps with a name between. */
  #overFacts(at: number): boolean {
    if (nextFull(this.#lines, 0) !== at || !isTitleCase(this.#lines[at]!.text)) return false;
    const below = nextFull(this.#lines, at + 1);
    if (this.#ahead.isFactsLine(below)) return true;
    const end = blockEnd(this.#lines, at);
    return end - at === 3 && wordCount(this.#lines[at + 1]!.text) <= 3 && this.#ahead.isFactsLine(at + 2);
  }

  #overSetting(at: number): boolean {
    const end = blockEnd(this.#lines, at);
    if (nextFull(this.#lines, 0) !== at || end - at > 4) return false;
    return this.#lines.slice(at + 1, end).some((_line, index) => this.#ahead.isSetting(at + 1 + index));
  }
}

function indent(line: Line): number {
  return /^[ \t]*/.exec(line.text)![0].replaceAll('\t', '        ').length;
}
