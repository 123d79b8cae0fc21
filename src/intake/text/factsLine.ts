import type { Canon } from '../../canon/canon.ts';
import { pieceOf, type Piece } from './barePieces.ts';
import type { FieldKind } from './labels.ts';
import { isRatingAlone } from './ratings.ts';
import { unlabelledField, type Field } from './shapes.ts';
import { bareTitle, isTitleCase, looksLikeTitle, readTitleByAuthor, type Byline } from './titleblock.ts';

const MARKS = [/\s+\|+\s+/, /\s+[-–—]+\s+/, /\s+\/\s+/, /;\s+/, /,\s+/, /\.\s+/];
/** What posts put before a title: `Fic:`, `[fic]`. */
const POSTED = /^\W*(?:new )?(?:fan ?)?(?:fic|fill|story|drabble|ficlet|one-?shot)\b\s*[\]):–-]+\s*/i;
const BRACKETED = /^(.{2,90}?)\s*[([]([^()[\]]{1,110})[)\]]$/;
const LONGEST = 160;

/**
 * A line at the top of a story that says its facts without labels, perhaps behind its title or its fandom: `BtVS, W/T,
 * PG-13`, `Harbour Lights, Marrin/Isolde, G`, `The Lamps (Marrin/Isolde, PG)`. Empty for prose: a rating or a length must
 * be among its pieces, a pairing or a fandom too, and nothing but a name may be unknown. `titled`: the title stands above.
 */
export function factsLine(text: string, at: number, canon: Canon, titled: boolean): Field[] {
  const named = POSTED.test(text.trim());
  const line = withoutFictionMark(text.trim());
  if (line.length < 6 || line.length > LONGEST || /["“”?!]/.test(line)) return [];
  const [, title, inside] = BRACKETED.exec(line) ?? [];
  if (title !== undefined && inside !== undefined && !titled) {
    const facts = isRated(inside)
      ? [unlabelledField('rating', inside, at)]
      : piecesOf(inside, at, canon, true);
    if (facts.length > 0 && isName(title)) return [unlabelledField('title', bareTitle(title), at), ...facts];
  }
  return piecesOf(line, at, canon, titled, named);
}

/** A line without what says that a story follows: `[FIC]`, `New Fic:`. */
export function withoutFictionMark(line: string): string {
  return line.replace(POSTED, '');
}

/** `named`: its first name is a title's, whatever parts them. */
function piecesOf(line: string, at: number, canon: Canon, titled: boolean, named = false): Field[] {
  for (const mark of MARKS) {
    const pieces = line.replace(/\.$/, '').split(mark);
    if (pieces.length < 2) continue;
    const byline = titled ? null : readTitleByAuthor(pieces[0]!);
    const fields =
      byline === null
        ? fieldsOf(pieces, at, canon, titled || (!named && mark.source.startsWith(',')))
        : signed(byline, at, fieldsOf(pieces.slice(1), at, canon, true));
    if (fields.length > 0) return fields;
  }
  return [];
}

/** `The Lamps by X, Harbour Lights, PG` */
function signed({ title, names }: Byline, at: number, facts: Field[]): Field[] {
  if (facts.length === 0) return [];
  return [
    unlabelledField('title', bareTitle(title ?? ''), at),
    unlabelledField('author', names, at),
    ...facts,
  ];
}

function fieldsOf(pieces: readonly string[], at: number, canon: Canon, titled: boolean): Field[] {
  const known = pieces.map((piece) => pieceOf(piece.trim(), canon));
  const first = known.findIndex((piece) => piece !== null);
  const names = pieces.slice(0, first < 0 ? 0 : first);
  const facts = known.slice(first).filter((piece) => piece !== null);
  if (first < 0 || facts.length < pieces.length - first || !areTelling(facts)) return [];
  if (names.length > (titled ? 1 : 2) || !names.every(isName)) return [];
  const kinds: FieldKind[] = titled ? ['fandom'] : ['title', 'fandom'];
  // a name before everything else is the fandom's where the fandom is not among the facts
  return [
    ...names.map((name, index) => unlabelledField(kinds[index]!, bareTitle(name), at)),
    ...facts.map(({ kind, value }) => unlabelledField(kind, value, at)),
  ];
}

function areTelling(facts: readonly Piece[]): boolean {
  const kinds = new Set(facts.map(({ kind }) => kind));
  const measured = kinds.has('rating') || kinds.has('words');
  return measured && (kinds.has('relationships') || kinds.has('fandom') || kinds.has('category'));
}

const PAIR =
  /^\p{Lu}[\p{L}'’.]*(?: \p{Lu}[\p{L}'’.]*)?(?:\s?[/&]\s?\p{Lu}[\p{L}'’.]*(?: \p{Lu}[\p{L}'’.]*)?)+$/u;

/** A title without the rating, pairing or part that boards put in brackets behind it: `The Lamps [PG-13] (Marrin/Isolde)`. */
export function withoutFacts(title: string): string {
  const [, before, inside] = /^(.{2,}?)\s*[([]([^()[\]]{1,80})[)\]]$/.exec(title.trim()) ?? [];
  if (before === undefined || inside === undefined) return title.trim();
  const told = inside.split(/[,;|]\s*/).every((piece) => isRatingAlone(piece) || PAIR.test(piece.trim()));
  return told ? withoutFacts(before) : title.trim();
}

/** More than a letter, which any bracket may hold. */
function isRated(inside: string): boolean {
  return inside.length > 1 && isRatingAlone(inside);
}

function isName(piece: string): boolean {
  const name = piece.trim();
  return name.length >= 2 && name.split(/\s+/).length <= 8 && looksLikeTitle(name) && isTitleCase(name);
}
