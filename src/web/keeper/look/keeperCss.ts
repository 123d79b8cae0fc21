import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { squeezed } from '../../look/siteCss.ts';

/** The style sheets in the order in which they stand. */
const SHEETS = ['desk', 'forms', 'report', 'tags'];

/** What the keeper's pages add to the site's one style sheet. */
export function keeperCss(): string {
  return squeezed(
    SHEETS.map((name) => readFileSync(join(import.meta.dirname, `${name}.css`), 'utf8')).join('\n'),
  );
}
