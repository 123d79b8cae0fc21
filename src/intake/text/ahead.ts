import type { Canon } from '../../canon/canon.ts';
import { barePieces } from './barePieces.ts';
import { factsLine } from './factsLine.ts';
import { isChapterHeading } from './headings.ts';
import { isBlank, isRule, nextFull, wordCount, type Line } from './lines.ts';
import { isSettingField } from './settingLine.ts';
import { bareField } from './bareFields.ts';
import { fieldsOn, unknownOn } from './shapes.ts';
import { looksLikeTitle, readByline, readForeignByline } from './titleblock.ts';

const DASHED = /^[^:=]{2,30}\s(?:[-–—]{1,2}|=)\s/;

/** Looks ahead in the lines of a header: what a line means depends on what follows it. */
export class Ahead {
  readonly #lines: readonly Line[];
  readonly #canon: Canon;
  /** Does the header set its labels off by dashes: `Rating - PG`? */
  readonly dashed: boolean;

  constructor(lines: readonly Line[], canon: Canon) {
    this.#lines = lines;
    this.#canon = canon;
    this.dashed =
      lines
        .slice(0, 40)
        .filter(({ text, at }) => DASHED.test(text) && fieldsOn(text, at)[0]?.strong === false).length >= 2;
  }

  /** Do fields that prose would hardly say follow, before much text does? */
  strong(from: number, wanted: number): boolean {
    let found = 0;
    let words = 0;
    for (let at = from; at < Math.min(this.#lines.length, from + 40) && words < 220; at++) {
      const { text, at: number } = this.#lines[at]!;
      if (isSpeech(text) || opensStory(text)) return false;
      const fields = isBlank(this.#lines[at])
        ? []
        : fieldsOn(text, number).filter((field) => field.strong && /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(text));
      found += fields.length;
      if (found >= wanted) return true;
      words += fields.length > 0 ? 0 : wordCount(text);
    }
    return false;
  }

  byline(from: number, blocks: number): boolean {
    for (
      let at = nextFull(this.#lines, from), seen = 0;
      at < this.#lines.length && seen < blocks;
      at = nextFull(this.#lines, at + 1), seen++
    ) {
      const { text } = this.#lines[at]!;
      if (
        /^\W*by:?\W*$/i.test(text) ||
        readByline(text) !== null ||
        (seen === 0 && readForeignByline(text) !== null)
      )
        return true;
      if (!looksLikeTitle(text) && !isRule(text)) return false;
    }
    return false;
  }

  /** Does the block go on with a line that is a field, a setting or facts without a label? */
  facts(from: number): boolean {
    for (let at = from; at < Math.min(from + 10, this.#lines.length) && !isBlank(this.#lines[at]); at++)
      if (this.isFact(at)) return true;
    return false;
  }

  isSetting(at: number): boolean {
    return isSettingField(this.#lines[at]!.text, this.#canon, true);
  }

  isFact(at: number): boolean {
    const { text, at: number } = this.#lines[at]!;
    return (
      fieldsOn(text, number, this.dashed).some((field) => field.strong) ||
      bareField(text, number)?.strong === true ||
      this.isSetting(at) ||
      barePieces(text, number, this.#canon).length > 0 ||
      this.isFactsLine(at)
    );
  }

  /** Does the line say several facts without labels, beneath a title? */
  isFactsLine(at: number): boolean {
    const line = this.#lines[at];
    return line !== undefined && factsLine(line.text, line.at, this.#canon, true).length > 0;
  }

  /** How many lines in a row, from this one, are fields of any strength; prose has no three. */
  fieldsInBlock(from: number): number {
    let at = from;
    while (at < this.#lines.length && fieldsOn(this.#lines[at]!.text, 0, this.dashed).length > 0) at++;
    return at - from;
  }

  fieldBelow(from: number): boolean {
    const next = this.#lines[from + 1];
    return next !== undefined && fieldsOn(next.text, next.at).some((field) => field.strong);
  }

  unlabelled(from: number): number {
    let at = from;
    while (
      at < this.#lines.length &&
      !isBlank(this.#lines[at]) &&
      !isRule(this.#lines[at]!.text) &&
      !this.#startsField(at)
    )
      at++;
    return at;
  }

  #startsField(at: number): boolean {
    const { text, at: number } = this.#lines[at]!;
    return (
      fieldsOn(text, number, this.dashed).some((field) => field.strong || /^\s*[\p{Lu}\p{Lo}]/u.test(text)) ||
      readByline(text) !== null ||
      (unknownOn(text) !== null && unknownOn(text)!.label.split(' ').length <= 3 && /^\S/.test(text))
    );
  }

  words(from: number, end: number): number {
    let words = 0;
    for (let at = from; at < end; at++) words += wordCount(this.#lines[at]!.text);
    return words;
  }
}

/** Chapters and lists of them are the story's. */
export function opensStory(text: string): boolean {
  return isChapterHeading(text) || /^\W*(?:table of )?contents\W*$/i.test(text);
}

export function isSpeech(text: string): boolean {
  return /^\s*["“„«]/.test(text) && /[.,!?…-]["”“»]/.test(text) && wordCount(text) > 3;
}
