import { languageTag } from '../../ground/languages.ts';
import type { Document, Element } from '../../prose/tree.ts';
import { attribute, children, find, findAll, hasClass, isElement } from '../../prose/walk.ts';
import { hasId, line, together } from '../ao3/blocks.ts';
import { readCount } from '../ao3/stats.ts';
import type { Draft, Problem } from '../draft.ts';
import { problem } from '../problems.ts';
import { readRating } from '../text/ratings.ts';

/** The site's genres; a list of these after the language is genre, anything else is characters. */
const GENRES = new Set(
  'Adventure Angst Crime Drama Family Fantasy Friendship General Horror Humor Hurt/Comfort Mystery Parody Poetry Romance Sci-Fi Spiritual Supernatural Suspense Tragedy Western Biography Essay Fable Historical Mythology Play School Thriller Young.Adult War Politics Life Nature Love Song Work Manga Religion'.split(
    ' ',
  ),
);

/** Numbers and dates of the line, told by their label. */
const COUNTED = /^(chapters|words|reviews|favs|follows|updated|published|status|id|staff|complete)\b/i;

/**
 * Reads the grey line under the summary: `Rated: Fiction T - English - Romance/Hurt/Comfort - [A, B] C - Chapters: 3 -
 * Words: 1,234 - … - Updated: … - Published: … - Status: Complete - id: 1`. Gives back the number of chapters.
 */
export function takeFacts(draft: Draft, page: Document): { problems: Problem[]; chapters: number | null } {
  const desktop = find(
    page,
    (one) => isElement(one, 'span') && hasClass(one, 'xgray') && /Rated:/.test(line(one)),
  );
  const words = desktop === null ? mobileLine(page) : line(desktop);
  if (words === null) return { problems: [], chapters: null };
  const where = desktop === null ? '#content, "Rated: …"' : '#profile_top span.xgray';
  const pieces = desktop === null ? words.split(/,\s+(?=\S)/) : words.split(/\s-\s/);
  const note = (field: keyof Draft) => void (draft.evidence[field] = where);
  const problems = takeRating(draft, pieces.shift() ?? '', note);
  takeLanguage(draft, pieces, note);
  takeGenre(draft, pieces, note);
  takeCharacters(
    draft,
    pieces.filter((piece) => !COUNTED.test(piece.trim()) && !/^\d+k?\+?$/.test(piece.trim())),
    desktop === null,
    note,
  );
  takeStatus(draft, words, desktop === null, note);
  takeDates(draft, page, note);
  const chapters = readCount(/\bChapters:\s*([\d,]+)/.exec(words)?.[1]);
  return { problems, chapters: desktop !== null && chapters === null ? 1 : chapters };
}

/** On mobile pages the line stands bare between the path and the text. */
function mobileLine(page: Document): string | null {
  const content = find(page, (one) => hasId(one, 'content'));
  if (content === null) return null;
  const before = children(content);
  const end = before.findIndex((node) => hasId(node, 'storycontent'));
  const words = line(together(end < 0 ? before : before.slice(0, end)));
  const from = words.indexOf('Rated:');
  return from < 0 ? null : words.slice(from).replace(/\s*(?:Chapter \d+\b.*)?$/, '');
}

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

/** "Romance/Hurt/Comfort" are two genres, one of them with a slash; mobile pages join them by "&". */
function takeGenre(draft: Draft, pieces: string[], note: Note): void {
  const genres = (pieces[0] ?? '')
    .replace('Hurt/Comfort', 'Hurt-Comfort')
    .split(/\s*[/&]\s*/)
    .map((genre) => genre.replace('Hurt-Comfort', 'Hurt/Comfort').trim());
  if (!genres.every((genre) => GENRES.has(genre) || genre === 'Young Adult')) return;
  pieces.shift();
  draft.additionalTags = [...new Set([...draft.additionalTags, ...genres])];
  note('additionalTags');
}

/** Characters joined by commas, pairings in brackets: `[Lin, Mara] Oskar`. A name may hold " - ". */
function takeCharacters(draft: Draft, pieces: string[], isMobile: boolean, note: Note): void {
  const words = pieces.join(isMobile ? ', ' : ' - ').trim();
  if (words === '') return;
  const pairings = [...words.matchAll(/\[([^\]]*)\]/g)].map((pairing) => namesIn(pairing[1]!));
  draft.characters = namesIn(words.replaceAll('[', '').replaceAll(']', ','));
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

/** Dates are seconds since 1970; the first of two is the update, the last the publication. */
function takeDates(draft: Draft, page: Document, note: Note): void {
  const isDate = (one: Element) =>
    isElement(one, 'span') && /^\d{9,11}$/.test(attribute(one, 'data-xutime') ?? '');
  const meta =
    find(page, (one) => hasId(one, 'profile_top')) ?? find(page, (one) => hasId(one, 'content')) ?? page;
  for (const span of findAll(meta, isDate)) {
    const before = span.parentNode === null ? [] : children(span.parentNode);
    const lead = before.slice(0, before.indexOf(span)).map(line).join(' ');
    const label = /(Published|Updated):?\s*$/.exec(lead)?.[1];
    const day = new Date(Number(attribute(span, 'data-xutime')) * 1000).toISOString().slice(0, 10);
    const field = label === 'Updated' ? 'updated' : 'published';
    if (draft[field] !== null) continue;
    draft[field] = day;
    note(field);
  }
}
