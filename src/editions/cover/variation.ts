import { brotliDecompressSync } from 'node:zlib';
import type { Font } from 'fontkit';

/** A point of a glyph's outline as fontkit keeps it. */
interface Point {
  x: number;
  y: number;
  copy(): Point;
}

interface RawGlyph {
  numberOfContours: number;
  points?: Point[];
  components?: { glyphID: number; dx: number; dy: number }[];
}

/** What fontkit 2.0.4 keeps inside a font read from WOFF2. */
interface Inside {
  stream: { pos: number; readBuffer(length: number): Uint8Array };
  directory: {
    totalCompressedSize: number;
    tables: Record<string, { offset: number; length: number; transformLength?: number | null }>;
  };
  _dataPos: number;
  _decompressed?: boolean;
  variationCoords: number[] | null;
  getGlyph(id: number): unknown;
  _transformedGlyphs?: RawGlyph[];
  _variationProcessor: { transformPoints(glyph: number, points: Point[]): void } | null;
}

/**
 * Sets a variable font from a WOFF2 file to these axis values. fontkit's own `getVariation` reads the packed bytes
 * as if they were not packed, and fails (the version is pinned), so the values are set on the font, which moves advances
 * and kerning, and the outlines are moved here.
 */
export function vary(font: Font, axes: Record<string, number>): void {
  const inside = font as unknown as Inside;
  unpack(inside);
  inside.variationCoords = Object.entries(font.variationAxes).map(([axis, { min, max, default: usual }]) =>
    Math.min(max, Math.max(min, axes[axis] ?? usual)),
  );
  inside._transformedGlyphs = movedWhenRead(inside, inside._transformedGlyphs ?? []);
}

/** The outlines, each moved when it is first asked for: a cover shows twenty of three hundred. */
function movedWhenRead(inside: Inside, glyphs: RawGlyph[]): RawGlyph[] {
  const model = glyphs.find((glyph) => glyph.points !== undefined)?.points?.[0];
  const moved = new Set<string>();
  return new Proxy(glyphs, {
    get(all, key) {
      if (
        typeof key === 'string' &&
        model !== undefined &&
        all[Number(key)] !== undefined &&
        !moved.has(key)
      ) {
        moved.add(key);
        movePoints(inside, Number(key), all[Number(key)]!, model);
      }
      return Reflect.get(all, key);
    },
  });
}

/**
 * Unpacks a WOFF2 file by Node's Brotli, which is twenty times as fast as the one in fontkit; places in the stream are
 * given to the tables as fontkit's own unpacking would (WOFF2, section 5.1).
 */
export function unpackFast(font: Font): void {
  const inside = font as unknown as Inside;
  if (inside._decompressed !== false && inside._decompressed !== undefined) return;
  inside.stream.pos = inside._dataPos;
  const packed = inside.stream.readBuffer(inside.directory.totalCompressedSize);
  let offset = 0;
  for (const table of Object.values(inside.directory.tables)) {
    table.offset = offset;
    offset += table.transformLength ?? table.length;
  }
  const Stream = inside.stream.constructor as new (bytes: Uint8Array) => Inside['stream'];
  inside.stream = new Stream(brotliDecompressSync(packed));
  inside._decompressed = true;
}

/** Reads all outlines as they are by default: while fontkit does that, it must not find a variation to apply. */
function unpack(inside: Inside): void {
  Object.defineProperty(inside, '_variationProcessor', { value: null, configurable: true });
  inside.getGlyph(0);
  delete (inside as Partial<Inside>)._variationProcessor;
}

/** Moves the points of an outline and its four phantom points, which stand for its margins. */
function movePoints(inside: Inside, id: number, glyph: RawGlyph, model: Point): void {
  const processor = inside._variationProcessor;
  if (processor === null) return;
  const at = (x: number, y: number): Point => Object.assign(model.copy(), { x, y, endContour: true });
  const phantoms = [at(0, 0), at(0, 0), at(0, 0), at(0, 0)];
  if (glyph.points !== undefined) processor.transformPoints(id, [...glyph.points, ...phantoms]);
  if (glyph.components === undefined) return;
  const places = glyph.components.map(({ dx, dy }) => at(dx, dy));
  processor.transformPoints(id, [...places, ...phantoms]);
  glyph.components.forEach((component, index) =>
    Object.assign(component, { dx: places[index]!.x, dy: places[index]!.y }),
  );
}
