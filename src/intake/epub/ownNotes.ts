import type { Element } from '../../prose/tree.ts';
import { attribute, children, elements, hasClass, isElement, textContent } from '../../prose/walk.ts';
import { elementOf } from '../html/block.ts';

/**
 * Turns the footnotes of our own books back into what they were made of: a section of asides into a numbered list,
 * an aside alone into its paragraph. Names are counted on from `from` through the work, as every reader gives them.
 * Returns the top elements and the count reached.
 */
export function restoreNotes(tops: Element[], from: number): { tops: Element[]; count: number } {
  const all = tops.flatMap((top) => [top, ...elements(top)]);
  const notes = all.filter(isNote);
  notes.forEach((note, at) => rename(note, from + at + 1, all));
  for (const one of all.filter((each) => !isNotes(each)))
    one.childNodes = one.childNodes.map((node) => (isElement(node) ? restored(node) : node));
  return { tops: tops.map(restored), count: from + notes.length };
}

function isNote(element: Element): boolean {
  return isElement(element, 'aside') && attribute(element, 'role') === 'doc-footnote';
}

function isNotes(element: Element): boolean {
  return isElement(element, 'section') && attribute(element, 'role') === 'doc-endnotes';
}

/** Gives a note and its mark their names, and leads the links between them. */
function rename(note: Element, number: number, all: Element[]): void {
  const old =
    attribute(note, 'id') ?? [...elements(note)].map((one) => attribute(one, 'id')).find((id) => id !== null);
  const marks = all.filter(
    (one) => isElement(one, 'a') && old != null && attribute(one, 'href') === `#${old}`,
  );
  const [mark] = marks;
  const back = mark === undefined ? null : attribute(mark, 'id');
  for (const one of marks) set(one, 'href', `#fn-${number}`);
  if (mark !== undefined) set(mark, 'id', `fn-ref-${number}`);
  for (const link of elements(note)) {
    if (attribute(link, 'id') === old) set(link, 'id', null);
    if (back !== null && attribute(link, 'href') === `#${back}`) set(link, 'href', `#fn-ref-${number}`);
  }
  set(note, 'id', `fn-${number}`);
}

function set(element: Element, name: string, value: string | null): void {
  const others = element.attrs.filter((one) => one.name !== name);
  element.attrs = value === null ? others : [...others, { name, value }];
}

function restored(element: Element): Element {
  if (isNotes(element)) return listOf(element);
  if (!isNote(element)) return element;
  const [only, ...others] = children(element).filter((node) => isElement(node));
  const id = element.attrs.filter(({ name }) => name === 'id');
  if (only !== undefined && others.length === 0 && isElement(only, 'p'))
    return { ...only, attrs: [...only.attrs, ...id] };
  return elementOf('div', id, element.childNodes);
}

/** The list, starting at the number its first note shows; the numbers themselves are the list's to show. */
function listOf(section: Element): Element {
  const numbers = [...elements(section)].filter((one) => hasClass(one, 'note-number'));
  const start = Number.parseInt(textContent(numbers[0] ?? section), 10);
  for (const number of numbers) number.childNodes = [];
  const items = children(section).filter((node) => isElement(node));
  const list = items.map((item) =>
    elementOf(
      'li',
      item.attrs.filter(({ name }) => name === 'id'),
      item.childNodes,
    ),
  );
  const shown = start > 1 ? [{ name: 'start', value: String(start) }] : [];
  return elementOf('ol', [{ name: 'class', value: 'footnote' }, ...shown], list);
}
