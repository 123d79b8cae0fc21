import type { Draft } from '../draft.ts';
import { keyOf } from '../text/lines.ts';
import { authorsIn } from '../text/people.ts';
import { readHeading } from '../text/headings.ts';
import { readTitleByAuthor } from '../text/titleblock.ts';
import { titleText } from '../../prose/text.ts';
import { headingLevel, type Block } from './block.ts';
import { offerTitle } from './document.ts';
import type { Head } from './head.ts';
import { hasWords, oneLine } from './pieces.ts';

/**
 * Finds the work's title among what a page offers: its first heading, the heading beside its text, og:title, the
 * `<title>`. Two that agree are believed before one; names of sites ("Title | My Site") are cut off.
 */
export function takePageTitle(draft: Draft, head: Head, blocks: Block[], outside: string[]): void {
  const first = blocks.slice(0, 6).find((block) => headingLevel(block) !== null && hasWords(block));
  const inside =
    first === undefined || readHeading(oneLine(first.text)) !== null ? null : oneLine(first.text);
  const og = head.metas.get('og:title') ?? null;
  const page = head.title;
  const agreed = [inside, ...outside].find(
    (words) => words !== null && [og, page].some((other) => begins(other, words)),
  );
  if (agreed != null) return take(draft, agreed, agreed === inside ? 'heading' : 'heading of the page');
  if (inside !== null) return take(draft, inside, 'heading');
  if (og !== null) return take(draft, withoutSite(og, head), 'meta "og:title"');
  if (outside[0] !== undefined && outside.length === 1) take(draft, outside[0], 'heading of the page');
}

/** The `<title>`, when nothing better was found. */
export function takeTitleTag(draft: Draft, head: Head): void {
  if (draft.title === null && head.title !== null) take(draft, withoutSite(head.title, head), '<title>');
}

/** A heading may say the author and the chapter too: "The Ferry by Mara Linde", "The Ferry - Chapter 3". */
function take(draft: Draft, words: string, where: string): void {
  const whole = withoutChapter(draft, words);
  const both = readTitleByAuthor(whole);
  offerTitle(draft, both?.title ?? whole, where);
  if (both === null || draft.authors.length > 0) return;
  draft.authors = authorsIn(both.names);
  draft.evidence['authors'] = where;
}

/** The title before "- Chapter 3", which makes the page a part of the work. */
function withoutChapter(draft: Draft, words: string): string {
  const [, whole, chapter] =
    /^(.{2,}?)[\s,:|–—-]+((?:chapter|ch\.|kapitel|chapitre|part)\s*#?\s*\d.*)$/i.exec(words) ?? [];
  const heading = chapter === undefined ? null : readHeading(chapter);
  if (whole === undefined || heading === null || heading.number === null) return words;
  draft.part ??= { key: '', number: heading.number, of: heading.of };
  return whole;
}

function begins(whole: string | null, words: string): boolean {
  const key = keyOf(words);
  return whole !== null && key.length > 2 && keyOf(titleText(whole)).includes(key);
}

/** The title without the name of its site, as "Title | Site", "Title - Site" or "Site: Title" have it. */
function withoutSite(title: string, { metas }: Head): string {
  const words = titleText(title);
  const site = metas.get('og:site_name');
  const parts = words.split(/\s+[|·•»–—-]+\s+|:\s+/);
  if (site === undefined || parts.length < 2) return words;
  const kept = parts.filter((part) => keyOf(part) !== keyOf(site));
  return kept.length === parts.length || kept.length === 0 ? words : kept[0]!;
}
