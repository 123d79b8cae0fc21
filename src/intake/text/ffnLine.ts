import { languageTag } from '../../ground/languages.ts';
import { isSiteGenre } from '../ffn/facts.ts';
import { parseDate } from './dates.ts';
import type { FieldKind } from './labels.ts';
import { isBlank, type Line } from './lines.ts';
import { unlabelledField, type Field } from './shapes.ts';

const RATING = 'K\\+?|T|MA?|G|PG(?:-13)?|R|NC-17';
/** The fandom may stand before it; the mobile site parts its pieces by commas, the app says no "Rated". */
const OPENS = new RegExp(
  `^(?:(\\S.{0,80}?)\\s[-–—|]\\s)?(?:(?:Fiction\\s+)?Rated:?\\s*(?:Fiction\\s*)?|Fiction\\s+)(${RATING})(?:\\s+[-–—|]|,)\\s+(\\S.*)$`,
  'i',
);
/** What the line has besides the rating, so that it is no other field. */
const COUNTS =
  /\b(?:Chapters|Words|Reviews|Favs|Follows|Updated|Published|Publish date|id)\s*:\s*[\d\w]|\bComplete$/i;
const LABELLED =
  /^(Chapters|Words|Published|Publish date|Updated|Status|id|Reviews|Favs|Follows|Staff)\s*:\s*(.*)$/i;
const KINDS: Record<string, FieldKind> = {
  chapters: 'chapters',
  words: 'words',
  published: 'published',
  'publish date': 'published',
  updated: 'updated',
};
/** A line that a mail program broke goes on over so many. */
const MOST_LINES = 4;

/** Is this the line of facts that FanFiction.net puts under a summary, pasted with the story? */
function isFfnLine(text: string): boolean {
  const line = text.trim();
  return line.length <= 600 && COUNTS.test(line) && OPENS.test(line);
}

/** The line of facts that begins at a line, joined where it was broken, and the index after it; null where none begins. */
export function ffnLineAt(lines: readonly Line[], from: number): { text: string; end: number } | null {
  let text = '';
  for (let end = from; end < Math.min(lines.length, from + MOST_LINES) && !isBlank(lines[end]); end++) {
    text = `${text} ${lines[end]!.text.trim()}`.trim();
    const next = lines[end + 1];
    const open = /[-–—|:,]$/.test(text) || (text.length >= 50 && LEFT_OVER.test(next?.text ?? ''));
    if (isFfnLine(text) && !open) return { text, end: end + 1 };
    if (!/^(?:\S.{0,80}?\s[-–—|]\s)?(?:Fiction\s|(?:Fiction\s+)?Rated)/i.test(text)) return null;
  }
  return null;
}

/** The rest of a broken line: `12 - Favs: 4 - …`, `- Complete`, `Status: Complete - id: 8`. */
const LEFT_OVER =
  /^\s*(?:[-–—|]\s|[\d,/]+\s[-–—|]\s|(?:Chapters|Words|Reviews|Favs|Follows|Updated|Published|Status|id)\s*:|Complete\b)/i;

/** Its facts as fields: `Rated: Fiction T - English - Humor - [A, B] - Chapters: 3 - Words: … - Status: Complete - id: 1`. */
export function ffnFields(text: string, at: number): Field[] {
  const [, fandom, rating, rest] = isFfnLine(text) ? (OPENS.exec(text.trim()) ?? []) : [];
  if (rating === undefined || rest === undefined) return [];
  const field = (kind: FieldKind, value: string): Field => ({
    ...unlabelledField(kind, value, at),
    label: kind,
  });
  const pieces = rest.split(/\s[-–—|]\s/.test(rest) ? /\s+[-–—|]+\s+/ : /,\s+(?=\D)/);
  const fields = [field('rating', rating.toUpperCase()), field('status', statusOf(pieces))];
  if (fandom !== undefined && !/^crossover$/i.test(fandom)) fields.unshift(field('fandom', fandom));
  for (const piece of pieces) fields.push(...pieceFields(piece.trim(), field));
  return fields;
}

/** An unfinished story has no word for it there. */
function statusOf(pieces: readonly string[]): string {
  return pieces.some((piece) => /^(?:status:\s*)?complete$/i.test(piece.trim())) ? 'Complete' : 'In-Progress';
}

type Make = (kind: FieldKind, value: string) => Field;

function pieceFields(piece: string, field: Make): Field[] {
  const [, label, value] = LABELLED.exec(piece) ?? [];
  if (label !== undefined) return labelledPiece(label.toLowerCase(), value!, field);
  if (piece === '' || /^complete$/i.test(piece)) return [];
  if (languageTag(piece) !== null) return [field('language', piece)];
  if (isSiteGenre(piece)) return [field('genre', piece.replace(/\s+&\s+/g, '/'))];
  const pairings = [...piece.matchAll(/\[([^\]]+)\]/g)].map(([, names]) => names!.split(/\s*,\s*/).join('/'));
  const names = piece.replaceAll('[', '').replaceAll(']', ',');
  return [
    ...pairings.filter((pair) => pair.includes('/')).map((pair) => field('relationships', pair)),
    field('characters', /^[^,&]+ & [^,&]+$/.test(names) ? names.replace(' & ', ', ') : names),
  ];
}

/** "3h" and "yesterday" were true when the page was copied; what they meant is lost. */
function labelledPiece(label: string, value: string, field: Make): Field[] {
  if (label === 'id') return [field('website', `https://www.fanfiction.net/s/${value}`)];
  const kind = KINDS[label];
  if (kind === undefined) return [];
  if ((kind === 'published' || kind === 'updated') && parseDate(value) === null) return [];
  return kind === 'words' && /k\+?$/i.test(value) ? [] : [field(kind, value)];
}

const SHELF =
  /^(?:Anime\/Manga|Anime|Books?|Cartoons?|Comics?|Games?|Misc|Movies?|Plays?(?:\/Musicals?)?|TV(?: Shows?)?|Crossovers?)\s*[»>]+\s*(\S.{0,120})$/i;

/** The path above a story of the site, `Books » Harbour Lights`, and what stands in front of its title. */
export function ffnPath(text: string, at: number): Field[] {
  const line = text.trim();
  const shelved = SHELF.exec(line)?.[1];
  if (shelved !== undefined) {
    const fandoms = /^crossover/i.test(line) ? shelved.split(/\s[&+]\s/) : [shelved];
    return fandoms.map((name) => unlabelledField('fandom', name, at));
  }
  const named = /^Follow\/Fav\s*(\S.{0,120})$/.exec(line)?.[1];
  return named === undefined ? [] : [unlabelledField('title', named, at)];
}
