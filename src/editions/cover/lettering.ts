import { letter, type Cut } from './face.ts';
import { n } from './shapes.ts';

/** Lines of lettering set in a box, ready to draw. */
export interface Block {
  /** Each line's outline, and where its left end and baseline stand. */
  lines: { d: string; x: number; y: number; scale: number }[];
  /** Of the type, in the cover's units. */
  size: number;
  height: number;
}

/** How a text must be set. */
export interface Setting {
  cut: Cut;
  width: number;
  /** The most room it may take. */
  height: number;
  largest: number;
  align: 'start' | 'centre';
  rtl: boolean;
  mostLines: number;
  /** Between letters, in thousandths of the type size. */
  tracking?: number;
  /** Between baselines, of the type size. */
  leading?: number;
}

const CAP = 0.72;
const DESCENT = 0.24;

/**
 * The text as large as the box allows, its lines as even as they can be: for each number of lines the break with the
 * narrowest longest line, and of those the one whose type is largest. Fewer lines win where it makes little difference.
 */
export function setText(text: string, setting: Setting): Block {
  const words = wordsOf(text, setting);
  const space = letter('\u00A0', setting.cut).width + (setting.tracking ?? 0);
  const leading = setting.leading ?? 1.12;
  let best: { size: number; lines: string[] } = { size: 0, lines: [] };
  for (let count = 1; count <= Math.min(setting.mostLines, words.length); count++) {
    const lines = evenLines(words, count, space);
    const widest = Math.max(...lines.map((line) => lineWidth(line, space)));
    const room = setting.height / (CAP + DESCENT + (count - 1) * leading);
    const size = Math.min(setting.largest, (setting.width / widest) * 1000, room);
    if (size > best.size * 1.06) best = { size, lines: lines.map(joined) };
  }
  return placed(best.lines, best.size, leading, setting);
}

interface Word {
  text: string;
  width: number;
  /** Follows the word before it without a space. */
  tight: boolean;
}

/** A word that alone would make the type tiny is parted, as a sign painter would. */
const LONGEST_WORD = 18;

function wordsOf(text: string, { cut, tracking }: Setting): Word[] {
  const words = text.split(/\s+/).filter(Boolean);
  const parts = words.flatMap((word) => partsOf(word).map((part, at) => ({ text: part, tight: at > 0 })));
  return parts.slice(0, 60).map((part) => ({ ...part, width: letter(part.text, cut, tracking).width }));
}

function partsOf(word: string): string[] {
  const letters = Array.from(word);
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}]+$/u.test(word)) return letters;
  if (letters.length <= LONGEST_WORD) return [word];
  const pieces = Math.ceil(letters.length / LONGEST_WORD);
  const each = Math.ceil(letters.length / pieces);
  return Array.from({ length: pieces }, (_, at) => letters.slice(at * each, (at + 1) * each).join('') + (at < pieces - 1 ? '-' : ''));
}

/** The words in this many lines whose widest is as narrow as can be (the linear partition problem). */
function evenLines(words: readonly Word[], count: number, space: number): Word[][] {
  let low = Math.max(...words.map((word) => word.width));
  let high = lineWidth(words, space);
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (filled(words, middle, space).length <= count) high = middle;
    else low = middle;
  }
  return filled(words, high + 0.01, space);
}

function filled(words: readonly Word[], width: number, space: number): Word[][] {
  const lines: Word[][] = [];
  let line: Word[] = [];
  for (const word of words) {
    if (line.length > 0 && lineWidth([...line, word], space) > width) {
      lines.push(line);
      line = [];
    }
    line.push(word);
  }
  return [...lines, line];
}

function lineWidth(line: readonly Word[], space: number): number {
  return line.reduce((sum, word, at) => sum + word.width + (at === 0 || word.tight ? 0 : space), 0);
}

function joined(line: readonly Word[]): string {
  return line.reduce((text, word, at) => text + (at === 0 || word.tight ? '' : ' ') + word.text, '');
}

function placed(texts: readonly string[], size: number, leading: number, setting: Setting): Block {
  const scale = size / 1000;
  const lines = texts.map((text, at) => {
    const { d, width } = letter(text, setting.cut, setting.tracking);
    const left = setting.width - width * scale;
    const x = setting.align === 'centre' ? left / 2 : setting.rtl ? left : 0;
    return { d, x, y: size * CAP + at * size * leading, scale };
  });
  return { lines, size, height: lines.length === 0 ? 0 : size * (CAP + (lines.length - 1) * leading) };
}

/** The block as SVG paths, its top left corner at (x, y). */
export function drawn(block: Block, x: number, y: number, fill: string): string {
  return block.lines
    .map((line) => `<path fill="${fill}" transform="translate(${n(x + line.x)} ${n(y + line.y)}) scale(${line.scale.toFixed(4)})" d="${line.d}"/>`)
    .join('');
}
