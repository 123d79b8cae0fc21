import type { Draft, Problem } from '../draft.ts';
import type { ReadContext } from '../reader.ts';
import { fillDraft } from './fill.ts';
import { inParagraphs, onLines, type Stated, type Where } from './filling.ts';
import { readHeader, type Header } from './header.ts';
import { keyOf, type Line } from './lines.ts';

/** A paragraph, heading or line at the start of a document; `text` has `\n` where the document breaks a line. */
export interface LeadingBlock {
  text: string;
}

export interface TakenHeader {
  /** How many leading blocks were header: the story begins after them. 0: there is none. */
  rest: number;
  problems: Problem[];
  stated: Stated;
}

const FURTHEST = 80;

/**
 * Reads the header in a document's first paragraphs by the grammar of plain text and writes it into the draft:
 * fields that the draft has already (from the document's own metadata) stay. A block counts as header only whole.
 */
export function takeHeader(draft: Draft, blocks: readonly LeadingBlock[], context: ReadContext): TakenHeader {
  const lines = blocks
    .slice(0, FURTHEST)
    .flatMap(({ text }, index): Line[] =>
      `${text}\n`.split('\n').map((line) => ({ text: line.trimEnd(), at: index + 1 })),
    );
  const header = readHeader(lines, context.canon);
  const rest = header.end === 0 ? 0 : wholeBlocks(lines, header.end, blocks.length);
  const used = { ...header, fields: header.fields.filter((field) => field.from <= rest) };
  const { problems, stated } = fillDraft(draft, used, context, inParagraphs);
  setPartKey(draft);
  return { rest, problems, stated };
}

/** How many blocks lie whole before line `end`. */
function wholeBlocks(lines: readonly Line[], end: number, all: number): number {
  const line = lines[end];
  if (line === undefined) return Math.min(all, FURTHEST);
  const closes = line.text === '' && lines[end + 1]?.at !== line.at;
  return closes ? line.at : line.at - 1;
}

/** The same for lines of a text. */
export function takeLines(
  draft: Draft,
  lines: readonly Line[],
  context: ReadContext,
  where: Where = onLines,
): { header: Header; problems: Problem[]; stated: Stated } {
  const header = readHeader(lines, context.canon);
  const { problems, stated } = fillDraft(draft, header, context, where);
  setPartKey(draft);
  return { header, problems, stated };
}

/** Parts of a work are told by its title and its authors. */
export function setPartKey(draft: Draft): void {
  if (draft.part !== null)
    draft.part.key = `${keyOf(draft.title ?? '')}|${draft.authors.map(keyOf).sort().join('+')}`;
}
