import type { Hyphens } from './hyphens.ts';
import { areSpeeches, isSpeech, speechLines } from './script.ts';
import { endsSentence, indentOf, isFull, isWrappedBlock, lengthOf, type Layout } from './layout.ts';

/** A piece of the story as its lines give it. `lines` holds one text for prose, several where line ends are kept. */
export interface TextBlock {
  kind: 'prose' | 'verse' | 'letter' | 'break' | 'scene-heading';
  lines: string[];
}

/** Longest line, in characters, that may be verse in a text that is not wrapped. */
const VERSE = 60;
/** Longest line, marks included, that may be a heading between scenes: `~*~ Later, on the quay ~*~`. */
const LONGEST_HEADING = 120;
const OPENS_SPEECH = /^\s*["“„«‘'–—]/;
const OPENS_LETTER =
  /^\s*(?:[*_~]\s*)?(?:my )?(?:dear(?:est)?|hi|hello|hey|to|liebe[rs]?|cher|ch[eè]re|querid[oa])\b[^.!?]{0,40}[,:\-–—]\s*$/i;

/** What one block of lines is: one paragraph or several, verse, a letter. */
export function lineBlock(texts: string[], layout: Layout, hyphens: Hyphens): TextBlock[] {
  if (texts.length === 1) return [one(texts[0]!)];
  if (layout.script && isSpeech(texts)) return [{ kind: 'verse', lines: speechLines(texts, hyphens) }];
  if (areSpeeches(texts)) return texts.map(one);
  return isWrappedBlock(texts, layout) ? wrappedBlock(texts, layout, hyphens) : looseBlock(texts, layout);
}

function one(text: string): TextBlock {
  const line = text.trim();
  const headed =
    line.length <= LONGEST_HEADING &&
    /^([~*=\-–—+<>#])\s?(?:\1\s?)*[^~*=]{2,60}?\s?(?:[~*=\-–—+<>#]\s?)+$/.test(line) &&
    !/^\*[^*]+\*$/.test(line) &&
    /\s/.test(line[1] ?? '');
  const scene = /^(?:\[)?(?:SCENE|Scene) (?:\d+|[IVX]+|[A-Z][A-Za-z]+)\b[^.!?]{0,60}\]?$/.test(line);
  return { kind: headed || scene ? 'scene-heading' : 'prose', lines: [line] };
}

/** How a line ends: full and going on, ended on purpose, or the last of its paragraph. */
type End = 'soft' | 'hard' | 'paragraph';

function wrappedBlock(texts: string[], layout: Layout, hyphens: Hyphens): TextBlock[] {
  const width = layout.wrapped
    ? layout.width
    : texts.reduce((most, text) => Math.max(most, text.trimEnd().length), 0);
  const ends = texts.slice(0, -1).map((text, at) => endOf(text, texts[at + 1]!, width, layout));
  const hard = ends.filter((end) => end === 'hard').length;
  const kept = hard > 0 && hard >= ends.length * 0.5 && !isDialogue(texts);
  return assemble(texts, ends, kept, width, hyphens);
}

function endOf(text: string, next: string, width: number, layout: Layout): End {
  const further = indentOf(next) - layout.margin >= 2;
  if ((layout.indented || layout.doubled) && further)
    return layout.doubled || endsSentence(text) || isFull(text, next, width) ? 'paragraph' : 'hard';
  if (isFull(text, next, width)) return 'soft';
  if (
    text.trimEnd().length >= width * 0.75 &&
    !(endsSentence(text) && startsSentence(next) && layout.gap === 0)
  )
    return 'soft';
  return 'hard';
}

function startsSentence(text: string): boolean {
  return /^\s*["“„«‘'(*_[]*\p{Lu}/u.test(text);
}

/** Lines of speech, a paragraph each, that nobody parted with blank lines. */
function isDialogue(texts: readonly string[]): boolean {
  const spoken = texts.filter((text) => OPENS_SPEECH.test(text)).length;
  return spoken > 0 && texts.filter((text) => endsSentence(text)).length >= texts.length * 0.6;
}

function assemble(texts: string[], ends: End[], kept: boolean, width: number, hyphens: Hyphens): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  let open = [texts[0]!];
  for (const [index, end] of ends.entries()) {
    const text = texts[index]!;
    const next = texts[index + 1]!;
    const parts = end === 'paragraph' || (end === 'hard' && !kept && partsHere(text, next));
    if (!parts && (end === 'soft' || (!kept && lengthOf(text) >= width * 0.6))) {
      open.push(next);
      continue;
    }
    lines.push(hyphens.join(open));
    open = [next];
    if (!parts) continue;
    blocks.push(linesBlock(lines));
    lines = [];
  }
  return [...blocks, linesBlock([...lines, hyphens.join(open)])];
}

/** A short line that ends a sentence before one that begins another. */
function partsHere(text: string, next: string): boolean {
  return endsSentence(text) && (startsSentence(next) || OPENS_SPEECH.test(next)) && !/[,:]\s*$/.test(text);
}

function linesBlock(lines: string[]): TextBlock {
  if (lines.length === 1) return one(lines[0]!);
  return { kind: OPENS_LETTER.test(lines[0]!) ? 'letter' : 'verse', lines };
}

/** Not wrapped: each line is a paragraph, but short lines that stop mid-sentence, several in a row, are verse. */
function looseBlock(texts: string[], layout: Layout): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (let at = 0; at < texts.length;) {
    const end = shortRun(texts, at);
    if (end - at >= 2 && isVerse(texts.slice(at, end), layout)) {
      blocks.push(linesBlock(texts.slice(at, end).map((text) => text.trim())));
      at = end;
    } else blocks.push(one(texts[at++]!));
  }
  return blocks;
}

function shortRun(texts: readonly string[], from: number): number {
  let at = from;
  while (at < texts.length && lengthOf(texts[at]!) <= VERSE) at++;
  return at;
}

function isVerse(texts: readonly string[], layout: Layout): boolean {
  if (isDialogue(texts)) return false;
  const ended = texts.filter((text) => /[.!?”"]\s*$/.test(text)).length;
  if (layout.gap === 0) return texts.length >= 3 && ended <= texts.length * 0.35;
  return ended <= texts.length * 0.5 || (texts.length >= 4 && !texts.some((text) => OPENS_SPEECH.test(text)));
}
