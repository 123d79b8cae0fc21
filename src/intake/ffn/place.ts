import type { Document } from '../../prose/tree.ts';
import { attribute, findAll, isElement } from '../../prose/walk.ts';
import { unarchived } from '../ao3/address.ts';
import type { Draft } from '../draft.ts';
import { chapterAddress, storyAddress, storyOf, type StoryAddress } from './address.ts';

/** An address, and what on the page said it. */
export interface OwnAddress {
  address: StoryAddress;
  where: string;
}

/** The address a page names as its own; older ones name it only to their scripts, or the browser noted it down. */
export function addressOfPage(page: Document, source: string): OwnAddress | null {
  for (const link of findAll(page, (one) => isElement(one, 'link', 'meta'))) {
    const isOwn = attribute(link, 'rel') === 'canonical' || attribute(link, 'property') === 'og:url';
    const address = isOwn ? storyAddress(attribute(link, 'href') ?? attribute(link, 'content') ?? '') : null;
    if (address !== null) return { address, where: 'link canonical' };
  }
  const saved = storyAddress(/<!-- saved from url=\(\d+\)(\S+)/.exec(source)?.[1] ?? '');
  if (saved !== null) return { address: saved, where: 'saved from url' };
  const named = (variable: string) =>
    new RegExp(`\\bvar\\s+${variable}\\s*=\\s*['"]?(\\d+)`).exec(source)?.[1];
  const story = named('storyid');
  const chapter = named('chapter');
  if (story === undefined) return null;
  return {
    address: storyOf(siteOf(source), story, chapter === undefined ? null : Number(chapter)),
    where: 'script, storyid',
  };
}

function siteOf(source: string): StoryAddress['site'] {
  return /\bfictionpress\.com\b/.test(source) && !/\bfanfiction\.net\b/.test(source) ? 'fictionpress' : 'ffn';
}

/** The highest chapter that a page without a list of chapters leads to: "Next" stands even on mobile pages. */
export function lastLinked(page: Document): number {
  const links = findAll(page, (one) => isElement(one, 'a'));
  const chapters = links.map((link) =>
    Number(
      /^(?:https?:)?(?:\/\/[\w.]+)?\/s\/\d+\/(\d+)/.exec(unarchived(attribute(link, 'href') ?? ''))?.[1] ?? 1,
    ),
  );
  return chapters.reduce((most, chapter) => Math.max(most, chapter), 1);
}

interface Place {
  number: number;
  of: number | null;
  isAlone: boolean;
}

/** The page's place in its story; the only chapter of a story is all of it. */
export function takePlace(draft: Draft, own: OwnAddress | null, { number, of, isAlone }: Place): void {
  const chapter = draft.chapters[0]!;
  if (own !== null) {
    draft.sourceUrl = own.address.url;
    draft.evidence['sourceUrl'] = own.where;
    chapter.sourceUrl = chapterAddress(own.address, number);
  }
  if (isAlone) chapter.title = chapter.title === draft.title ? null : chapter.title;
  else if (own !== null) {
    draft.part = { key: `${own.address.site}:${own.address.id}`, number, of };
    draft.evidence['part'] = of === null ? own.where : `${own.where}, #chap_select`;
  }
  if (draft.complete === true && of !== null) {
    draft.chaptersExpected = of;
    draft.evidence['chaptersExpected'] = draft.evidence['complete'] ?? '#chap_select';
  }
}
