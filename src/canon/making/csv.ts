/** A row of a table, with the line of the file it begins on (1 for the first). */
export interface CsvRow {
  line: number;
  cells: string[];
}

/**
 * The rows of a table of values (RFC 4180), parted by commas, semicolons or tabs, whichever its first line holds most
 * of. Quoted values may hold the separator, doubled quotes and line breaks. Empty rows are left out.
 */
export function readCsv(text: string): CsvRow[] {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  const separator = separatorOf(plain.split('\n', 1)[0] ?? '');
  const value = new RegExp(`"((?:[^"]|"")*)"[^${separator}\n]*|([^${separator}\n]*)`, 'y');
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  for (let at = 0; at <= plain.length;) {
    value.lastIndex = at;
    const found = value.exec(plain);
    const quoted = found?.[1];
    row.cells.push((quoted?.replaceAll('""', '"') ?? found?.[2] ?? '').trim());
    line += quoted?.split('\n').length ?? 1;
    line -= 1;
    at = value.lastIndex;
    if (plain[at] !== separator) {
      if (row.cells.some((cell) => cell !== '')) rows.push(row);
      line += 1;
      row = { line, cells: [] };
    }
    at += 1;
  }
  return rows;
}

function separatorOf(head: string): string {
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: head.split(separator).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}
