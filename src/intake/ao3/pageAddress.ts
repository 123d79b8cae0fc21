import type { Document, Element } from '../../prose/tree.ts';
import { attribute, descendants, elements, hasClass, isElement } from '../../prose/walk.ts';
import { AO3, unarchived, workAddress, type WorkAddress } from './address.ts';
import { line } from './blocks.ts';

/**
 * The address of the work on a saved page. Pages of most years do not name their own address, so the links that
 * only ever lead to the work itself are asked: its chapters, its downloads, its share and bookmark buttons.
 */
export function addressOfPage(page: Document): WorkAddress | null {
  const saved = savedFrom(page);
  const host = hostOf(page);
  if (saved !== null || host === null) return saved;
  let best: { address: WorkAddress; rank: number } | null = null;
  for (const element of elements(page)) {
    const rank = rankOf(element);
    if (rank === null || (best !== null && best.rank <= rank)) continue;
    const address = workAddress(addressIn(element), host);
    if (address !== null) best = { address, rank };
  }
  return best?.address ?? null;
}

/** How sure a place is to name the work itself, 0 the surest; null for places that may name any work. */
function rankOf(element: Element): number | null {
  if (isElement(element, 'link') && attribute(element, 'rel') === 'canonical') return 0;
  if (isElement(element, 'meta') && attribute(element, 'property') === 'og:url') return 0;
  if (isElement(element, 'input') && attribute(element, 'name') === 'kudo[commentable_id]') return 1;
  if (!isElement(element, 'a')) return null;
  const href = attribute(element, 'href') ?? '';
  if (/\/works\/\d+\/(navigate|share|bookmarks(\/new)?|mark_for_later)(?![\w-])|view_full_work/.test(href))
    return 2;
  if (/\/downloads\/\d+\//.test(href)) return 3;
  const heading = element.parentNode;
  const isHeading = heading !== null && isElement(heading, 'h3') && hasClass(heading, 'title');
  return isHeading && /\/works\/\d+\/chapters\/\d+/.test(href) ? 2 : null;
}

function addressIn(element: Element): string {
  if (isElement(element, 'input')) return `/works/${attribute(element, 'value') ?? ''}`;
  const address = attribute(element, isElement(element, 'meta') ? 'content' : 'href') ?? '';
  return unarchived(address)
    .replace(/\/downloads\/(?=\d)/, '/works/')
    .replace(/^file:\/\/(\/[a-z]:)?/i, '')
    .replace(/^(\.\.?\/)+/, '/');
}

const OWN_LINK =
  /^https?:\/\/([^/]+)\/(?:works\/\d+\/(?:chapters|navigate|share|bookmarks)|users\/login|tos_faq)/;

/** The archive the page is of: its own links say so where they are absolute, else the name in its title does. */
function hostOf(page: Document): string | null {
  let title = '';
  for (const element of elements(page)) {
    if (isElement(element, 'title')) title += line(element);
    if (!isElement(element, 'a')) continue;
    const own = OWN_LINK.exec(unarchived(attribute(element, 'href') ?? ''));
    if (own !== null) return own[1]!;
  }
  return /archive of our own/i.test(title) ? AO3 : null;
}

/** Browsers note where a page was saved from: `saved from url=(0045)https://…`. */
function savedFrom(page: Document): WorkAddress | null {
  for (const node of descendants(page)) {
    if (isElement(node, 'body')) return null;
    if (node.nodeName !== '#comment' || !('data' in node)) continue;
    const address = /https?:\/\/\S+/.exec(node.data)?.[0];
    const read = address === undefined ? null : workAddress(address);
    if (read !== null) return read;
  }
  return null;
}
