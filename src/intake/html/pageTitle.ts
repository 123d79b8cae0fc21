import type { Draft } from '../draft.ts';
import { keyOf } from '../text/lines.ts';
import { authorsIn } from '../text/people.ts';
import { readHeading } from '../text/headings.ts';
import { readTitleByAuthor } from '../text/titleblock.ts';
import { titleText } from '../../prose/text.ts';
import { headingLevel, type Block } from './block.ts';
import { offerTitle } from './document.ts';
import type { Head } from './head.ts';
import { hasWords, oneLine, opensByNumber } from './pieces.ts';

/**
 * Finds the work's title among what a page offers: its first heading, the heading beside its text, og:title. Two that
 * agree are believed before one; names of sites ("Title | My Site") are cut off; headings of chapters are no titles.
 * Returns the chapter's title where one stood beside the work's.
 */
export function takePageTitle(draft: Draft, head: Head, blocks: Block[], outside: string[]): string | null {
  const first = blocks.slice(0, 6).find((block) => headingLevel(block) !== null && hasWords(block));
  const inside = first === undefined || isChapter(oneLine(first.text)) ? null : oneLine(first.text);
  const beside = outside.filter((words) => !isChapter(words));
  const og = head.metas.get('og:title') ?? null;
  const agrees = (words: string | null) =>
    words !== null && [og, head.title].some((other) => begins(other, words));
  // The name of the site stands in its title too, but further from the text.
  const agreed = agrees(inside) ? inside : beside.findLast(agrees);
  if (agreed != null) return take(draft, agreed, agreed === inside ? 'heading' : 'heading of the page');
  if (inside !== null) return take(draft, inside, 'heading');
  if (og !== null) return take(draft, withoutSite(og, head), 'meta "og:title"');
  return beside.length === 1 ? take(draft, beside[0]!, 'heading of the page') : null;
}

function isChapter(words: string): boolean {
  return readHeading(words) !== null || opensByNumber(words);
}

/** The `<title>`, when nothing better was found. Returns the chapter's title where it says one. */
export function takeTitleTag(draft: Draft, head: Head): string | null {
  return draft.title === null && head.title !== null
    ? take(draft, withoutSite(head.title, head), '<title>')
    : null;
}

/** A heading may say the author and the chapter too: "The Ferry by Mara Linde", "The Ferry - Chapter 3: Fog". */
function take(draft: Draft, words: string, where: string): string | null {
  const { whole, chapter } = splitChapter(words);
  const both = readTitleByAuthor(whole);
  offerTitle(draft, both?.title ?? whole, where);
  if (both !== null && draft.authors.length === 0) {
    draft.authors = authorsIn(both.names);
    draft.evidence['authors'] = where;
  }
  if (chapter !== null) draft.part ??= { key: '', number: chapter.number, of: chapter.of };
  return chapter?.title ?? null;
}

interface NamedChapter {
  number: number;
  of: number | null;
  title: string | null;
}

/** The title, and the chapter named after it: "- Chapter 3: Fog", "- 3. Fog". */
function splitChapter(words: string): { whole: string; chapter: NamedChapter | null } {
  const [, whole, named] =
    /^(.{2,}?)[\s,:|–—-]+((?:chapter|ch\.|kapitel|chapitre|part)\s*#?\s*\d.*)$/i.exec(words) ?? [];
  const heading = named === undefined ? null : readHeading(named);
  if (whole !== undefined && heading !== null && heading.number !== null) {
    return { whole, chapter: { number: heading.number, of: heading.of, title: heading.title } };
  }
  const [, before, number, title] = /^(.{2,}?)\s+[|–—-]\s+(\d{1,3})[.:)]\s+(\S.*)$/.exec(words) ?? [];
  if (before === undefined || title === undefined) return { whole: words, chapter: null };
  return { whole: before, chapter: { number: Number(number), of: null, title } };
}

function begins(whole: string | null, words: string): boolean {
  const key = keyOf(words);
  return whole !== null && key.length > 2 && keyOf(titleText(whole)).includes(key);
}

/** The title without the name of its site, as "Title | Site", "Title - Site" or "Site: Title" have it. */
function withoutSite(title: string, { metas }: Head): string {
  const words = titleText(title).replace(/\s+[-–]\s+Google (Docs|Drive)$/, '');
  const site = metas.get('og:site_name');
  const parts = words.split(/\s+[|·•»–—-]+\s+|:\s+/);
  if (site === undefined || parts.length < 2) return words;
  const kept = parts.filter((part) => keyOf(part) !== keyOf(site));
  return kept.length === parts.length || kept.length === 0 ? words : kept[0]!;
}
