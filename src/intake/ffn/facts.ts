import { languageTag } from '../../ground/languages.ts';
import type { Document, Element } from '../../prose/tree.ts';
import { attribute, children, find, findAll, hasClass, isElement } from '../../prose/walk.ts';
import { hasId, line, together } from '../ao3/blocks.ts';
import { readCount } from '../ao3/stats.ts';
import type { Draft, Problem } from '../draft.ts';
import { problem } from '../problems.ts';
import { readDate } from '../text/dates.ts';
import { readRating } from '../text/ratings.ts';
import { aboveStory } from './mobile.ts';

/** The site's genres; a list of these after the language is genre, anything else is characters. */
const GENRES = new Set(
  'Adventure Angst Crime Drama Family Fantasy Friendship General Horror Humor Hurt/Comfort Mystery Parody Poetry Romance Sci-Fi Spiritual Supernatural Suspense Tragedy Western Biography Essay Fable Historical Mythology Play School Thriller Young.Adult War Politics Life Nature Love Song Work Manga Religion'.split(
    ' ',
  ),
);

/** Numbers and dates of the line, told by their label. */
const COUNTED = /^(chapters|words|reviews|favs|follows|updated|published|status|id|staff|complete)\b/i;

/** The line of facts, as the page has it. Mobile pages part its pieces by commas, all others by dashes. */
interface FactLine {
  words: string;
  isMobile: boolean;
  where: string;
}

/**
 * Reads the grey line under the summary: `Rated: Fiction T - English - Romance/Hurt/Comfort - [A, B] C - Chapters: 3 -
 * Words: 1,234 - … - Updated: … - Published: … - Status: Complete - id: 1`. Gives back the number of chapters.
 */
export function takeFacts(draft: Draft, page: Document): { problems: Problem[]; chapters: number | null } {
  const facts = desktopLine(page) ?? mobileLine(page) ?? oldLine(page);
  if (facts === null) return { problems: [], chapters: null };
  const { words, isMobile, where } = facts;
  const pieces = words.split(isMobile ? /,\s+(?=\S)/ : /\s-\s/);
  const note = (field: keyof Draft) => void (draft.evidence[field] = where);
  const problems = takeRating(draft, pieces.shift() ?? '', note);
  takeLanguage(draft, pieces, note);
  takeGenre(draft, pieces, note);
  takeCharacters(draft, pieces.filter(isName), isMobile, note);
  takeStatus(draft, words, isMobile, note);
  takeDates(draft, page, words, note);
  const chapters = readCount(/\bChapters:\s*([\d,]+)/.exec(words)?.[1]);
  return { problems, chapters: !isMobile && chapters === null ? 1 : chapters };
}

function isName(piece: string): boolean {
  return !COUNTED.test(piece.trim()) && !/^\d+k?\+?$/.test(piece.trim());
}

function desktopLine(page: Document): FactLine | null {
  const grey = (one: Element) => isElement(one, 'span') && hasClass(one, 'xgray') && /Rated:/.test(line(one));
  const span = find(page, grey);
  return span === null ? null : { words: line(span), isMobile: false, where: '#profile_top span.xgray' };
}

/** On mobile pages the line stands bare between the path and the text. */
function mobileLine(page: Document): FactLine | null {
  const words = line(together(aboveStory(page)));
  const from = words.indexOf('Rated:');
  if (from < 0) return null;
  return {
    words: words.slice(from).replace(/\s*(?:Chapter \d+\b.*)?$/, ''),
    isMobile: true,
    where: '#content, "Rated: …"',
  };
}

/** Before 2013 the line has no mark of its own: it is the smallest element that rates the story and gives its id. */
function oldLine(page: Document): FactLine | null {
  const holding = findAll(
    page,
    (one) => isElement(one, 'td', 'div', 'span', 'font') && FACTS.test(line(one).slice(0, 3000)),
  );
  const words = holding.length === 0 ? null : FACTS.exec(line(holding.at(-1)!))![0];
  return words === null ? null : { words, isMobile: false, where: '"Rated: …"' };
}

const FACTS = /Rated:\s.*?\bid:\s?\d+/;

type Note = (field: keyof Draft) => void;

function takeRating(draft: Draft, piece: string, note: Note): Problem[] {
  const raw = piece
    .replace(/^.*Rated:\s*/, '')
    .replace(/^(Fiction|Poetry)\s+/, '')
    .trim();
  if (raw === '') return [];
  draft.rating = readRating(raw);
  note('rating');
  return draft.rating.value === null ? [problem('rating-unknown', { raw })] : [];
}

function takeLanguage(draft: Draft, pieces: string[], note: Note): void {
  const language = languageTag(pieces[0] ?? '');
  if (language === null) return;
  pieces.shift();
  draft.language = language;
  note('language');
}

/** Is this one genre of the site, or several joined by slashes? */
export function isSiteGenre(piece: string): boolean {
  return genresIn(piece).every((genre) => GENRES.has(genre) || genre === 'Young Adult');
}

function genresIn(piece: string): string[] {
  return piece
    .replace('Hurt/Comfort', 'Hurt-Comfort')
    .split(/\s*[/&]\s*/)
    .map((genre) => genre.replace('Hurt-Comfort', 'Hurt/Comfort').trim());
}

/** "Romance/Hurt/Comfort" are two genres, one of them with a slash; mobile pages join them by "&". */
function takeGenre(draft: Draft, pieces: string[], note: Note): void {
  if (!isSiteGenre(pieces[0] ?? '')) return;
  const genres = genresIn(pieces[0]!);
  pieces.shift();
  draft.additionalTags = [...new Set([...draft.additionalTags, ...genres])];
  note('additionalTags');
}

/** Characters joined by commas, pairings in brackets: `[Lin, Mara] Oskar`. A name may hold " - ". */
function takeCharacters(draft: Draft, pieces: string[], isMobile: boolean, note: Note): void {
  const words = pieces.join(isMobile ? ', ' : ' - ').trim();
  if (words === '') return;
  const pairings = [...words.matchAll(/\[([^\]]*)\]/g)].map((pairing) => namesIn(pairing[1]!));
  const names = words.replaceAll('[', '').replaceAll(']', ',');
  // until 2013 two characters were joined: "Lin A. & Mara V."
  draft.characters = namesIn(/^[^,&]+ & [^,&]+$/.test(names) ? names.replace(' & ', ',') : names);
  if (draft.characters.length > 0) note('characters');
  draft.relationships = [
    ...new Set(pairings.filter((names) => names.length > 1).map((names) => names.join('/'))),
  ];
  if (draft.relationships.length > 0) note('relationships');
}

function namesIn(words: string): string[] {
  return [
    ...new Set(
      words
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ];
}

/** Desktop pages say "Complete" or nothing; mobile ones may leave it out. */
function takeStatus(draft: Draft, words: string, isMobile: boolean, note: Note): void {
  const isComplete = /\bStatus:\s*Complete\b|[-,]\s*Complete\s*([-,]|$)/.test(words);
  if (!isComplete && isMobile) return;
  draft.complete = isComplete;
  note('complete');
}

/** Dates are seconds since 1970, each after its label; before 2013 they were written out, month first. */
function takeDates(draft: Draft, page: Document, words: string, note: Note): void {
  const isDate = (one: Element) =>
    isElement(one, 'span') && /^\d{9,11}$/.test(attribute(one, 'data-xutime') ?? '');
  const meta =
    find(page, (one) => hasId(one, 'profile_top')) ?? find(page, (one) => hasId(one, 'content')) ?? page;
  for (const span of findAll(meta, isDate)) {
    const before = span.parentNode === null ? [] : children(span.parentNode);
    const label = /(Published|Updated):?\s*$/.exec(
      before.slice(0, before.indexOf(span)).map(line).join(' '),
    )?.[1];
    const day = new Date(Number(attribute(span, 'data-xutime')) * 1000).toISOString().slice(0, 10);
    takeDate(draft, label === 'Updated' ? 'updated' : 'published', day, note);
  }
  for (const [, label, written] of words.matchAll(/\b(Published|Updated):\s*(\d\d-\d\d-\d\d)\b/g)) {
    takeDate(draft, label === 'Updated' ? 'updated' : 'published', readDate(written!), note);
  }
}

function takeDate(draft: Draft, field: 'published' | 'updated', day: string | null, note: Note): void {
  if (draft[field] !== null || day === null) return;
  draft[field] = day;
  note(field);
}
