import type { Canon } from '../../canon/canon.ts';
import { Ahead } from './ahead.ts';
import { Continuation } from './continuation.ts';
import type { Line } from './lines.ts';
import type { Field } from './shapes.ts';
import { Titles } from './titles.ts';

/** A line with a label nobody knows. */
export interface Unknown {
  label: string;
  value: string;
  line: number;
}

/** How far a walk through a header has come, and what it has taken. */
export class HeaderState {
  readonly fields: Field[] = [];
  readonly unknown: Unknown[] = [];
  readonly lines: readonly Line[];
  readonly canon: Canon;
  readonly ahead: Ahead;
  readonly titles: Titles;
  readonly continuation: Continuation;
  /** How sure it is that this is a header: 2 or more. */
  score = 0;
  /** Index of the line to look at. */
  at = 0;
  /** Index after the last line that is header. */
  end = 0;

  constructor(lines: readonly Line[], canon: Canon) {
    this.lines = lines;
    this.canon = canon;
    this.ahead = new Ahead(lines, canon);
    this.titles = new Titles(lines, this.ahead, canon);
    this.continuation = new Continuation(lines, this.ahead);
  }

  take(fields: Field[], end: number, score: number): true {
    this.fields.push(...fields);
    this.score += score;
    return this.skipTo(end);
  }

  skipTo(at: number): true {
    this.at = this.end = at;
    return true;
  }

  has(kind: Field['kind']): boolean {
    return this.fields.some((field) => field.kind === kind);
  }

  /** No blank line since the last of the header. */
  touches(): boolean {
    return this.at > 0 && this.end === this.at;
  }
}
