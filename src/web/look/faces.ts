import { FACE_FILES, type Face } from './faceFiles.ts';

/** Declares the cuts of a typeface; a browser fetches only the ones whose characters a page shows. */
export function fontFaces(face: Face, addressOf: (file: string) => string): string {
  return FACE_FILES[face]
    .map(
      ({ family, file, style, weight, range }) =>
        `@font-face{font-family:${family};font-style:${style};font-weight:${weight};font-display:swap;` +
        `src:url(${addressOf(file)}) format("woff2")${range ? `;unicode-range:${range}` : ''}}`,
    )
    .join('');
}

/**
 * System faces stretched to Literata's widths and heights, so that nothing moves when it arrives. Measured on a
 * passage of English prose against metric twins of each (Gelasio, Liberation Serif, Noto Serif).
 */
const TWINS = [
  ['Twin A', 'normal', ['Georgia', 'Gelasio'], 106.55, 110.46, 28.91],
  ['Twin A', 'italic', ['Georgia Italic', 'Gelasio Italic'], 98.24, 119.81, 31.35],
  ['Twin B', 'normal', ['Times New Roman', 'Liberation Serif', 'Times'], 116.69, 100.87, 26.4],
  [
    'Twin B',
    'italic',
    ['Times New Roman Italic', 'Liberation Serif Italic', 'Times Italic'],
    109.45,
    107.54,
    28.14,
  ],
  ['Twin C', 'normal', ['Noto Serif'], 98.26, 119.78, 31.35],
  ['Twin C', 'italic', ['Noto Serif Italic'], 95.06, 123.82, 32.4],
] as const;

/** The stand-ins shown until Literata is there. */
export function twinFaces(): string {
  return TWINS.map(([family, style, names, size, ascent, descent]) => {
    const src = names.map((name) => `local("${name}")`).join(',');
    return (
      `@font-face{font-family:"${family}";font-style:${style};src:${src};size-adjust:${size}%;` +
      `ascent-override:${ascent}%;descent-override:${descent}%;line-gap-override:0%}`
    );
  }).join('');
}

/** The stacks of families for each face a reader can choose. */
export const STACKS = {
  literata: 'Literata,"Literata Wide","Twin A","Twin B","Twin C",Georgia,serif',
  serif: 'ui-serif,"Iowan Old Style","Palatino Linotype",Charter,"Source Serif 4",Georgia,"Noto Serif",serif',
  sans: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif',
  atkinson: '"Atkinson Hyperlegible",system-ui,sans-serif',
  opendyslexic: 'OpenDyslexic,system-ui,sans-serif',
} as const;
