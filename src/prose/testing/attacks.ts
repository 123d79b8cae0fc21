import { readFileSync } from 'node:fs';

/** Known attacks on pages that show other people's markup. The file has one a line, with `\uXXXX`, `\t` and `\\` for what a line cannot show. */
export const attacks = readFileSync(new URL('attacks.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.replace(/\\(?:u([0-9A-Fa-f]{4})|t|\\)/g, unescaped));

function unescaped(escape: string, code: string | undefined): string {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return escape === '\\t' ? '\t' : '\\';
}
