import type { Canon } from '../../canon/canon.ts';
import { withColons } from './columns.ts';
import { withPlainLabels } from './eastern.ts';
import { takeFanfiktion } from './fanfiktionCopy.ts';
import { unframed } from './frame.ts';
import { takeBlock } from './headerBlocks.ts';
import { takeLine } from './headerLines.ts';
import { HeaderState, type Unknown } from './headerState.ts';
import { blockEnd, isBlank, isRule, type Line } from './lines.ts';
import { takePromptFill } from './promptFill.ts';
import type { Field } from './shapes.ts';

/** A header as it was read: its fields in order, and where the story begins. */
export interface Header {
  fields: Field[];
  /** To be kept in the notes. */
  unknown: Unknown[];
  /** Index of the first line that is not header. */
  end: number;
}

const FURTHEST = 160;
const NO_HEADER: Header = { fields: [], unknown: [], end: 0 };

/**
 * Reads the header that stands before the first prose paragraph: labelled fields,
 * setting lines, unlabelled lines, a title and a byline before or after them. Prose that looks like a field is prose.
 */
export function readHeader(lines: readonly Line[], canon: Canon): Header {
  const state = new HeaderState(withColons(withPlainLabels(unframed(lines.slice(0, FURTHEST + 60)))), canon);
  walk(state);
  return state.score >= 2 ? { fields: state.fields, unknown: state.unknown, end: state.end } : NO_HEADER;
}

/** The surest first. */
const TAKERS = [takeFanfiktion, takePromptFill, takeLine, takeBlock];

function walk(state: HeaderState): void {
  while (state.at < Math.min(state.lines.length, FURTHEST)) {
    const text = state.lines[state.at]!.text;
    if (isBlank(state.lines[state.at])) state.at++;
    else if (isRule(text)) pass(state);
    else if (opensLetter(state)) break;
    else if (!TAKERS.some((take) => take(state))) break;
  }
}

/** A mail inside the story, under the story's own header: `From:`, `To:`, `Subject:` in a block of their own. */
function opensLetter(state: HeaderState): boolean {
  if (!state.has('author') || state.touches()) return false;
  const block = state.lines.slice(state.at, blockEnd(state.lines, state.at));
  const heads = block.flatMap(({ text }) => /^(From|To|Subject|Re|Sent|Date):\s/.exec(text)?.[1] ?? []);
  return heads.length === block.length && heads.includes('To') && heads.length >= 2;
}

/** A rule belongs to the header only where something of it stands before. */
function pass(state: HeaderState): void {
  state.at++;
  if (state.fields.length > 0) state.end = state.at;
}
