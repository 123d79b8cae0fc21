import type { Document, Element } from '../../prose/tree.ts';
import { attribute, find, findAll, isElement } from '../../prose/walk.ts';
import { unarchived } from '../ao3/address.ts';
import { hasId, line } from '../ao3/blocks.ts';
import type { Draft } from '../draft.ts';
import type { StoryAddress } from './address.ts';
import { linksAbove } from './mobile.ts';

/**
 * Reads the fandoms from the path above the story: "Books » Harry Potter" is one, "A + B Crossover" are two. On
 * FictionPress the path ends in a genre, and the story is original.
 */
export function readFandoms(draft: Draft, page: Document, site: StoryAddress['site']): void {
  const names = desktopPath(page) ?? mobilePath(page) ?? oldPath(page);
  if (site === 'fictionpress') {
    draft.fandoms = ['Original Work'];
    draft.evidence['fandoms'] = 'inferred from the site, fictionpress.com';
    if (names.length > 0) draft.additionalTags = names;
    if (names.length > 0) draft.evidence['additionalTags'] = '#pre_story_links';
  } else if (names.length > 0) {
    draft.fandoms = names;
    draft.evidence['fandoms'] = desktopPath(page) === null ? 'links above the text' : '#pre_story_links';
  }
}

function desktopPath(page: Document): string[] | null {
  const path = find(page, (one) => hasId(one, 'pre_story_links'));
  const links = path === null ? [] : findAll(path, (one) => isElement(one, 'a'));
  if (links.length === 0) return null;
  const crossover = links.find(
    (link) => /crossover/i.test(attribute(link, 'href') ?? '') && / crossover$/i.test(line(link)),
  );
  if (crossover !== undefined) return partners(line(crossover), ' + ');
  const last = links.at(-1)!;
  return links.length > 1 ? [line(last)] : [];
}

/** "Books » Harry Potter", or "Crossover » Sherlock & Harry Potter", as links before the text. */
function mobilePath(page: Document): string[] | null {
  if (find(page, (one) => hasId(one, 'content')) === null) return null;
  const links = linksAbove(page).filter((link) => /^\/(?!u\/|s\/|r\/)/.test(pathOf(link)));
  const crossover = links.find((link) => /crossovers?/i.test(pathOf(link)) && /\s[&+]\s/.test(line(link)));
  if (crossover !== undefined)
    return partners(line(crossover), line(crossover).includes(' + ') ? ' + ' : ' & ');
  const own = links.find((link) => /^\/[\w-]+\/[^/]+\/?/.test(pathOf(link)));
  return own === undefined ? [] : [line(own)];
}

/** Before 2013: the first link to a fandom of one of the site's shelves. */
function oldPath(page: Document): string[] {
  const shelf = /^\/(anime|book|cartoon|comic|game|misc|movie|play|tv)\/[^/]+\/?$/;
  const link = find(page, (one) => isElement(one, 'a') && shelf.test(pathOf(one)));
  return link === null ? [] : [line(link)];
}

function pathOf(link: Element): string {
  return unarchived(attribute(link, 'href') ?? '').replace(/^(https?:)?\/\/[\w.]+/, '');
}

function partners(words: string, between: string): string[] {
  return words
    .replace(/ crossover$/i, '')
    .split(between)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
