import type { Pack } from './canon.ts';
import type { CanonIndex } from './canonIndex.ts';
import { titleKey } from './fold.ts';
import type { NumberAnchor } from './settingNumbers.ts';
import { titled, type TitleAnchor } from './settingTitles.ts';

/** A fandom that a setting names. */
export interface FandomMention {
  pack: Pack;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|&/gu;

interface Word {
  text: string;
  key: string;
  start: number;
  end: number;
}

interface Names {
  fandoms: FandomMention[];
  found: TitleAnchor[];
  books: NumberAnchor[];
}

/** Fandoms, titles without quotes and codes of books and stories, the longest run of words first. */
export function namesIn(phrase: string, index: CanonIndex, preferred: Pack[], more: boolean): Names {
  const words = [...phrase.matchAll(WORD)].map(({ 0: text, index: start }) => ({
    text,
    key: titleKey(text),
    start,
    end: start + text.length,
  }));
  const names: Names = { fandoms: [], found: [], books: [] };
  for (let at = 0; at < words.length;) at += takeName(words, at, { phrase, index, preferred, more, names });
  return names;
}

interface Search {
  phrase: string;
  index: CanonIndex;
  preferred: Pack[];
  /** Whether the phrase names something else too, so that a fandom's name is just that. */
  more: boolean;
  names: Names;
}

/** Takes the longest name that starts at this word, and says how many words to go on by. */
function takeName(words: Word[], at: number, search: Search): number {
  for (let length = Math.min(search.index.longest, words.length - at); length > 0; length--) {
    const run = words.slice(at, at + length);
    const key = run
      .map((word) => word.key)
      .join(' ')
      .trim();
    const pack = search.index.fandoms.get(key);
    const title = unquotedTitle(words, at, run, key, search);
    const fandomLeads = pack && (search.more || at + length < words.length || title === null);
    if (pack && fandomLeads && codeFits(run, pack)) search.names.fandoms.push({ pack, ...spanOf(run) });
    else if (title) search.names.found.push(title);
    else continue;
    return length;
  }
  takeJoined(words[at], search);
  return 1;
}

const spanOf = (run: Word[]): { start: number; end: number } => ({
  start: run[0]?.start ?? 0,
  end: run.at(-1)?.end ?? 0,
});

/** Codes of one or two letters (XF, HP) are taken as written only: "hp" and "sh" are other things. */
function codeFits(run: Word[], pack: Pack): boolean {
  const text = run.map((word) => word.text).join(' ');
  return text.length > 2 || pack.codes.includes(text);
}

/** `HP4`: a fandom of books and the number of one. */
function takeJoined(word: Word | undefined, { index, names }: Search): void {
  const parts = /^(\p{L}{2,6})(\d{1,2})$/u.exec(word?.text ?? '');
  const pack = index.fandoms.get(titleKey(parts?.[1] ?? ''));
  if (!word || !parts || pack?.counting !== 'books') return;
  const { start, end } = word;
  names.fandoms.push({ pack, start, end: start + (parts[1]?.length ?? 0) });
  const number = { season: null, number: null, chapter: null, productions: [], edge: null };
  names.books.push({ kind: 'number', start, end, ...number, book: Number(parts[2]) });
}

const LEADS =
  /(?:^|[\s(-])(?:post|pre|after|before|during|to|from|in|of|and|through|thru|follows|following|between|until|for)[\s-]*(?:the (?:episode|ep|movie|film|book|story|events (?:of|in)) )?$/i;

function unquotedTitle(
  words: Word[],
  at: number,
  run: Word[],
  key: string,
  search: Search,
): TitleAnchor | null {
  const span = spanOf(run);
  const text = search.phrase.slice(span.start, span.end);
  const code = run.length === 1 ? search.index.codes.get(text) : undefined;
  const known = code ? [code] : titled(key, search.index);
  const hinted = known.filter(({ pack }) => search.preferred.includes(pack));
  const places = hinted.length > 0 ? hinted : known;
  if (places.length === 0 || (code === undefined && !isWhole(run, words[at + run.length], search)))
    return null;
  const capitals = run.every(
    (word, place) => !/^\p{Ll}/u.test(word.text) || (place > 0 && word.text.length < 5),
  );
  const led = at === 0 || LEADS.test(search.phrase.slice(0, span.start));
  const said = capitals ? run.length > 1 || led || search.more : led && (hinted.length > 0 || run.length > 2);
  return code || said || text === places[0]?.installment.title
    ? { kind: 'title', ...span, text, quoted: false, places }
    : null;
}

/** Whether the title ends here: "The Gift of Fear" is not "The Gift", nor is "Lazarus Rising" "Lazarus". */
function isWhole(run: Word[], next: Word | undefined, { phrase, index }: Search): boolean {
  if (next === undefined || /[^\s'’]/.test(phrase.slice(run.at(-1)?.end, next.start))) return true;
  if (/^(?:AU|UST|[Ss]poilers?|[Ee]ra)$/.test(next.text) || index.fandoms.has(next.key)) return true;
  return /^\p{Ll}/u.test(next.text) && !/^(?:of|the)$/.test(next.text);
}
