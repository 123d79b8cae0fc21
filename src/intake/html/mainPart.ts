import type { Document, Element, Node, ParentNode } from '../../prose/tree.ts';
import {
  attribute,
  children,
  find,
  hasClass,
  isElement,
  liesIn,
  parentOf,
  textContent,
} from '../../prose/walk.ts';

/**
 * Where journals, blogs and archives keep the text of a page, surest first: LiveJournal and Dreamwidth entries, Wattpad,
 * Google Docs, Blogger, WordPress, Tumblr, then what any page may say of itself.
 */
const PLACES: ((element: Element) => boolean)[] = [
  byClass('b-singlepost-body', 'aentry-post__text', 'entry-content', 'entry_text', 'entrytext', 'asset-body'),
  byClass('panel-reading', 'page-content', 'doc-content'),
  byClass(
    'post-body',
    'post-content',
    'post_body',
    'post_content',
    'article-content',
    'article-body',
    'blog-post',
  ),
  (element) => attribute(element, 'itemprop') === 'articleBody',
  (element) => isElement(element, 'article'),
  (element) => isElement(element, 'main') || attribute(element, 'role') === 'main',
];

function byClass(...names: string[]): (element: Element) => boolean {
  return (element) => names.some((name) => hasClass(element, name) || attribute(element, 'id') === name);
}

/** A place must hold this much of the page's longer paragraphs to be where the text is. */
const MOST_OF_IT = 0.6;

/** A part that holds this much of what all hold is the text; the others are its heading and the like. */
const NEARLY_ALL = 0.9;

/** More parts than these are no panels of one text. */
const MOST_PARTS = 100;

function wordsLength(node: Node): number {
  return textContent(node).length;
}

/** The part of a page that holds its text; the body where nothing smaller holds most of it. */
export function mainPart(page: Document): ParentNode {
  const body = find(page, (one) => isElement(one, 'body')) ?? page;
  const whole = wordsLength(body);
  for (const fits of PLACES) {
    const found = outermost(body, fits);
    const held = found.reduce((sum, one) => sum + wordsLength(one), 0);
    if (found.length > MOST_PARTS) return body;
    if (found.length === 0 || held < whole * MOST_OF_IT) continue;
    const largest = found.reduce((most, one) => (wordsLength(one) > wordsLength(most) ? one : most));
    return wordsLength(largest) >= held * NEARLY_ALL ? largest : holderOfAll(found, body);
  }
  return body;
}

/** The elements that fit and lie in no other that does. */
function outermost(root: ParentNode, fits: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const waiting = children(root).toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (fits(node)) found.push(node);
    else for (const child of children(node).toReversed()) waiting.push(child);
  }
  return found;
}

/** The smallest element around all of them: sites part long texts into panels. */
function holderOfAll(found: Element[], body: ParentNode): ParentNode {
  const [first, ...others] = found;
  for (let above: Node | null = first ?? null; above !== null && above !== body; above = parentOf(above)) {
    const around: Node = above;
    if ('childNodes' in around && others.every((one) => liesIn(one, around))) return around;
  }
  return body;
}

/** Comments and what others said of a text, by class or id. */
const COMMENTS =
  /(^|[\s_-])(comments?|comment-?list|respond|reviews?|notes-container|post-?notes|ljcmt\w*|bottomcomment|commentbox|b-leaf|b-tree-twig|b-grove)([\s_-]|$)/i;
const FURNITURE_CLASS =
  /(^|[\s_-])(sidebar|navbar|nav|navigation|breadcrumbs?|share|sharing|sharedaddy|jp-relatedposts|related|tags?-?links|footer|menu|widget|cookie|advert|ads|pagination|pager|reblog|likes?|site-header|masthead|skip-link|jumpmenu|toplinks|archivedat|copyright|print-?link|subscribe|publish-banner|banners|wm-ipp(-base)?|commentlinks|lj-?currents|currents|entrylinks|ljtags|userpic|b-singlepost-tags|entry-interaction-links)([\s_-]|$)/i;

const FURNITURE_TAGS = new Set(['nav', 'aside', 'dialog', 'iframe']);
const PAGE_EDGES = new Set(['header', 'footer']);

/** Parts of a page that are never the text: menus, comments, buttons to share. */
function isFurniture(element: Element): boolean {
  if (FURNITURE_TAGS.has(element.tagName)) return true;
  if (/^h[12]$/.test(element.tagName)) return isSiteName(element);
  if (PAGE_EDGES.has(element.tagName)) return element.parentNode?.nodeName === 'body';
  const names = classAndId(element);
  if (/(^|[\s_-])(num-?comments?|comments?-?(count|link|number|marker))([\s_-]|$)/i.test(names)) return true;
  return (
    (COMMENTS.test(names) || FURNITURE_CLASS.test(names)) &&
    !isElement(element, 'body', 'html', 'main', 'article', 'a', 'span', 'p')
  );
}

/** A heading that leads to the front page and says no more than where: the site's name. */
function isSiteName(heading: Element): boolean {
  const link = find(heading, (one) => isElement(one, 'a'));
  const leadsHome = /^(?:https?:\/\/[^/]+)?\/$/i.test((link && attribute(link, 'href')) ?? '');
  return leadsHome && textContent(link!).trim() === textContent(heading).trim();
}

/** Removes the furniture below a node. Whether comments were among it is worth saying. */
export function clearFurniture(root: ParentNode): { comments: boolean } {
  let comments = false;
  const whole = wordsLength(root);
  const waiting: ParentNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    node.childNodes = node.childNodes.filter((child) => {
      if (!isElement(child) || !isFurniture(child)) return true;
      const said = isComments(child);
      // A page whose wrapper is called "content-sidebar" keeps its story.
      if (!said && wordsLength(child) > whole * MOST_OF_IT) return true;
      comments ||= said && textContent(child).trim() !== '';
      return false;
    });
    for (const child of node.childNodes) if (isElement(child)) waiting.push(child);
  }
  return { comments };
}

function isComments(element: Element): boolean {
  return COMMENTS.test(classAndId(element));
}

function classAndId(element: Element): string {
  return `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
}
