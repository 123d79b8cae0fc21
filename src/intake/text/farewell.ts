import { emptyDraft, type Draft, type Problem } from '../draft.ts';
import { fromText, joinHtml } from '../../prose/write.ts';
import type { ReadContext } from '../reader.ts';
import { fillDraft } from './fill.ts';
import { onLines } from './filling.ts';
import { ANY_FACT, fillGaps } from '../gaps.ts';
import { readHeader } from './header.ts';
import { isBlank, isRule, keyOf, nextFull, wordCount, type Line } from './lines.ts';
import { emailsIn, isEmailLine } from './people.ts';
import { fieldsOn } from './shapes.ts';
import { unwrapped } from './unwrap.ts';

/** A story's lines, and what its author says to the reader after the last of them. */
export interface Parting {
  lines: readonly Line[];
  farewell: readonly Line[];
  /** The author's name, signed below, perhaps with addresses. */
  signature: readonly Line[];
}

const GOODBYE =
  /^[\s*~_([<-]*(?:please[,!]?\s+(?:read (?:and|&) )?(?:review|r\s?&\s?r|comment|leave (?:me )?(?:a )?(?:review|comment|feedback)|send (?:me )?feedback)|r\s?&\s?r\b|read (?:and|&) review|reviews?\b|feedback\b|comments?\b|send (?:comments|feedback|e-?mail)|so,? what (?:do|did) you (?:guys )?think|let me know what you think|tell me what you think|(?:i )?hope you (?:enjoyed|liked)|thanks? (?:you )?for reading|e-?mail me|disclaimers?: (?:all|any) publicly)/i;
const MOST_WORDS = 60;

/**
 * Parts the last words to the reader from a story that has no end marker above them: fields, "Please review!", an
 * address for feedback, the author's name. Nothing else goes: a last paragraph is the story's.
 */
export function partFarewell(lines: readonly Line[], authors: readonly string[]): Parting {
  const signature = signatureOf(lines, authors);
  const story = trimmed(lines.slice(0, lines.length - signature.length));
  const from = fieldsFrom(story) ?? goodbyeFrom(story);
  if (from === null) return { lines: story, farewell: [], signature };
  return { lines: withoutRule(story.slice(0, from)), farewell: story.slice(from), signature };
}

/** A last block of the author's name, alone or over addresses. */
function signatureOf(lines: readonly Line[], authors: readonly string[]): readonly Line[] {
  const from = blockStart(lines, lines.length);
  const block = lines.slice(from);
  if (from < 2 || !isBlank(lines[from - 1]) || block.length === 0 || block.length > 3) return [];
  const [name, ...addresses] = block.map(({ text }) => text.trim().replace(/^[-–—~*]+\s*/, ''));
  const signed = authors.some((author) => keyOf(author) === keyOf(name!)) && keyOf(name!) !== '';
  return signed && addresses.every((text) => isEmailLine(text) || /^(?:https?:|www\.)\S+$/i.test(text))
    ? block
    : [];
}

/** Three or more labelled fields in the last block: a header at the end. */
function fieldsFrom(lines: readonly Line[]): number | null {
  const from = blockStart(lines, lines.length);
  const fields = lines
    .slice(from)
    .flatMap(({ text, at }) => fieldsOn(text, at).filter(({ strong }) => strong));
  return from > 0 && fields.length >= 3 ? from : null;
}

function goodbyeFrom(lines: readonly Line[]): number | null {
  let found: number | null = null;
  let words = 0;
  for (let end = withoutRule(lines).length; end > 1;) {
    const from = blockStart(lines, end);
    if (from <= 0) break;
    const text = textOf(lines.slice(from, end));
    words += wordCount(text);
    if (words > MOST_WORDS) break;
    if (isGoodbye(text)) found = from;
    else if (found === null && emailsIn(text).length === 0) break;
    end = withoutRule(lines.slice(0, from)).length;
  }
  return found;
}

function isGoodbye(text: string): boolean {
  const match = GOODBYE.exec(text);
  if (match === null) return false;
  const bare = /^\W*(?:reviews?|feedback|comments?)$/i.test(match[0]);
  return (
    !bare || emailsIn(text).length > 0 || /\b(?:welcome|love|appreciated|adored|please|to)\b/i.test(text)
  );
}

function blockStart(lines: readonly Line[], end: number): number {
  let at = end;
  while (at > 0 && !isBlank(lines[at - 1]) && !isRule(lines[at - 1]!.text)) at--;
  return at;
}

function trimmed(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1])) end--;
  return lines.slice(0, end);
}

function withoutRule(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  while (end > 0 && (isBlank(lines[end - 1]) || isRule(lines[end - 1]!.text))) end--;
  return lines.slice(0, end);
}

/**
 * Writes what stands after the end into the draft: fields fill what the header left open, an address alone is for
 * feedback, all else are notes at the end. Says whether there were fields.
 */
export function takeFarewell(
  draft: Draft,
  lines: readonly Line[],
  context: ReadContext,
): { problems: Problem[]; headed: boolean } {
  const full = nextFull(lines, 0);
  if (full === lines.length) return { problems: [], headed: false };
  const header = readHeader(lines, context.canon);
  const labelled = header.fields.filter(({ label }) => label !== null);
  if (labelled.length === 0) {
    takeWords(draft, lines.slice(full));
    return { problems: [], headed: false };
  }
  const said = emptyDraft();
  const { problems } = fillDraft(said, header, context, onLines);
  fillGaps(draft, said, ANY_FACT, (where) => `after the end, ${where}`.replace(/, $/, ''));
  if (said.notesBegin !== '') {
    draft.notesEnd = joinHtml(draft.notesEnd, said.notesBegin);
    draft.evidence['notesEnd'] = `after the end, ${said.evidence['notesBegin']}`;
  }
  takeWords(draft, lines.slice(header.end));
  return { problems, headed: true };
}

function takeWords(draft: Draft, lines: readonly Line[]): void {
  const text = textOf(lines.filter(({ text: line }) => !isRule(line)));
  if (text === '') return;
  const where = `after the end, line ${lines[nextFull(lines, 0)]!.at}`;
  if (emailsIn(text).length > 0 && wordCount(text) <= 12 && draft.feedback === null) {
    draft.feedback = unwrapped(text);
    draft.evidence['feedback'] = where;
    return;
  }
  draft.notesEnd = joinHtml(draft.notesEnd, fromText(unwrapped(text.replace(LABEL, ''))));
  draft.evidence['notesEnd'] ??= where;
}

const LABEL = /^[[(]?(?:a\s?\/\s?n|author['’]?s?\s+(?:end\s?)?notes?|end\s?notes?|notes?)\s*[:\-–]\s*/i;

function textOf(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text)
    .join('\n')
    .trim();
}
