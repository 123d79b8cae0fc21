import { band, plate, spine } from './boards.ts';
import type { Layout } from './furniture.ts';
import type { Chance } from './random.ts';
import { arch, medallion } from './windows.ts';

/** The layout of a fandom's covers. */
export function layoutOf(fandom: Chance): Layout {
  return fandom.pick([plate, plate, band, band, arch, medallion, spine]);
}
