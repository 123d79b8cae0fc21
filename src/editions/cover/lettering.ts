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
 * The text as large as the box allows: for each number of lines its most even break, and of those the one whose type is
 * largest. Fewer lines win where it makes little difference.
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
  return parts
    .slice(0, 60)
    .map(({ text: word, tight }) => ({ text: word, tight, width: letter(word, cut, tracking).width }));
}

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}\u30FC]+$/u;

function partsOf(word: string): string[] {
  const letters = Array.from(word);
  // East Asian text breaks between any two letters, but no line begins with a closing mark or a small letter.
  if (EAST_ASIAN.test(word))
    return (
      word.match(
        /[\s\S][\p{Pe}\p{Pf}\p{Po}\u30FC\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7]*/gu,
      ) ?? letters
    );
  if (letters.length <= LONGEST_WORD) return [word];
  const pieces = Math.ceil(letters.length / LONGEST_WORD);
  const each = Math.ceil(letters.length / pieces);
  return Array.from(
    { length: pieces },
    (_, at) => letters.slice(at * each, (at + 1) * each).join('') + (at < pieces - 1 ? '-' : ''),
  );
}

/**
 * The words in this many lines, as even as can be: of all ways to break them, the one with the least sum of fourth
 * powers of the lines' widths, which weighs the widest line most.
 */
function evenLines(words: readonly Word[], count: number, space: number): Word[][] {
  const ends = Array.from({ length: count + 1 }, () =>
    Array.from({ length: words.length + 1 }, () => ({ cost: Infinity, from: 0 })),
  );
  ends[0]![0] = { cost: 0, from: 0 };
  for (let line = 1; line <= count; line++) {
    for (let from = line - 1; from < words.length; from++) {
      const before = ends[line - 1]![from]!.cost;
      if (before === Infinity) continue;
      for (let to = from + 1; to <= words.length; to++) {
        const cost = before + lineWidth(words.slice(from, to), space) ** 4;
        if (cost < ends[line]![to]!.cost) ends[line]![to] = { cost, from };
      }
    }
  }
  const lines: Word[][] = [];
  for (let line = count, to = words.length; line > 0; line--) {
    const { from } = ends[line]![to]!;
    lines.unshift(words.slice(from, to));
    to = from;
  }
  return lines;
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
    .map(
      (line) =>
        `<path fill="${fill}" transform="translate(${n(x + line.x)} ${n(y + line.y)}) scale(${line.scale.toFixed(4)})" d="${line.d}"/>`,
    )
    .join('');
}
