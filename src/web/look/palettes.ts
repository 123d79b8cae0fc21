/** A colour as `oklch(lightness chroma hue)`: lightness 0 to 1, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** What every theme must name. `accent` is for what can be acted on and for nothing else. */
export interface Palette {
  /** The page. */
  paper: Oklch;
  /** A sheet laid on the page: menus, fields, notes. */
  leaf: Oklch;
  /** Story text and titles: 7:1 or better on paper and leaf. */
  ink: Oklch;
  /** Everything said beside the story: 4.5:1 or better on paper and leaf. */
  quiet: Oklch;
  /** Rules between things; carries no meaning alone. */
  line: Oklch;
  /** The edges of fields and buttons: 3:1 or better. */
  edge: Oklch;
  accent: Oklch;
  /** Behind a chosen thing. */
  tint: Oklch;
}

export const PALETTES = {
  light: {
    paper: [0.983, 0.006, 84],
    leaf: [0.962, 0.009, 84],
    ink: [0.262, 0.014, 62],
    quiet: [0.478, 0.018, 62],
    line: [0.888, 0.012, 80],
    edge: [0.605, 0.022, 70],
    accent: [0.455, 0.118, 36],
    tint: [0.928, 0.028, 60],
  },
  dark: {
    paper: [0.222, 0.007, 66],
    leaf: [0.258, 0.008, 66],
    ink: [0.885, 0.012, 82],
    quiet: [0.735, 0.014, 76],
    line: [0.345, 0.01, 70],
    edge: [0.585, 0.014, 72],
    accent: [0.792, 0.092, 62],
    tint: [0.322, 0.024, 60],
  },
  sepia: {
    paper: [0.937, 0.031, 84],
    leaf: [0.912, 0.036, 83],
    ink: [0.288, 0.032, 56],
    quiet: [0.452, 0.04, 56],
    line: [0.838, 0.04, 80],
    edge: [0.568, 0.046, 68],
    accent: [0.427, 0.118, 34],
    tint: [0.872, 0.052, 74],
  },
  contrastLight: {
    paper: [1, 0, 0],
    leaf: [1, 0, 0],
    ink: [0, 0, 0],
    quiet: [0.24, 0, 0],
    line: [0.45, 0, 0],
    edge: [0.3, 0, 0],
    accent: [0.36, 0.13, 32],
    tint: [0.94, 0.02, 60],
  },
  contrastDark: {
    paper: [0, 0, 0],
    leaf: [0, 0, 0],
    ink: [1, 0, 0],
    quiet: [0.9, 0, 0],
    line: [0.6, 0, 0],
    edge: [0.78, 0, 0],
    accent: [0.87, 0.11, 75],
    tint: [0.26, 0.03, 60],
  },
} as const satisfies Record<string, Palette>;

const written = ([lightness, chroma, hue]: Oklch) => `oklch(${lightness} ${chroma} ${hue})`;

/** The declarations of a palette's tokens; of two palettes, the second for a reader whose system is dark. */
export function tokens(light: Palette, dark: Palette | null): string {
  return (Object.keys(light) as (keyof Palette)[])
    .map((name) => {
      const value = dark
        ? `light-dark(${written(light[name])},${written(dark[name])})`
        : written(light[name]);
      return `--${name}:${value};`;
    })
    .join('');
}
