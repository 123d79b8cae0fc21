import { unarchived } from '../ao3/address.ts';

/** Where a story stands on FanFiction.net or FictionPress.com; the two are one program. */
export interface StoryAddress {
  site: 'ffn' | 'fictionpress';
  id: string;
  /** The chapter's number, where the address names one. */
  chapter: number | null;
  /** The story's address: https, no chapter, no name. */
  url: string;
}

const HOSTS = { ffn: 'www.fanfiction.net', fictionpress: 'www.fictionpress.com' } as const;

/** Reads the address of a story or of one of its chapters, of the desktop or the mobile site. */
export function storyAddress(address: string): StoryAddress | null {
  const read =
    /^(?:https?:)?\/\/(?:www\.|m\.)?(fanfiction\.net|fictionpress\.com)\/s\/(\d+)(?:\/(\d+))?/i.exec(
      unarchived(address),
    );
  if (read === null) return null;
  const site = read[1]!.toLowerCase() === 'fanfiction.net' ? 'ffn' : 'fictionpress';
  return storyOf(site, read[2]!, read[3] === undefined ? null : Number(read[3]));
}

/** The address of a story by its number. */
export function storyOf(site: StoryAddress['site'], id: string, chapter: number | null): StoryAddress {
  return { site, id, chapter, url: `https://${HOSTS[site]}/s/${id}` };
}

/** The address of one chapter alone. */
export function chapterAddress({ url }: StoryAddress, chapter: number): string {
  return `${url}/${chapter}`;
}
