import type { Canon } from '../../canon/canon.ts';
import { pieceOf } from './barePieces.ts';
import { parseDate } from './dates.ts';
import { withoutFictionMark } from './factsLine.ts';
import type { FieldKind } from './labels.ts';
import { partIn } from './parts.ts';
import { looksLikeNames } from './people.ts';
import { unlabelledField, type Field } from './shapes.ts';
import { bareTitle, isTitleCase, looksLikeTitle, readTitleByAuthor } from './titleblock.ts';

const BEHIND = /\s*[[({]([^()[\]{}]{1,110})[\])}][\s,–—-]*$/;
const AHEAD = /^[[({]([^()[\]{}]{1,110})[\])}]\s*[:–—-]?\s*/;
const SIGNED = /^(.+[\])}])\s*[,–—-]?\s*by:?\s+([^[\](){}]{2,60})$/i;
const UPDATED = /^(.+[\])}])\s*[,–—-]?\s*\(?((?:last )?updated?:?\s[^[\](){}]{4,30}?)\)?$/i;
const PARTED = /\s*[,;|•]\s*|\s+[-–—/]\s+/;
const STATUS =
  /^(?:now )?(?:complete[d!]?|finished|done|WIP|work in progress|in[- ]progress|on-?going|unfinished|incomplete|on hiatus|abandoned|abgeschlossen|in arbeit|terminée?|en cours)!?$/i;
const STANDS = /^(?:ch(?:ap(?:ter)?)?s?\.?|part)\s*\d{1,3}(?:\s*(?:up|posted|added))?$/i;
const LONGEST = 200;

/** What the facts in brackets are about; a title with a story's facts has two of these. */
type About = 'measure' | 'story' | 'state' | 'kind';
const ABOUT: Partial<Record<FieldKind, About>> = {
  rating: 'measure',
  words: 'measure',
  relationships: 'story',
  fandom: 'story',
  category: 'story',
  status: 'state',
  part: 'state',
  updated: 'state',
  genre: 'kind',
};

/**
 * The title of a thread with its facts in brackets: `The Lamps [Harbour Lights, PG-13, complete]`, `[BtVS] Tide (W/T, R)
 * (3/?) by X`. All but one of the facts must be known for what they are; that one names the fandom. Empty for other lines;
 * one known fact is enough where the line says by whom, or the next does (`signed`).
 */
export function boardTitle(text: string, at: number, canon: Canon, signed: boolean): Field[] {
  const line = text.trim();
  if (line.length > LONGEST || !/[\])}]/.test(line) || /["“”]/.test(line)) return [];
  const [, dated, updated] = UPDATED.exec(line) ?? [];
  const [, bracketed, names] = SIGNED.exec(dated ?? line) ?? [];
  if (names !== undefined && !looksLikeNames(names)) return [];
  const { rest, insides } = peeled(withoutFictionMark(bracketed ?? dated ?? line));
  const byline = names === undefined ? readTitleByAuthor(rest) : { title: rest, names };
  const title = bareTitle(byline?.title ?? rest);
  const facts = factsIn(updated === undefined ? insides : [...insides, updated], at, canon);
  if (facts === null || !looksLikeTitle(title) || !isTitleCase(title) || title.split(/\s+/).length > 10)
    return [];
  const about = new Set(facts.map(({ kind, strong }) => (strong ? ABOUT[kind] : undefined)));
  about.delete(undefined);
  const wanted = byline !== null || signed ? 1 : 2;
  if (about.size < wanted || (about.size === 1 && about.has('kind'))) return [];
  const author = byline === null ? [] : [unlabelledField('author', byline.names, at)];
  return [unlabelledField('title', title, at), ...author, ...facts];
}

/** The brackets at both ends of a line, in order, and what stands between. */
function peeled(line: string): { rest: string; insides: string[] } {
  let rest = line;
  const insides: string[] = [];
  for (let match = BEHIND.exec(rest); match !== null; match = BEHIND.exec(rest)) {
    insides.unshift(match[1]!);
    rest = rest.slice(0, match.index);
  }
  for (let match = AHEAD.exec(rest); match !== null; match = AHEAD.exec(rest)) {
    insides.unshift(match[1]!);
    rest = rest.slice(match[0].length);
  }
  return { rest: rest.trim(), insides };
}

/** Null where more than one piece is nothing that is known. */
function factsIn(insides: readonly string[], at: number, canon: Canon): Field[] | null {
  const pieces = insides.flatMap((inside) =>
    factOf(inside, at, canon) === null ? inside.split(PARTED) : [inside],
  );
  const facts = pieces.map((piece) => factOf(piece, at, canon));
  const unknown = pieces.filter((_piece, index) => facts[index] === null);
  const known = facts.filter((fact) => fact !== null);
  if (unknown.length === 0) return known;
  const [name, ...others] = unknown;
  const isFandom = looksLikeTitle(name!) && isTitleCase(name!) && name!.trim().split(/\s+/).length <= 6;
  if (others.length > 0 || !isFandom || known.some(({ kind }) => kind === 'fandom')) return null;
  return [unlabelledField('fandom', name!.trim(), at, at, false), ...known];
}

function factOf(text: string, at: number, canon: Canon): Field | null {
  const piece = text.trim();
  if (STATUS.test(piece)) return unlabelledField('status', piece, at);
  if (STANDS.test(piece)) return unlabelledField('notes', piece, at);
  if (/^(?:last )?updated?\b/i.test(piece) && parseDate(piece.replace(/^\D*/, '')) !== null)
    return unlabelledField('updated', piece.replace(/^(?:last )?updated?:?\s*/i, ''), at);
  if (partIn(piece) !== null && /^[\w.]*\s*\d+\s*(?:\/|of)\s*[\d?]+$/i.test(piece))
    return unlabelledField('part', piece, at);
  const known = pieceOf(piece, canon);
  return known === null ? null : unlabelledField(known.kind, known.value, at);
}
