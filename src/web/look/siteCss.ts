import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STACKS, twinFaces } from './faces.ts';
import { PALETTES, tokens } from './palettes.ts';

/** The style sheets in the order in which they stand. */
const SHEETS = [
  'base',
  'furniture',
  'tags',
  'blurb',
  'filters',
  'title',
  'story',
  'place',
  'standing',
  'forms',
  'completing',
  'canon',
  'print',
];

/** The themes a reader can choose, each shown in its own colours. */
const SWATCHES = {
  light: [PALETTES.light, null],
  sepia: [PALETTES.sepia, null],
  dark: [PALETTES.dark, null],
  contrast: [PALETTES.contrastLight, PALETTES.contrastDark],
} as const;

/** The one style sheet of the site: tokens, the stand-ins for Literata, and the sheets beside this file. */
export function siteCss(): string {
  const root =
    `:root{color-scheme:light dark;${tokens(PALETTES.light, PALETTES.dark)}--face:${STACKS.literata};--sans:${STACKS.sans};` +
    '--size:1;--measure:30.8em;--leading:1.6;--align:start;--pace:250}';
  const contrast = `@media(prefers-contrast:more){:root{${tokens(PALETTES.contrastLight, PALETTES.contrastDark)}}}`;
  const sheets = SHEETS.map((name) => readFileSync(join(import.meta.dirname, `${name}.css`), 'utf8')).join(
    '\n',
  );
  const swatches = Object.entries(SWATCHES)
    .map(
      ([theme, [light, dark]]) =>
        `.swatch.theme-${theme}{${tokens(light, dark)}background:var(--paper);color:var(--ink)}`,
    )
    .join('');
  return (
    '@layer tokens,base,furniture,story,reader,print;' +
    `${twinFaces()}@layer tokens{${root}${contrast}}@layer furniture{${swatches}}${squeezed(sheets)}`
  );
}

/** Without comments and white space that means nothing. */
export function squeezed(css: string): string {
  return css
    .split(/("[^"]*"|'[^']*')/)
    .map((part, index) => (index % 2 === 1 ? part : squeezedCode(part)))
    .join('')
    .replace(/;}/g, '}')
    .trim();
}

function squeezedCode(code: string): string {
  return code
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1');
}
