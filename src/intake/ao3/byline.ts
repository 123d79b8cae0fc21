import type { ChildNode, Element } from '../../prose/tree.ts';
import { children, isElement, isText } from '../../prose/walk.ts';
import { line } from './blocks.ts';

/**
 * The names of a byline in its order: linked pseuds ("Pseud (user)" stays as it is), plain names, "Anonymous".
 * Of "Name [archived by archivist]" the name is the author's; the archivist only carried the work over. `lead` are
 * the words before the first name.
 */
export function readByline(byline: Element, lead = /^\s*(chapter\s+)?by\s+/i): string[] {
  const names: string[] = [];
  const { text, links } = flattened(byline);
  const unarchived = text.replace(/\[\s*archived by[^\]]*\]?/gi, ARCHIVED);
  for (const piece of splitNames(unarchived.replace(lead, ''))) {
    const name = piece.replaceAll(LINK, (_, at: string) => links[Number(at)] ?? '').replaceAll(ARCHIVED, '');
    const tidy = name.replace(/[\s\u00A0]+/g, ' ').trim();
    if (tidy !== '' && !names.includes(tidy)) names.push(tidy);
  }
  return names;
}

/** Marks that no name holds, so that a comma inside a linked name parts nothing. */
const LINK = /\uE000(\d+)\uE001/g;
const ARCHIVED = '\uE002';

/** Commas part names; one plain archived name keeps its own ("Doe, Jane [archived by …]"). */
function splitNames(text: string): string[] {
  const archived = text.split(ARCHIVED).length - 1;
  if (archived === 1 && text.trim().endsWith(ARCHIVED) && !/\uE000/.test(text)) return [text];
  return text.split(',');
}

function flattened(byline: Element): { text: string; links: string[] } {
  const links: string[] = [];
  let text = '';
  const waiting: ChildNode[] = children(byline).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isText(next)) text += next.value.replace(/[\uE000-\uE002]/g, '');
    else if (isElement(next, 'a')) text += `\uE000${links.push(line(next)) - 1}\uE001`;
    else for (const child of children(next).toReversed()) waiting.push(child);
  }
  return { text, links };
}

/** Those a work is a gift for, from a line "For Name, Name." */
export function readRecipients(gift: Element): string[] {
  const names = readByline(gift, /^\s*for\s+/i);
  return names.map((name) => name.replace(/\.$/, '')).filter((name) => name !== '');
}
