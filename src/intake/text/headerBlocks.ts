import { isSpeech, opensStory } from './ahead.ts';
import { ffnLineAt } from './ffnLine.ts';
import { takeByline } from './headerLines.ts';
import type { HeaderState } from './headerState.ts';
import { isChapterHeading } from './headings.ts';
import { LONG_FIELDS } from './labels.ts';
import { isBlank, nextFull, wordCount, type Line } from './lines.ts';
import { looksLikeNames } from './people.ts';
import { unknownOn, unlabelledField, type Field } from './shapes.ts';
import { looksLikeTitle } from './titleblock.ts';
import { disclaims, voiceOfAuthor } from './voice.ts';

/** Text that is no field: a title, an unlabelled disclaimer, more of the last field; false where the story begins. */
export function takeBlock(state: HeaderState): boolean {
  const from = state.at;
  const { text, at } = state.lines[from]!;
  // a line that looks like a field but is none stands by itself
  const end = Math.max(state.ahead.unlabelled(from), state.ahead.unlabelled(from + 1));
  if (takeChapterAbove(state, from) || takePointer(state, from)) return true;
  if (opensStory(text)) return false;
  if (takeUnknown(state, from) || takeTitle(state, from, end) || takeName(state, from)) return true;
  const value = textOf(state.lines.slice(from, end));
  const to = state.lines[end - 1]!.at;
  const among = state.fields.length > 0 || state.ahead.strong(end, 1);
  if (among && disclaims(value)) return state.take([unlabelledField('disclaimer', value, at, to)], end, 1);
  if (ffnLineAt(state.lines, nextFull(state.lines, end)) !== null) return takeAboveFacts(state, from, end);
  if (takeRemark(state, from) || takeForeword(state, from)) return true;
  if (!state.ahead.strong(end, state.fields.length > 0 ? 1 : 2) || isSpeech(value)) return false;
  return extend(state, unlabelledField('notes', value, at, to), end);
}

/** Above FanFiction.net's line of facts stands the summary, perhaps under a title and a name that nothing parts from it. */
function takeAboveFacts(state: HeaderState, from: number, end: number): true {
  const [title, name, ...others] = state.lines.slice(from, end);
  const isWhole =
    state.fields.length === 0 &&
    others.length > 0 &&
    looksLikeTitle(title!.text) &&
    wordCount(name!.text) <= 3 &&
    looksLikeNames(name!.text);
  const summary = isWhole ? others : state.lines.slice(from, end);
  const fields = [unlabelledField('summary', textOf(summary), summary[0]!.at, summary.at(-1)!.at)];
  if (isWhole)
    fields.unshift(
      unlabelledField('title', title!.text.trim(), title!.at),
      unlabelledField('author', name!.text.trim(), name!.at),
    );
  return state.take(fields, end, 1);
}

/** The chapter that the file holds, between its title and its byline. */
function takeChapterAbove(state: HeaderState, from: number): boolean {
  const { text, at } = state.lines[from]!;
  const between = state.has('title') && !state.has('author') && state.touches();
  if (!between || !isChapterHeading(text) || !state.ahead.byline(from + 1, 1)) return false;
  return state.take([unlabelledField('chapter', text.trim(), at)], from + 1, 0);
}

/** Paragraphs between two fields go on with a long field before them, or are notes. */
function extend(state: HeaderState, field: Field, end: number): true {
  const last = state.fields.at(-1);
  if (last === undefined || last.label === null || !LONG_FIELDS.has(last.kind))
    return state.take([field], end, 0);
  last.value = `${last.value}\n\n${field.value}`;
  last.to = field.to;
  return state.skipTo(end);
}

/** "Author's notes at the end." */
const POINTER =
  /^\W*(?:(?:author['’]?s?['’]?|end|more|full|long|all) ?)*notes?(?: (?:is|are|will be))?,? (?:at|to be found at) the (?:end|bottom|foot)(?: of (?:the |this )?(?:story|fic|chapter|part|page|file|text))?\W*$/i;

function takePointer(state: HeaderState, from: number): boolean {
  const { text, at } = state.lines[from]!;
  if (state.fields.length === 0 || wordCount(text) > 10 || !POINTER.test(text)) return false;
  return state.take([unlabelledField('notes', text.trim(), at)], from + 1, 0);
}

/** A short line between the byline and facts that somebody put under it. */
function takeRemark(state: HeaderState, from: number): boolean {
  const { text, at } = state.lines[from]!;
  const known = state.has('title') && state.has('author') && state.touches();
  if (!known || wordCount(text) > 15 || !state.ahead.facts(from + 1)) return false;
  return state.take([unlabelledField('notes', text.trim(), at)], from + 1, 0);
}

/** What an author says to the reader before a rule, when there is a header above. */
function takeForeword(state: HeaderState, from: number): boolean {
  if (!state.has('title') && !state.has('author')) return false;
  const end = voiceOfAuthor(state.lines, from);
  if (end === null) return false;
  const lines = state.lines.slice(from, end);
  const { at } = lines.findLast((line) => !isBlank(line))!;
  return extend(state, unlabelledField('notes', textOf(lines), lines[0]!.at, at), end);
}

function takeUnknown(state: HeaderState, from: number): boolean {
  const found = isChapterHeading(state.lines[from]!.text) ? null : unknownOn(state.lines[from]!.text);
  const labelled = state.fields.some((field) => field.strong && field.label !== null);
  const among = labelled && (state.touches() || state.ahead.strong(from + 1, 1));
  if (found === null || !(among || state.ahead.fieldBelow(from))) return false;
  const field: Field = { kind: 'remark', ...found, from, to: from, strong: false };
  const end = state.continuation.end(from + 1, field);
  const value = textOf([{ text: found.value, at: from }, ...state.lines.slice(from + 1, end)]);
  state.unknown.push({ label: found.label, value, line: state.lines[from]!.at });
  return state.skipTo(end);
}

function takeTitle(state: HeaderState, from: number, end: number): boolean {
  const known = state.fields.find((field) => field.kind === 'title');
  if (known !== undefined) return takeAgain(state, known, from, end);
  const same = state.titles.withAuthor(from, state.fields);
  if (same !== null) return takeByline(state, same);
  const apart = state.titles.standsApart(from, end, state.fields);
  if (!apart && !state.titles.isTitle(from, end, state.fields)) return false;
  const { text, at } = state.lines[from]!;
  return state.take([unlabelledField('title', text.trim(), at)], from + 1, apart ? 2 : 1);
}

function takeAgain(state: HeaderState, known: Field, from: number, end: number): boolean {
  const value = state.titles.again(known, from, end, state.has('author'));
  if (value === null) return false;
  if (value !== known.value && state.titles.isFandomAbove(known)) {
    const { text, at } = state.lines[from]!;
    known.kind = 'fandom';
    return state.take([unlabelledField('title', text.trim(), at)], from + 1, 1);
  }
  known.value = value;
  known.to = Math.max(known.to, state.lines[from]!.at);
  return state.skipTo(from + 1);
}

function takeName(state: HeaderState, from: number): boolean {
  const { text, at } = state.lines[from]!;
  const alone = wordCount(text) <= 3 && looksLikeNames(text) && state.titles.isNameBelow(from, state.fields);
  return alone && state.take([unlabelledField('author', text.trim(), at)], from + 1, 1);
}

function textOf(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text)
    .join('\n')
    .trim();
}
