import { fontFaces, STACKS } from '../look/faces.ts';
import { PALETTES, tokens } from '../look/palettes.ts';
import type { ReadingChoices } from './choices.ts';
import { USUAL } from './choices.ts';

/** Of the width of type, how much a character takes on average in Literata. */
const CHARACTER = 0.467;

/**
 * A style sheet of a reader's choices: the files of the one typeface they read in, so that no other is ever fetched,
 * and whatever is not as usual.
 */
export function readingCss(choices: ReadingChoices, addressOf: (file: string) => string): string {
  const { theme, face, size, width, leading, paragraphs, justified, pace } = choices;
  const parts = [
    themeCss(theme),
    face === USUAL.face ? '' : `--face:${STACKS[face]};`,
    size === USUAL.size ? '' : `--size:${size / 100};`,
    width === USUAL.width ? '' : `--measure:${(width * CHARACTER).toFixed(1)}em;`,
    leading === USUAL.leading ? '' : `--leading:${leading / 100};`,
    paragraphs === 'indented' ? '--paragraph:0;--indent:1.5em;' : '',
    justified ? '--align:justify;' : '',
    pace === USUAL.pace ? '' : `--pace:${pace};`,
  ].join('');
  const faces = face === 'serif' || face === 'sans' ? '' : fontFaces(face, addressOf);
  return parts === '' ? faces : `${faces}@layer reader{:root{${parts}}}`;
}

function themeCss(theme: ReadingChoices['theme']): string {
  if (theme === 'light') return `color-scheme:light;${tokens(PALETTES.light, null)}`;
  if (theme === 'dark') return `color-scheme:dark;${tokens(PALETTES.dark, null)}`;
  if (theme === 'sepia') return `color-scheme:light;${tokens(PALETTES.sepia, null)}`;
  return theme === 'contrast' ? tokens(PALETTES.contrastLight, PALETTES.contrastDark) : '';
}
