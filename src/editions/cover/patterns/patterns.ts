import { chevrons, cubes, dots, ripples, scales, strips } from './fields.ts';
import { harlequin, stars, weave } from './lattices.ts';
import type { Pattern } from './pattern.ts';
import { hills, rays, skyline } from './scenes.ts';
import { arches, moons, petals, quarters, triangles } from './tiles.ts';

/** Every family of patterns; which one a cover has, its fandom decides. Their order is part of what covers look like. */
export const PATTERNS: readonly Pattern[] = [
  quarters,
  scales,
  petals,
  hills,
  triangles,
  rays,
  stars,
  chevrons,
  moons,
  dots,
  weave,
  skyline,
  arches,
  ripples,
  harlequin,
  cubes,
  strips,
];
