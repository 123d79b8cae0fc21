import { chevrons, cubes, dots, hills, rays, ripples, scales, skyline, strips } from './fields.ts';
import type { Pattern } from './pattern.ts';
import { arches, harlequin, moons, petals, quarters, stars, triangles, weave } from './tiles.ts';

/** Every family of patterns; which one a cover has, its fandom decides. Their order is part of what covers look like. */
export const PATTERNS: readonly Pattern[] = [
  ...[quarters, scales, petals, hills, triangles, rays, stars, chevrons, moons],
  ...[dots, weave, skyline, arches, ripples, harlequin, cubes, strips],
];
