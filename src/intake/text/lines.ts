/** One line of a source, with the 1-based number a person would look it up by. */
export interface Line {
  text: string;
  at: number;
}

/** The lines of a text, numbered from 1. */
export function linesOf(text: string): Line[] {
  return text.split('\n').map((line, index) => ({ text: line.trimEnd(), at: index + 1 }));
}

export function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}

/** Index of the first line at or after `from` that holds something; `lines.length` where none does. */
export function nextFull(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at])) at++;
  return at;
}

/** Index after the block of full lines that begins at `from`. */
export function blockEnd(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && !isBlank(lines[at])) at++;
  return at;
}

export function wordCount(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length;
}

/** A line of marks that divides: `-----`, `* * *`, `=====`. */
export function isRule(text: string): boolean {
  const marks = text.trim();
  return (
    marks.length >= 2 && marks.length <= 100 && /^(?:[-=*_~#+.•–—<>/\\|^\u2500-\u259f]\s*){2,}$/.test(marks)
  );
}

/** What two spellings of a title or a name have in common. */
export function keyOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
