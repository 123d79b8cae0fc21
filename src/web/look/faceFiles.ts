/** A typeface that is served from here. */
export type Face = 'literata' | 'atkinson' | 'opendyslexic';

export interface FaceFile {
  family: string;
  /** Beside this code in `assets/fonts`, or a module path in an installed package. */
  file: string;
  style: 'normal' | 'italic';
  weight: string;
  range: string | null;
}

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200D,U+2010-2027,U+202F-203A,U+2042-2044,' +
  'U+20AC,U+2122,U+2212,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,' +
  'U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

/** The other scripts Literata knows, as the package cuts them. */
const WIDE: Record<string, string> = {
  'latin-ext': LATIN_EXT,
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  'cyrillic-ext': 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  'greek-ext': 'U+1F00-1FFF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,' +
    'U+0323,U+0329,U+1EA0-1EF9,U+20AB',
};

const STYLES = ['normal', 'italic'] as const;

const literata: FaceFile[] = [
  { family: 'Literata', file: 'literata-regular.woff2', style: 'normal', weight: '400', range: LATIN },
  { family: 'Literata', file: 'literata-italic.woff2', style: 'italic', weight: '400', range: LATIN },
  { family: 'Literata', file: 'literata-bold.woff2', style: 'normal', weight: '700', range: LATIN },
  { family: 'Literata', file: 'literata-bold-italic.woff2', style: 'italic', weight: '700', range: LATIN },
  ...Object.entries(WIDE).flatMap(([script, range]) =>
    STYLES.map((style) => ({
      family: '"Literata Wide"',
      file: `@fontsource-variable/literata/files/literata-${script}-wght-${style}.woff2`,
      style,
      weight: '200 900',
      range,
    })),
  ),
];

const cuts = (family: string, path: string, script: string, range: string | null): FaceFile[] =>
  STYLES.flatMap((style) =>
    ['400', '700'].map((weight) => ({
      family,
      file: `${path}-${script}-${weight}-${style}.woff2`,
      style,
      weight,
      range,
    })),
  );

export const FACE_FILES: Record<Face, FaceFile[]> = {
  literata,
  atkinson: [
    ...cuts(
      '"Atkinson Hyperlegible"',
      '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible',
      'latin',
      LATIN,
    ),
    ...cuts(
      '"Atkinson Hyperlegible"',
      '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible',
      'latin-ext',
      LATIN_EXT,
    ),
  ],
  opendyslexic: cuts('OpenDyslexic', '@fontsource/opendyslexic/files/opendyslexic', 'latin', null),
};
