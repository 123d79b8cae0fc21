import { WRITTEN } from '../journalMarks.ts';
import { boardTitle } from './boardTitle.ts';
import { readDate } from './dates.ts';
import { factsLine } from './factsLine.ts';
import { FILL, isAnswerLine, isFillHeading } from './fillHeading.ts';
import type { HeaderState } from './headerState.ts';

import { isRule, nextFull, wordCount, type Line } from './lines.ts';
import { partIn, withoutPart } from './parts.ts';
import { unlabelledField, type Field } from './shapes.ts';
import { bareTitle, looksLikeTitle } from './titleblock.ts';

const PROMPT =
  /^[\s*_[(~]*(?:the |original )?(?:prompt|request)(?:\s*#?\s*\d+)?[\])*_]*\s*[:–—-][*_]*\s*(.*)$/i;
const UNSIGNED = /^(?:from:? ?)?\(?anonymous\)?$/i;
/** A prompt reaches at most so far. */
const LINES = 60;
const WORDS = 350;

/** What somebody asked for on a prompt meme, and the heading of the story that answers: fields, and the index after them. */
interface Taken {
  fields: Field[];
  end: number;
}

/** Takes `Prompt: …` up to `Fill: Title`, or a comment that asks up to the comment that answers. */
export function takePromptFill(state: HeaderState): boolean {
  const { lines, at } = state;
  const asked = PROMPT.exec(lines[at]!.text)?.[1];
  const opens = state.fields.length === 0 && nextFull(lines, 0) === at;
  if (asked === undefined && !opens) return false;
  const fill = fillBelow(lines, at, asked === undefined);
  if (fill === null) return false;
  const heading = headingOf(state, fill);
  if (heading === null) return false;
  const said =
    asked === undefined
      ? lines.slice(at, fill)
      : [{ ...lines[at]!, text: asked }, ...lines.slice(at + 1, fill)];
  const prompt = promptOf(said);
  return state.take(prompt === null ? heading.fields : [...heading.fields, prompt], heading.end, 3);
}

/** The line of the answer's heading; `commented`: it must be the subject of a comment. */
function fillBelow(lines: readonly Line[], from: number, commented: boolean): number | null {
  let words = 0;
  for (let at = from; at < Math.min(lines.length, from + LINES) && words <= WORDS; at++) {
    const { text } = lines[at]!;
    if (isFillHeading(text) && (!commented || isFurniture(lines[at + 1]?.text ?? ''))) return at;
    words += wordCount(text);
  }
  return null;
}

/** What a copied comment has between its subject and its words. */
function isFurniture(text: string): boolean {
  const line = text.trim();
  return (
    line !== '' && (UNSIGNED.test(line) || (line.length <= 160 && WRITTEN.test(line)) || isAnswerLine(line))
  );
}

function promptOf(lines: readonly Line[]): Field | null {
  const own = lines.filter(({ text }) => !isFurniture(text) && !isRule(text));
  const value = own
    .map(({ text }) => text.trim())
    .join('\n')
    .trim();
  if (value === '') return null;
  const full = own.filter(({ text }) => text.trim() !== '');
  return { ...unlabelledField('remark', value, full[0]!.at, full.at(-1)!.at), label: 'Prompt' };
}

/** Null where no title, nor anything that may stand for one, follows the word. */
function headingOf(state: HeaderState, at: number): Taken | null {
  const line = state.lines[at]!;
  const [, part = '', rest = ''] = FILL.exec(line.text.trim()) ?? [];
  const named = factsOf(rest.replace(/[*_]+$/, '').trim(), line.at, state);
  if (named === null) return null;
  const fields = partIn(part) === null ? named : [...named, unlabelledField('part', part, line.at)];
  let end = at + 1;
  for (; isFurniture(state.lines[end]?.text ?? ''); end++) {
    const { text, at: number } = state.lines[end]!;
    const day = readDate(WRITTEN.exec(text)?.[0].replace(/,? \d{1,2}:\d\d.*$/, '') ?? '');
    if (day !== null) fields.push(unlabelledField('published', day, number));
  }
  return { fields, end };
}

function factsOf(rest: string, at: number, { canon }: HeaderState): Field[] | null {
  if (rest === '') return [];
  const quoted = /["“]([^"“”]{2,90})["”]/.exec(rest);
  const facts =
    quoted === null
      ? rest
      : `${quoted[1]!} [${rest
          .replace(quoted[0], ',')
          .replace(/[()[\],;\s]+/g, (marks) => (marks.trim() === '' ? ' ' : ', '))
          .replace(/^[, ]+|[, ]+$/g, '')}]`;
  const board = boardTitle(facts, at, canon, true);
  if (board.length > 0) return board;
  const told = factsLine(rest, at, canon, false);
  if (told.length > 0) return told;
  const title = bareTitle(
    quoted !== null && quoted[0].length >= rest.length - 8 ? quoted[1]! : withoutPart(rest),
  );
  const part = partIn(rest) === null ? [] : [unlabelledField('part', rest, at)];
  if (withoutPart(rest) === rest && part.length > 0) return part;
  if (!looksLikeTitle(title) || wordCount(title) > 10) return null;
  return [unlabelledField('title', title, at), ...part];
}
