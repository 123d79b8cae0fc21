import type { Chance } from '../random.ts';
import type { Area, Shape } from '../shapes.ts';
import type { Palette } from '../palette.ts';

/** What a pattern is drawn with. The ground is painted already. */
interface Sheet {
  area: Area;
  palette: Palette;
  /** Decided by the fandom: sizes and habits that its covers share. */
  fandom: Chance;
  /** Decided by the title: what tells one cover of the fandom from the next. */
  title: Chance;
}

/** A family of flat patterns that fill an area; what reaches beyond it is cut off. */
export type Pattern = (sheet: Sheet) => Shape[];

/** Squares that cover the area, `across` in a row. */
export function squares(
  { x, y, width, height }: Area,
  across: number,
): { x: number; y: number; side: number; column: number; row: number }[] {
  const side = width / across;
  const rows = Math.ceil(height / side - 0.01);
  const top = y + (height - rows * side) / 2;
  return Array.from({ length: rows * across }, (_, at) => {
    const column = at % across;
    const row = Math.floor(at / across);
    return { x: x + column * side, y: top + row * side, side, column, row };
  });
}
