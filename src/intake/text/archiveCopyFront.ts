import { isBlank, nextFull, wordCount, type Line } from './lines.ts';
import { listIn } from './lists.ts';
import { sectionsOf, type Sections } from './archiveCopySections.ts';

type Kind =
  | 'rating'
  | 'warnings'
  | 'categories'
  | 'fandoms'
  | 'relationships'
  | 'characters'
  | 'additionalTags'
  | 'language'
  | 'series'
  | 'collections'
  | 'stats';

/** A fact of a copied work: one value a line, or all on one line. */
export interface CopiedFact {
  kind: Kind;
  values: string[];
  where: string;
}

interface Front {
  title: Line;
  authors: { names: string[]; line: number };
  facts: CopiedFact[];
  sections: Sections;
  address: string | null;
}

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^ratings?$/i, 'rating'],
  [/^(?:archive )?warnings?$/i, 'warnings'],
  [/^categor(?:y|ies)$/i, 'categories'],
  [/^fandoms?$/i, 'fandoms'],
  [/^relationships?$/i, 'relationships'],
  [/^characters?$/i, 'characters'],
  [/^additional tags?$/i, 'additionalTags'],
  [/^language$/i, 'language'],
  [/^series$/i, 'series'],
  [/^collections?$/i, 'collections'],
  [/^stats$/i, 'stats'],
];
const COUNTS =
  /^(?:(?:Published|Completed|Updated|Words|Chapters|Comments|Kudos|Bookmarks|Hits):.*|[\d,.]+(?:\/(?:\d+|\?))?|\d{4}-\d\d-\d\d)$/;
const SERIES_LINKS = /^(?:← )?(?:Previous|Next) Work(?: →)?$/;
const POSTED = /\b(?:https?:\/\/)?(?:www\.)?archiveofourown\.org\/works\/(\d+)/i;
/** What a browser's copy has above the work: buttons, and in downloads the word that opens it. */
const OPENS = /^(?:Work Header|Preface)$/i;
const POSTED_LINE = /^Posted originally on the/i;

/** A header that somebody wrote above it. */
const LABELLED = /^\W*(?:title|authors?)\s*:/i;

/** Reads what stands above the first chapter of a copied work; null where no title and author stand there. */
export function copyFront(lines: readonly Line[]): Front | null {
  if (lines.some(({ text }) => LABELLED.test(text))) return null;
  const opens = lines.findLastIndex(({ text }) => OPENS.test(text.trim()));
  const own = lines.slice(opens + 1);
  const first = own.findIndex(({ text }) => kindOn(text) !== null);
  const { facts, end } = first < 0 ? { facts: [], end: 0 } : factsFrom(own, first);
  const sections = sectionsOf(own.slice(end));
  const names = sections.before.filter((line) => !isBlank(line) && !POSTED_LINE.test(line.text.trim()));
  const [title, byline] = facts.length > 0 ? names : names.slice(-2);
  if (title === undefined || byline === undefined || !isName(title, 30) || !isName(byline, 20)) return null;
  const posted = POSTED.exec(own.map(({ text }) => text).join('\n'))?.[1];
  return {
    title,
    authors: authorsOf(byline),
    facts,
    sections,
    address: posted === undefined ? null : `https://archiveofourown.org/works/${posted}`,
  };
}

function isName({ text }: Line, most: number): boolean {
  return text.length <= 260 && wordCount(text) <= most && !/:\s*$/.test(text);
}

function authorsOf({ text, at }: Line): Front['authors'] {
  const names = text
    .trim()
    .replace(/^by\s+/i, '')
    .split(/,\s+/)
    .map((name) => name.replace(/\s*\[archived by .*\]$/i, '').trim());
  return { names: [...new Set(names.filter((name) => name !== ''))], line: at };
}

function kindOn(text: string): { kind: Kind; value: string } | null {
  const [, label, value] = /^\s*([A-Z][A-Za-z ]{3,18}):\s*(.*)$/.exec(text) ?? [];
  const kind = KINDS.find(([words]) => words.test(label ?? ''))?.[1];
  return kind === undefined ? null : { kind, value: value!.trim() };
}

function factsFrom(lines: readonly Line[], from: number): { facts: CopiedFact[]; end: number } {
  const facts: CopiedFact[] = [];
  let at = from;
  for (let on = kindOn(lines[at]?.text ?? ''); on !== null; on = kindOn(lines[at]?.text ?? '')) {
    const end = valueEnd(lines, at + 1, on);
    const values = [on.value, ...lines.slice(at + 1, end).map(({ text }) => text.trim())].filter(
      (value) => value !== '' && !SERIES_LINKS.test(value),
    );
    const single = on.kind === 'rating' || on.kind === 'language' || on.kind === 'stats';
    const one = values.length === 1 && !single ? listIn(values[0]!) : values;
    const [top, foot] = [lines[at]!.at, lines[end - 1]!.at];
    facts.push({ kind: on.kind, values: one, where: top === foot ? `line ${top}` : `lines ${top}-${foot}` });
    at = kindOn(lines[nextFull(lines, end)]?.text ?? '') === null ? end : nextFull(lines, end);
  }
  return { facts, end: at };
}

/** Index after the lines of a value: up to the next label, or a blank line below something. */
function valueEnd(
  lines: readonly Line[],
  from: number,
  { kind, value }: { kind: Kind; value: string },
): number {
  let at = from;
  let has = value !== '';
  for (; at < lines.length; at++) {
    const text = lines[at]!.text.trim();
    if (kindOn(text) !== null || (text === '' && has)) break;
    if (text === '') continue;
    if (kind === 'stats' && !COUNTS.test(text)) break;
    if (has && value !== '' && kind !== 'stats') break;
    has = true;
  }
  return at;
}
