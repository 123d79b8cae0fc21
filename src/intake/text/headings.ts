import { easternNumber, NUMBER_WORDS, readNumber } from './numbers.ts';

/** A line that opens a chapter. */
export interface Heading {
  /** Its own number; null for a prologue and the like. */
  number: number | null;
  /** `of` in "Part 3 of 7". */
  of: number | null;
  /** As titles say it: null where the heading is nothing but its number. */
  title: string | null;
  /** What numbers of this kind are counted together: `chapter`, `part`, `number`, `named`. */
  kind: 'chapter' | 'part' | 'number' | 'named';
  /** What scripts count besides: parts of these names. */
  drama?: 'act' | 'scene';
}

const AROUND = /^[\s*~_=\-–—#+<>|.:•[\]"“【〈◆■]+|[\s*~_=\-–—#+<>|•[\]"”】〉]+$/g;
const CHAPTER_WORD = '(?:chapters?|chap\\.?|ch\\.?|kapitel|chapitre|cap[ií]tulo|capitolo|глава)';
const PART_WORD = '(?:part|pt\\.?|book|act|section|episode|teil|partie|parte|scene|часть|том|volume|día|day)';
const NUMBERED = new RegExp(
  `^(?:(${CHAPTER_WORD})|(${PART_WORD}))\\s*[#:]?\\s*(?:the\\s+)?(${NUMBER_WORDS})(?:\\s*(?:of|\\/|von|sur)\\s*(${NUMBER_WORDS}|\\?+))?[.)\\]]*(?:\\s*$|\\s*[:\\-–—~.,]+\\s*(.*)$|\\s+(\\(.*\\))$|\\s+(\\p{Lu}.*)$)`,
  'iu',
);
const NUMBER_FIRST = new RegExp(
  `^(?:the\\s+)?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,3}(?:st|nd|rd|th)?\\.?)\\s+(${CHAPTER_WORD}|part|kapitel|teil)(?:\\s*[:\\-–—]\\s*(.*))?$`,
  'i',
);
const NAMED =
  /^((?:prologue?|prolog|epilogue?|epilog|[ée]pilogue|interlude|intermission|foreword|preface|afterword|coda|teaser|cold open|prólogo|epílogo|prologo|epilogo|пролог|эпилог|интерлюдия)(?:\s+(?:\d+|[ivx]+|one|two|three))?)(?:\s*[:\-–—]\s*(.+))?$/i;
const ALONE = /^(?:\(?(\d{1,3})[.)]?|([IVXL]{1,7})\.?|(\d{1,3})\s*(?:\/|of)\s*(\d{1,3}))$/;

const EASTERN =
  /^第\s*([0-9０-９〇零一二三四五六七八九十百两]{1,6})\s*([章話话回節节幕部卷巻])(?:[\s\u3000:：、.．―—-]+(\S.*)|([「『《].*))?$/u;
const EASTERN_NAMED =
  /^(序章|序幕|楔子|引子|プロローグ|エピローグ|終章|终章|尾声|尾聲|幕間|番外[編篇编]?)(?:[\s\u3000:：―—-]+(\S.*))?$/u;

/** Reads `Chapter One: X`, `CHAPTER 1 – X`, `Ch. 4`, `Part 3/7`, `Prologue`, `IV.`; null for a line of prose. */
export function readHeading(text: string): Heading | null {
  if (text.length > 140) return null;
  const line = text.replace(AROUND, '').trim();
  if (line === '' || line.length > 90) return null;
  return numbered(line) ?? numberFirst(line) ?? named(line) ?? eastern(line) ?? alone(line);
}

/** `第三章 X`, `第2話`, `プロローグ` */
function eastern(line: string): Heading | null {
  const [, name, below] = EASTERN_NAMED.exec(line) ?? [];
  if (name !== undefined)
    return { number: null, of: null, title: below === undefined ? name : `${name}: ${below}`, kind: 'named' };
  const [, counted, what, after, quoted] = EASTERN.exec(line) ?? [];
  const number = counted === undefined ? null : easternNumber(counted);
  if (number === null || /[。！？、]$/u.test(after ?? quoted ?? '')) return null;
  const kind = /[部卷巻]/u.test(what!) ? 'part' : 'chapter';
  return {
    number,
    of: null,
    title: tidyTitle((after ?? quoted ?? '').replace(/^[「『《](.*)[」』》]$/u, '$1')),
    kind,
  };
}

function numbered(line: string): Heading | null {
  const match = NUMBERED.exec(line);
  if (match === null) return null;
  const [, chapter, part, number, of, marked, bracketed, loose] = match;
  const title = tidyTitle(marked ?? bracketed ?? loose ?? '');
  const value = readNumber(number!);
  // "Part I thought lost." and "Chapter and verse": without a mark between, the rest must be a title
  if (
    value === null ||
    !isTitleRest(title, loose !== undefined || (marked !== undefined && !/[:\-–—~]/.test(line)))
  )
    return null;
  if (loose !== undefined && /^i$/i.test(number!) && !/I\s/.test(line.slice(line.search(/\s/)))) return null;
  const drama = /^(?:act|scene)$/i.test(part ?? '') ? (part!.toLowerCase() as 'act' | 'scene') : null;
  const counted = { number: value, of: of === undefined ? null : readNumber(of) };
  if (drama === null) return { ...counted, title, kind: chapter === undefined ? 'part' : 'chapter' };
  const name = `${capitalised(part!)} ${/^[ivxlc]+$/i.test(number!) ? number!.toUpperCase() : capitalised(number!)}`;
  return { ...counted, title: title === null ? name : `${name}: ${title}`, kind: 'part', drama };
}

function isTitleRest(title: string | null, strict: boolean): boolean {
  if (title === null) return true;
  const words = title.split(/\s+/);
  if (words.length > 14 || /[a-z][,;]$/.test(title)) return false;
  if (!strict) return !/[a-z]{2,}\.\s+[A-Z].*\.$/.test(title);
  const capitals = words.filter((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word)).length;
  return words.length <= 9 && !/[.!]$/.test(title) && capitals * 2 >= words.length;
}

function numberFirst(line: string): Heading | null {
  const match = NUMBER_FIRST.exec(line);
  if (match === null) return null;
  const number = readNumber(
    match[1]!.replace(/(?:st|nd|rd|th)?\.?$/i, (end) => (/^\d/.test(match[1]!) ? '' : end)),
  );
  const kind = /part|teil/i.test(match[2]!) ? 'part' : 'chapter';
  return number === null ? null : { number, of: null, title: tidyTitle(match[3] ?? ''), kind };
}

function named(line: string): Heading | null {
  if (line === 'TAG') return { number: null, of: null, title: 'Tag', kind: 'named' };
  const match = NAMED.exec(line);
  if (match === null) return null;
  const rest = tidyTitle(match[2] ?? '');
  if (rest !== null && !isTitleRest(rest, false)) return null;
  const name = capitalised(match[1]!);
  return { number: null, of: null, title: rest === null ? name : `${name}: ${rest}`, kind: 'named' };
}

function alone(line: string): Heading | null {
  const match = ALONE.exec(line);
  if (match === null) return null;
  const [, digits, roman, part, of] = match;
  if (part !== undefined) return { number: Number(part), of: Number(of), title: null, kind: 'part' };
  return { number: readNumber(digits ?? roman!), of: null, title: null, kind: 'number' };
}

function capitalised(word: string): string {
  return word[0]!.toUpperCase() + (word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1));
}

function tidyTitle(title: string): string | null {
  const bare = title
    .replace(AROUND, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^["“'‘](.*)["”'’]$/, '$1')
    .trim();
  return bare === '' ? null : bare;
}

/** The headings that count a script's acts, where several stand among them; scenes lie within those. */
export function withoutScenes<Of extends { heading: Heading }>(all: readonly Of[]): readonly Of[] {
  const acts = new Set(
    all.filter(({ heading }) => heading.drama === 'act').map(({ heading }) => heading.number),
  );
  return acts.size < 2 ? all : all.filter(({ heading }) => heading.drama !== 'scene');
}

/** Does the line open a chapter by a word that says so? Numbers alone want company (chapters.ts). */
export function isChapterHeading(text: string): boolean {
  const heading = readHeading(text);
  return (
    heading !== null &&
    (heading.kind === 'chapter' ||
      heading.kind === 'named' ||
      (heading.kind === 'part' && heading.of === null))
  );
}
