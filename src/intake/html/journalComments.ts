import type { ChildNode, Node, ParentNode } from '../../prose/tree.ts';
import { children, descendants, isElement, isText, parentOf } from '../../prose/walk.ts';
import { ANSWERED, FEWEST_WORDS, WRITTEN } from '../journalMarks.ts';
import { wordCount } from '../text/lines.ts';

/** A comment's head has no more words than these before its date: who wrote it, a subject, links. */
const HEAD = 25;
/** What a comment's head may be made of where nothing holds it together. */
const INLINE = ['a', 'b', 'i', 'em', 'strong', 'span', 'font', 'small', 'img', 'br', 'u'];

/**
 * Cuts the comments off a journal's page whose style says nowhere what is one: everything from the head of the first,
 * known by its date, where somebody may reply to it. Says whether there were any.
 */
export function cutJournalComments(root: ParentNode): boolean {
  const { before, texts } = measured(root);
  const at = texts.findIndex((node) => before.get(node)! >= FEWEST_WORDS && WRITTEN.test(node.value));
  const first = texts[at];
  if (first === undefined || !texts.slice(at).some(({ value }) => ANSWERED.test(value))) return false;
  let head: ChildNode = first;
  for (let above = first.parentNode; above !== null && above !== root; above = parentOf(above)) {
    if (before.get(first)! - before.get(above)! > HEAD) break;
    head = above as ChildNode;
  }
  cutFrom(lineStart(head), root);
  return true;
}

interface Measured {
  /** Words before each node. */
  before: Map<Node, number>;
  texts: (ChildNode & { value: string })[];
}

function measured(root: ParentNode): Measured {
  const before = new Map<Node, number>();
  const texts: Measured['texts'] = [];
  let words = 0;
  for (const node of descendants(root)) {
    before.set(node, words);
    if (!isText(node)) continue;
    texts.push(node);
    words += wordCount(node.value);
  }
  return { before, texts };
}

/** The first of the loose nodes that stand on the lines of a comment's head. */
function lineStart(head: ChildNode): ChildNode {
  const siblings = head.parentNode === null ? [head] : children(head.parentNode);
  let start = siblings.indexOf(head);
  let breaks = 0;
  for (let at = start - 1; at >= 0; at--) {
    const node = siblings[at]!;
    if (isText(node) ? wordCount(node.value) > HEAD : !isElement(node, ...INLINE)) break;
    if (isElement(node, 'br')) breaks += 1;
    else if (!isText(node) || node.value.trim() !== '') {
      breaks = 0;
      start = at;
    }
    if (breaks >= 2) break;
  }
  return siblings[start]!;
}

/** Takes a node and all that follows it out of the tree. */
function cutFrom(node: ChildNode, root: ParentNode): void {
  let keep = 0;
  for (let at: Node = node; at !== root;) {
    const parent = parentOf(at);
    if (parent === null) return;
    const place = parent.childNodes.indexOf(at as ChildNode);
    parent.childNodes = parent.childNodes.slice(0, place + keep);
    keep = 1;
    at = parent;
  }
}
