/** The little of fontkit 2.0.4 that covers need; it ships no types of its own. */
declare module 'fontkit' {
  export interface Glyph {
    id: number;
    path: { commands: { command: string; args: number[] }[] };
  }

  export interface GlyphRun {
    glyphs: Glyph[];
    positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
    advanceWidth: number;
  }

  export interface Font {
    unitsPerEm: number;
    ascent: number;
    descent: number;
    capHeight: number;
    xHeight: number;
    variationAxes: Record<string, { min: number; default: number; max: number }>;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string, features?: Record<string, boolean>): GlyphRun;
  }

  export function openSync(path: string): Font;
}
