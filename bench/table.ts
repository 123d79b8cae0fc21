/** A measured figure, beside another program's or another case's in the same run. */
export interface Row {
  what: string;
  /** Ours, with its unit. */
  ours: number;
  unit: string;
  /** What it is compared with, e.g. "calibre" or "a work of one chapter". */
  against?: string;
  theirs?: number | null;
  /** What is asked of it, e.g. `< 25 ms`; empty or left out: nothing. */
  asked?: string;
}

/** Prints the rows as a table: ours, what is asked, theirs, and how many times theirs is ours. */
export function printTable(rows: Row[]): void {
  const cells = rows.map((row) => [
    row.what,
    `${figure(row.ours)} ${row.unit}`,
    row.asked ?? '',
    row.against ?? '',
    row.against === undefined
      ? ''
      : row.theirs === undefined || row.theirs === null
        ? 'not installed'
        : `${figure(row.theirs)} ${row.unit}`,
    typeof row.theirs === 'number' && row.ours > 0 ? `${figure(row.theirs / row.ours)}×` : '',
  ]);
  const all = [['what', 'Fadeless', 'asked', 'against', 'theirs', 'theirs/ours'], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...all.map((line) => (line[column] ?? '').length)),
  );
  for (const line of all)
    process.stdout.write(
      `${line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
}

function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The middle of several runs. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
