import { isSceneBreak } from '../../prose/shape.ts';
import { isLegend } from './emphasis.ts';
import { blockEnd, isBlank, isRule, nextFull, wordCount, type Line } from './lines.ts';

/** What an author says at the head or the foot of a chapter, taken out of its text. */
export interface ChapterNotes {
  lines: Line[];
  begin: string;
  end: string;
}

const LABEL =
  /^[[({*_~\s-]*(?:a\s?\/\s?n|an|author['’]?s?['’]?(?:\s+end)?\s+notes?|end\s?notes?|notes?)[*_]*\s*(?:#?\d+\s*)?(?::|--+|\s[-–—]\s)[*_]*\s*/i;
const BRACKETED = /^[[(](?:a\s?\/\s?n|an|author['’]?s?\s+note|note)\b/i;
const LONGEST = 250;
/** Blocks of notes at the head. */
const MOST = 3;

/** Takes notes that are clearly told apart: a block with a label first in the chapter, or last. */
export function takeChapterNotes(lines: readonly Line[]): ChapterNotes {
  const heads: string[] = [];
  let rest = lines;
  for (let head = headNotes(rest); head.text !== '' && heads.length < MOST; head = headNotes(rest)) {
    heads.push(head.text);
    rest = head.lines;
  }
  const foot = footNotes([...rest]);
  return { lines: foot.lines, begin: heads.join('\n\n'), end: foot.text };
}

interface Taken {
  lines: Line[];
  text: string;
}

function headNotes(lines: readonly Line[]): Taken {
  const start = nextFull(lines, 0);
  const end = blockEnd(lines, start);
  if (start === lines.length || nextFull(lines, end) === lines.length || !isNote(lines[start]!.text))
    return { lines: [...lines], text: '' };
  if (wordCount(textOf(lines.slice(start, end))) > LONGEST) return { lines: [...lines], text: '' };
  const rest = nextFull(lines, end);
  const ruled = rest < lines.length && (isRule(lines[rest]!.text) || isSceneBreak(lines[rest]!.text));
  return { lines: lines.slice(ruled ? rest + 1 : end), text: withoutLabel(textOf(lines.slice(start, end))) };
}

function footNotes(lines: Line[]): Taken {
  let words = 0;
  for (let at = lines.length - 1, blocks = 0; at > 0 && blocks < 4; at--) {
    if (isBlank(lines[at])) continue;
    words += wordCount(lines[at]!.text);
    if (words > LONGEST) break;
    if (!isBlank(lines[at - 1]) && !isRule(lines[at - 1]!.text)) continue;
    blocks++;
    if (!isNote(lines[at]!.text) || wordCount(textOf(lines.slice(0, at))) < 20) continue;
    return {
      lines: withoutRule(lines.slice(0, at)),
      text: withoutLabel(textOf(withoutRule(lines.slice(at)))),
    };
  }
  return { lines, text: '' };
}

/** `Note:` alone is a word of prose as well; its block must say more than a line of speech. */
function isNote(text: string): boolean {
  if (/^\W*notes?\s*:/i.test(text) && !/^\W*(?:Notes?|NOTES?):/.test(text)) return false;
  return LABEL.test(text) || BRACKETED.test(text.trim()) || isLegend(text);
}

function withoutRule(lines: Line[]): Line[] {
  let end = lines.length;
  while (end > 0 && (isBlank(lines[end - 1]) || isRule(lines[end - 1]!.text))) end--;
  return lines.slice(0, end);
}

function textOf(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text)
    .join('\n')
    .trim();
}

function withoutLabel(text: string): string {
  const bracketed = /^([[(])[^]*[\])]$/.test(text) ? text.slice(1, -1) : text;
  return bracketed.replace(LABEL, '').trim();
}
