import type { Element, ParentNode } from '../../prose/tree.ts';
import { attribute, children, descendants, find, hasClass, isElement, isText } from '../../prose/walk.ts';
import type { Draft } from '../draft.ts';
import { readDate } from '../text/dates.ts';
import { oneLine } from './pieces.ts';

/** Who posted a page and when, as journals and blogs say it beside the text. */
export interface Post {
  author: string | null;
  /** `YYYY-MM-DD` */
  date: string | null;
}

/** Where the poster's name stands: microformats, LiveJournal, Dreamwidth and its kin, WordPress, Blogger. */
const AUTHOR = [
  'p-author',
  'fn',
  'b-singlepost-author-user-name',
  'b-singlepost-author',
  'poster',
  'entry-poster',
  'post-author',
  'entry-author',
  'author-name',
  'author',
];
const DATE = [
  'dt-published',
  'published',
  'entry-date',
  'b-singlepost-author-date',
  'datetime',
  'date-header',
  'post-date',
  'posted-on',
  'entry-time',
];
const LONGEST = 80;

/** Reads the first of each that stands outside of comments and menus. */
export function readPost(body: ParentNode): Post {
  const post: Post = { author: null, date: null };
  const waiting = children(body).toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node) || isElsewhere(node)) continue;
    if (post.author === null) post.author = authorAt(node);
    if (post.date === null) post.date = dateAt(node);
    if (post.author !== null && post.date !== null) break;
    for (const child of children(node).toReversed()) waiting.push(child);
  }
  return post;
}

/** Comments have posters and dates of their own; so have the posts in a sidebar. */
function isElsewhere(element: Element): boolean {
  if (isElement(element, 'aside', 'nav')) return true;
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return /(^|[\s_-])(comments?|comment-?list|sidebar|secondary|related|widget)([\s_-]|$)/i.test(names);
}

/** `quayside (quayside) wrote,` on LiveJournal's old pages. */
const WROTE = /^([\w-]{1,40}) \([^)]{1,60}\) wrote\b/;

function authorAt(element: Element): string | null {
  const wrote = isElement(element, 'td') ? WROTE.exec(beginning(element))?.[1] : undefined;
  if (wrote !== undefined) return wrote;
  const isLinked = isElement(element, 'a') && /(^|\s)author(\s|$)/.test(attribute(element, 'rel') ?? '');
  if (
    !isLinked &&
    attribute(element, 'itemprop') !== 'author' &&
    !AUTHOR.some((name) => hasClass(element, name))
  )
    return null;
  if (holdsName(element)) return null;
  const words = beginning(element)
    .replace(/^(posted |written )?by:?\s+/i, '')
    .replace(/\s+[»·|].*$/, '');
  return words === '' || words.length > LONGEST || /^(admin|anonymous|unknown|author)$/i.test(words)
    ? null
    : words;
}

/** A box around the poster's name, picture and date is called by the author too. */
function holdsName(element: Element): boolean {
  return find(element, (one) => AUTHOR.some((name) => hasClass(one, name))) !== null;
}

function dateAt(element: Element): string | null {
  if (isElement(element, 'td', 'div')) {
    const start = beginning(element);
    const wrote = /\bwrote,? ?(?:in [\w-]+,? ?)?@ ?(\d{4}-\d\d-\d\d)/.exec(start);
    if (wrote !== null) return readDate(wrote[1]!);
  }
  const isDate =
    attribute(element, 'itemprop') === 'datePublished' ||
    (isElement(element, 'time') && attribute(element, 'datetime') !== null) ||
    DATE.some((name) => hasClass(element, name));
  if (!isDate) return null;
  const words = attribute(element, 'datetime') ?? beginning(element).slice(0, LONGEST);
  return (
    readDate(words.replace(/T\d\d:.*$/, '')) ??
    readDate(
      /\d{4}-\d\d-\d\d|\p{L}{3,}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,}\.?,? \d{4}/u.exec(
        words,
      )?.[0] ?? '',
    )
  );
}

/** Fills what neither the text nor the head said. */
export function takePost(draft: Draft, { author, date }: Post): void {
  if (draft.authors.length === 0 && author !== null) {
    draft.authors = [author];
    draft.evidence['authors'] = 'poster of the page';
  }
  if (draft.published !== null || date === null) return;
  draft.published = date;
  draft.evidence['published'] = 'date of the page';
}

/** The first words of an element on one line, however much it holds: elements nest, and each is asked. */
export function beginning(element: Element): string {
  let words = '';
  for (const node of descendants(element)) {
    if (isText(node)) words += node.value.slice(0, LONGEST * 3);
    if (words.length > LONGEST * 3) break;
  }
  return oneLine(words);
}
