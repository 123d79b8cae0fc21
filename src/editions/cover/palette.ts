import { contrast, hexOf, type Oklch } from './colour.ts';
import type { Chance } from './random.ts';

/** The colours of a cover, as `#rrggbb`. */
export interface Palette {
  /** What the lettering stands on. */
  field: string;
  /** The lettering: at least 7:1 on `field`. */
  ink: string;
  /** Small lettering and rules: at least 4.5:1 on `field`. */
  quiet: string;
  /** What the pattern stands on. */
  ground: string;
  /** The pattern's colours, each plain to see on `ground`; the last one is the accent, used little. */
  shapes: readonly [string, string, string, string];
}

/** Steps around the hue circle that sit well together: near, across, split, three and four ways. */
const HARMONIES: readonly (readonly [number, number, number])[] = [
  [28, -26, 180],
  [34, 16, 196],
  [-32, 150, 180],
  [150, 210, 24],
  [120, -22, 240],
  [90, 180, -24],
  [180, 22, 200],
  [-44, -22, 130],
];

/** Hues that hold their own at every lightness, in degrees; the mud between orange and green is left out. */
const HUES = [
  5, 18, 30, 42, 58, 135, 150, 162, 178, 192, 205, 218, 230, 242, 254, 266, 278, 290, 304, 320, 338, 352,
];

/** How light the ground, the field and the shapes are. */
interface Mood {
  ground: readonly [l: number, c: number];
  field: 'light' | 'dark' | 'deep';
  shapes: readonly (readonly [l: number, c: number])[];
}

const MOODS: readonly Mood[] = [
  // night: deep ground, clear shapes, ivory field
  {
    ground: [0.3, 0.07],
    field: 'light',
    shapes: [
      [0.52, 0.11],
      [0.66, 0.12],
      [0.86, 0.06],
      [0.78, 0.16],
    ],
  },
  // paper: pale ground, mid shapes, deep field
  {
    ground: [0.92, 0.035],
    field: 'deep',
    shapes: [
      [0.52, 0.12],
      [0.7, 0.11],
      [0.38, 0.08],
      [0.68, 0.17],
    ],
  },
  // poster: saturated ground, pale and dark shapes, dark field
  {
    ground: [0.58, 0.13],
    field: 'dark',
    shapes: [
      [0.36, 0.09],
      [0.9, 0.05],
      [0.74, 0.12],
      [0.84, 0.15],
    ],
  },
  // dusk: dark field, muted ground
  {
    ground: [0.42, 0.08],
    field: 'dark',
    shapes: [
      [0.6, 0.1],
      [0.75, 0.09],
      [0.27, 0.06],
      [0.8, 0.15],
    ],
  },
  // linen: warm pale ground, ivory field, strong shapes
  {
    ground: [0.86, 0.06],
    field: 'light',
    shapes: [
      [0.44, 0.11],
      [0.6, 0.13],
      [0.96, 0.02],
      [0.64, 0.18],
    ],
  },
];

const FIELDS: Record<
  Mood['field'],
  { field: readonly [number, number]; ink: readonly [number, number]; quiet: number }
> = {
  light: { field: [0.965, 0.018], ink: [0.25, 0.05], quiet: 0.46 },
  dark: { field: [0.25, 0.05], ink: [0.96, 0.025], quiet: 0.8 },
  deep: { field: [0.33, 0.085], ink: [0.97, 0.02], quiet: 0.86 },
};

/** The palette that a fandom's chance decides; `turn` lets a title trade places among the shapes. */
export function paletteOf(fandom: Chance, title: Chance): Palette {
  const hue = fandom.pick(HUES);
  const harmony = fandom.pick(HARMONIES);
  const mood = fandom.pick(MOODS);
  const hues = [hue, hue + harmony[0], hue + harmony[1], hue + harmony[2]];
  const made = mood.shapes.map(([l, c], at) => hexOf({ l, c, h: hues[at]! + title.next() * 10 - 5 }));
  const { field, ink, quiet } = FIELDS[mood.field];
  const [first, second, third] = turned([made[0]!, made[1]!, made[2]!], title.whole(0, 2));
  const stand = hexOf({ l: field[0], c: field[1], h: hue });
  return {
    field: stand,
    ink: readable({ l: ink[0], c: ink[1], h: hue }, stand, 7),
    quiet: readable({ l: quiet, c: 0.07, h: hue + harmony[0] }, stand, 4.5),
    ground: hexOf({ l: mood.ground[0], c: mood.ground[1], h: hue }),
    shapes: [first!, second!, third!, made[3]!],
  };
}

function turned<T>(items: T[], by: number): T[] {
  return [...items.slice(by), ...items.slice(0, by)];
}

/** The colour, lighter or darker until it stands out from the other as much as it must. */
function readable(colour: Oklch, against: string, least: number): string {
  const away = contrast(against, '#ffffff') > contrast(against, '#000000') ? 0.02 : -0.02;
  let { l } = colour;
  while (l > 0 && l < 1 && contrast(hexOf({ ...colour, l }), against) < least) l += away;
  return hexOf({ ...colour, l: Math.min(1, Math.max(0, l)) });
}
