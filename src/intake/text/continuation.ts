import type { Ahead } from './ahead.ts';
import { LONG_FIELDS } from './labels.ts';
import { isChapterHeading } from './headings.ts';
import { isBlank, nextFull, type Line } from './lines.ts';
import type { Field } from './shapes.ts';

/** Reads the lines over which the value of a field goes on. */
export class Continuation {
  readonly #lines: readonly Line[];
  readonly #ahead: Ahead;

  constructor(lines: readonly Line[], ahead: Ahead) {
    this.#lines = lines;
    this.#ahead = ahead;
  }

  /** Index after the lines that go on with a value. */
  end(from: number, field: Field): number {
    const end = this.#ahead.unlabelled(from);
    if (field.value === '') return this.#valueBelow(from, field);
    if (end === from) return from;
    const before = this.#lines[from - 1]!.text;
    const next = this.#lines[from]!.text;
    if (/^(?:\s{2,}|\t)/.test(next) && !/^\s/.test(before)) return this.#hanging(from, end);
    if (isWrapped(before, next)) return this.#wrapped(from, end);
    const short =
      end - from <= 12 && nextFull(this.#lines, end) < this.#lines.length && !this.#isProse(from, end);
    return LONG_FIELDS.has(field.kind) && short ? end : from;
  }

  /** A label alone on its line: the value stands below. */
  #valueBelow(from: number, field: Field): number {
    if (!isBlank(this.#lines[from])) {
      const end = this.#ahead.unlabelled(from);
      return LONG_FIELDS.has(field.kind) ? end : Math.min(end, from + 1);
    }
    const start = nextFull(this.#lines, from);
    const end = this.#ahead.unlabelled(start);
    const words = this.#ahead.words(start, end);
    const below = nextFull(this.#lines, end);
    const more = this.#ahead.strong(end, 1) || isChapterHeading(this.#lines[below]?.text ?? '');
    return LONG_FIELDS.has(field.kind) && start - from <= 2 && end > start && words <= 150 && more
      ? end
      : from;
  }

  #hanging(from: number, end: number): number {
    let at = from;
    while (at < end && /^\s/.test(this.#lines[at]!.text)) at++;
    return at;
  }

  /** As long as each line was full, the next goes on with it. */
  #wrapped(from: number, end: number): number {
    let at = from + 1;
    while (at < end && isWrapped(this.#lines[at - 1]!.text, this.#lines[at]!.text)) at++;
    return at;
  }

  #isProse(from: number, end: number): boolean {
    return this.#ahead.words(from, end) > 120;
  }
}

/** Would the first word of the next line not have fit on this one? */
function isWrapped(before: string, next: string): boolean {
  const length = before.trimEnd().length;
  const word = /^\s*(\S+)/.exec(next)?.[1]?.length ?? 0;
  return length >= 45 && length <= 100 && length + 1 + word > 62;
}
