import { hasId } from '../ao3/blocks.ts';
import type { ChildNode, Document, Element } from '../../prose/tree.ts';
import { children, find, findAll, hasClass, isElement, liesIn } from '../../prose/walk.ts';

/** The element that holds a chapter's text, by its id or, where a browser's saving dropped it, by its class. */
export function storyElement(page: Document): Element | null {
  return (
    find(page, (one) => hasId(one, 'storytext') || hasId(one, 'storycontent')) ??
    find(
      page,
      (one) => isElement(one, 'div') && (hasClass(one, 'storycontent') || hasClass(one, 'storytext')),
    )
  );
}

/** What a mobile page says above its text, in `#content`; the text stands in there too, or beside it. */
export function aboveStory(page: Document): ChildNode[] {
  const content = find(page, (one) => hasId(one, 'content'));
  if (content === null) return [];
  const story = storyElement(page);
  const all = children(content);
  const end = story === null ? -1 : all.findIndex((node) => liesIn(story, node));
  return end < 0 ? all : all.slice(0, end);
}

/** Its links, wrapped or not. */
export function linksAbove(page: Document): Element[] {
  return aboveStory(page).flatMap((node) => {
    if (!isElement(node)) return [];
    return isElement(node, 'a') ? [node] : findAll(node, (one) => isElement(one, 'a'));
  });
}
