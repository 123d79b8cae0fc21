import { isSettingLine } from '../../canon/settingLine.ts';
import { barePieces } from './barePieces.ts';
import { boardTitle } from './boardTitle.ts';
import { factsLine } from './factsLine.ts';
import { ffnFields, ffnLineAt, ffnPath } from './ffnLine.ts';
import type { HeaderState } from './headerState.ts';
import { isChapterHeading } from './headings.ts';
import { posterAt } from './journalCopy.ts';
import { blockEnd, nextFull } from './lines.ts';
import { partIn } from './parts.ts';
import { looksLikeNames } from './people.ts';
import { isSettingField } from './settingLine.ts';
import { bareField } from './bareFields.ts';
import { fieldsOn, unlabelledField, type Field } from './shapes.ts';
import { readByline, readForeignByline, type Byline } from './titleblock.ts';

/** One line that is a field, a byline or a setting by itself. */
export function takeLine(state: HeaderState): boolean {
  const { text, at } = state.lines[state.at]!;
  const facts = ffnLineAt(state.lines, state.at);
  if (facts !== null) return state.take(ffnFields(facts.text, at), facts.end, 2);
  const posted = posterAt(state.lines, state.at);
  if (posted !== null) return state.take(posted.fields, posted.end, 1);
  const path = ffnPath(text, at);
  if (path.length > 0) return state.take(path, state.at + 1, 1);
  if (takeBoardTitle(state)) return true;
  const fields = fieldsOn(text, at, state.ahead.dashed);
  if (fields.length > 0 && believes(state, fields)) return takeFields(state, fields);
  if (isSettingField(text, state.canon, beforeByline(state))) return takeSetting(state);
  const byline = readByline(text) ?? (state.has('title') ? readForeignByline(text) : null);
  if (byline !== null && believesByline(state) && !isTitleBy(state)) return takeByline(state, byline);
  return takeNamesBelow(state, text) || takeBare(state);
}

/** A field whose value does not fit, or whose label prose uses too, wants other fields beside it. */
function believes(state: HeaderState, fields: Field[]): boolean {
  if (fields.some((field) => field.strong)) return true;
  const [{ kind, value }] = fields as [Field];
  if (kind === 'chapter') return partIn(value)?.of != null;
  if (kind === 'part') return /\d/.test(value);
  if (state.ahead.fieldsInBlock(state.at) >= 3) return true;
  const next = state.lines[state.at + 1];
  const below = next === undefined ? [] : fieldsOn(next.text, next.at, state.ahead.dashed);
  const touches = state.touches() && state.fields.at(-1)?.label != null;
  if (below.some((field) => field.strong) || touches) return true;
  return kind !== 'rating' && hasCompany(state);
}

/** Fields before it or ahead of it that prose would not hold. */
function hasCompany(state: HeaderState): boolean {
  const short = blockEnd(state.lines, state.at) - state.at <= 12;
  const before = state.fields.some((field) => field.strong && field.label !== null);
  return state.ahead.strong(state.at + 1, 1) || (before && short);
}

function takeFields(state: HeaderState, fields: Field[]): true {
  const last = fields.at(-1)!;
  const end = state.continuation.end(state.at + 1, last);
  const more = state.lines.slice(state.at + 1, end);
  const value = [last.value, ...more.map((line) => line.text)].join('\n').trim();
  const whole = { ...last, value, to: state.lines[end - 1]!.at || last.to };
  return state.take([...fields.slice(0, -1), whole], end, fields.some((field) => field.strong) ? 2 : 1);
}

function takeSetting(state: HeaderState): true {
  const { text, at } = state.lines[state.at]!;
  const kind = /^\W*spoil/i.test(text) ? 'spoilers' : 'setting';
  const score = isSettingLine(text, state.canon) ? 2 : 1;
  return state.take([unlabelledField(kind, text.trim(), at)], state.at + 1, score);
}

/** `by` on a line of its own, and the name below it. */
function takeNamesBelow(state: HeaderState, text: string): boolean {
  if (!/^\W*by:?\W*$/i.test(text)) return false;
  const below = nextFull(state.lines, state.at + 1);
  const names = state.lines[below]?.text.trim() ?? '';
  if (below - state.at > 2 || !looksLikeNames(names)) return false;
  return state.take([unlabelledField('author', names, state.lines[below]!.at)], below + 1, 2);
}

/** Facts without a label: `[PG-13]`, `Harry Potter`, `Stargate SG-1 - Gen - PG`. */
function takeBare(state: HeaderState): boolean {
  const { text, at } = state.lines[state.at]!;
  if (isChapterHeading(text)) return false;
  const bare = bareField(text, at);
  if (bare !== null && believesBare(state, bare))
    return state.take([bare], state.at + 1, bare.strong ? 1 : 0);
  const facts = opensWith(state) ? factsLine(text, at, state.canon, state.has('title')) : [];
  if (facts.length > 0) return state.take(facts, state.at + 1, 2);
  const pieces = barePieces(text, at, state.canon);
  const among = state.has('title') || state.has('author');
  const before = pieces.length >= 2 && state.ahead.byline(state.at + 1, 3);
  return pieces.length > 0 && (among || before) && state.take(pieces, state.at + 1, 1);
}

/** The first line of all may be a thread's title with its facts in brackets. */
function takeBoardTitle(state: HeaderState): boolean {
  const { text, at } = state.lines[state.at]!;
  if (state.fields.length > 0 || nextFull(state.lines, 0) !== state.at) return false;
  const fields = boardTitle(text, at, state.canon, state.ahead.byline(state.at + 1, 1));
  return fields.length > 0 && state.take(fields, state.at + 1, 2);
}

/** Nothing but a title and a byline stands above. */
function opensWith(state: HeaderState): boolean {
  return state.fields.every(({ kind, label }) => (kind === 'title' || kind === 'author') && label === null);
}

/** A date alone may open a diary: it is the header's only right beneath it, or before more of it. */
function believesBare(state: HeaderState, bare: Field): boolean {
  if (bare.strong) return true;
  return state.fields.length > 0 && (state.touches() || state.ahead.strong(state.at + 1, 1));
}

function believesByline(state: HeaderState): boolean {
  if (state.fields.length > 0 || state.ahead.strong(state.at + 1, 1)) return true;
  return blockEnd(state.lines, state.at) - state.at <= 3;
}

function beforeByline(state: HeaderState): boolean {
  const near = state.lines.slice(state.at, state.at + 6);
  if (state.fields.length > 0 || near.some((line) => readByline(line.text) !== null)) return true;
  return state.ahead.strong(state.at + 1, 1);
}

/** `By the Sea` over `by X`: the first line is the title. */
function isTitleBy(state: HeaderState): boolean {
  const next = state.lines[state.at + 1];
  return !state.has('title') && next !== undefined && readByline(next.text) !== null;
}

export function takeByline(state: HeaderState, byline: Byline): true {
  const { at } = state.lines[state.at]!;
  const fields = [unlabelledField('author', byline.names, at)];
  if (byline.title !== null) fields.unshift(unlabelledField('title', byline.title, at));
  if (byline.fandom !== null) fields.push(unlabelledField('fandom', byline.fandom, at));
  return state.take(fields, state.at + 1, byline.title !== null || state.has('title') ? 2 : 1);
}
