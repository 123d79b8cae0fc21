import type { Document } from '../../prose/tree.ts';
import { attribute, find, findAll, isElement } from '../../prose/walk.ts';
import { hasId, line } from '../ao3/blocks.ts';
import { aboveStory } from './mobile.ts';

/** All chapters' titles from the list that leads to them, "3. The Storm", and which of them this page is. */
export function chapterTitles(page: Document): { all: string[]; selected: number | null } {
  const select = find(page, (one) => hasId(one, 'chap_select'));
  if (select === null) return { all: [], selected: null };
  const options = findAll(select, (one) => isElement(one, 'option'));
  const all = options.map((option) => line(option).replace(/^\d+\.\s*/, ''));
  const selected = options.findIndex((option) => attribute(option, 'selected') !== null);
  return { all, selected: selected < 0 ? null : selected + 1 };
}

/** Mobile pages head the text with "Chapter 3: The Storm". */
export function mobileTitle(page: Document): string | null {
  for (const node of aboveStory(page)) {
    const words = 'value' in node ? node.value.trim() : isElement(node) ? line(node) : '';
    const read = /^Chapter \d+(?::\s*(.+))?$/.exec(words);
    if (read !== null) return read[1] ?? null;
  }
  return null;
}

/** The story's title from the page's own: "Low Water Chapter 2: Ebb, a Harbour Lights fanfic | FanFiction". */
export function titleOfPage(page: Document): string | null {
  const head = find(page, (one) => isElement(one, 'title'));
  const named =
    head === null
      ? null
      : /^(.+?)(?: Chapter \d+(?::.*?)?)?, an? .*\b(?:fanfic|fiction|crossover)\b/i.exec(line(head));
  return named?.[1] ?? null;
}
