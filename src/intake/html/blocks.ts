import { ownClasses } from '../../prose/rules.ts';
import type { ChildNode, Element, Node, ParentNode } from '../../prose/tree.ts';
import { attribute, children, descendants, isElement, isText, parentOf } from '../../prose/walk.ts';
import { elementOf, idsAt, idsIn, linesOf, UNREAD, type Block } from './block.ts';

/** What wrappers say about all they hold, and what must not be lost when they are opened. */
interface Around {
  format: string[];
  attributes: { name: string; value: string }[];
}

const WRAPPERS = new Set(
  'html body div section article main center font span form fieldset header hgroup footer aside nav label layer ilayer a small big tt b i u em strong'.split(
    ' ',
  ),
);
const FORMAT = new Set(['b', 'i', 'u', 'em', 'strong', 'small', 'big', 'tt']);
const BLOCK_TAGS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section table ul'.split(
    ' ',
  ),
);

/**
 * The blocks of a document in reading order. Wrappers are opened, what they say (centring, direction, language,
 * emphasis) going to each block in them; loose text is cut at double line breaks. `opens` names elements that are
 * to be opened besides the usual wrappers, such as the tables of a page laid out by tables.
 */
export function blocksOf(root: ParentNode, opens: ReadonlySet<Node> = new Set()): Block[] {
  return new Cutter(opens).cut(root);
}

type Step = { node: ChildNode; around: Around } | 'end';

class Cutter {
  readonly #blocks: Block[] = [];
  readonly #opens: ReadonlySet<Node>;
  #holders = new Set<Node>();
  #loose: ChildNode[] = [];
  #looseAround: Around = { format: [], attributes: [] };
  #ids: string[] = [];

  constructor(opens: ReadonlySet<Node>) {
    this.#opens = opens;
  }

  cut(root: ParentNode): Block[] {
    this.#holders = holdersOfBlocks(root);
    const nothing: Around = { format: [], attributes: [] };
    const waiting: Step[] = children(root)
      .toReversed()
      .map((node) => ({ node, around: nothing }));
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      if (step === 'end') this.#endLoose();
      else this.#take(step.node, step.around, waiting);
    }
    this.#endLoose();
    return this.#blocks;
  }

  #take(node: ChildNode, around: Around, waiting: Step[]): void {
    if (isText(node)) return this.#addLoose(node, around);
    if (!isElement(node) || UNREAD.has(node.tagName)) return;
    if (node.tagName === 'br') return this.#addLoose(node, around);
    if (this.#isOpened(node)) return this.#open(node, around, waiting);
    if (!BLOCK_TAGS.has(node.tagName)) return this.#addLoose(node, around);
    this.#endLoose();
    this.#add(node.tagName === 'div' || node.tagName === 'center' ? 'p' : node.tagName, [
      wrapped(node, around),
    ]);
  }

  /** Wrappers are opened when they hold blocks; a `<pre>` of whole paragraphs is one, as reading sites write it. */
  #isOpened(node: Element): boolean {
    if (this.#opens.has(node)) return true;
    if (node.tagName === 'pre') return children(node).some((child) => isElement(child, 'p'));
    return WRAPPERS.has(node.tagName) && this.#holders.has(node) && !hasMeaning(node);
  }

  #open(node: Element, around: Around, waiting: Step[]): void {
    const inner = FORMAT.has(node.tagName)
      ? { ...around, format: [...around.format, node.tagName] }
      : inherited(node, around);
    const isBlock = BLOCK_TAGS.has(node.tagName) || this.#opens.has(node);
    if (isBlock) this.#endLoose();
    this.#ids.push(...idsAt(node));
    if (isBlock) waiting.push('end');
    for (const child of children(node).toReversed()) waiting.push({ node: child, around: inner });
  }

  /** Emphasis goes to each piece of loose text by itself, as the line may begin outside of it. */
  #addLoose(node: ChildNode, around: Around): void {
    if (this.#loose.length === 0) this.#looseAround = around;
    const plain = isElement(node, 'br') || isEmptyText(node);
    this.#loose.push(...(plain ? [node] : formatted([node], around.format)));
  }

  /** Loose text becomes paragraphs, one between each two or more line breaks. */
  #endLoose(): void {
    const loose = this.#loose;
    this.#loose = [];
    for (const run of runsOf(loose)) this.#add('p', [paragraphOf(run, this.#looseAround)]);
  }

  #add(tag: string, nodes: ChildNode[]): void {
    const ids = [...this.#ids, ...nodes.flatMap((node) => [...idsAt(node), ...idsIn(node)])];
    this.#ids = [];
    this.#blocks.push({ tag, nodes, text: linesOf(nodes), ids });
  }
}

/** Verse, letters and the like are kept whole, for what their class says. */
function hasMeaning(element: Element): boolean {
  const type = `${attribute(element, 'epub:type') ?? ''} ${attribute(element, 'role') ?? ''}`;
  if (/\b(footnote|endnote|rearnote)\b/.test(type)) return true;
  return ownClasses(attribute(element, 'class') ?? '').some((name) => !/^(centre|right|left)$/.test(name));
}

/** The elements with blocks or with paragraphs parted by `<br><br>` somewhere below them. */
function holdersOfBlocks(root: ParentNode): Set<Node> {
  const holders = new Set<Node>();
  let afterBreak = false;
  for (const node of descendants(root)) {
    const isBreak = isElement(node, 'br');
    if ((isBreak && afterBreak) || (isElement(node) && BLOCK_TAGS.has(node.tagName)))
      markAbove(node, holders);
    if (isBreak) afterBreak = true;
    else if (isText(node) && !isEmptyText(node)) afterBreak = false;
  }
  return holders;
}

function markAbove(node: ChildNode, holders: Set<Node>): void {
  for (let above = node.parentNode; above !== null && !holders.has(above);) {
    holders.add(above);
    above = parentOf(above);
  }
}

const INHERITED = new Set(['dir', 'lang', 'xml:lang']);

function inherited(node: Element, around: Around): Around {
  const said = node.attrs.filter(({ name }) => INHERITED.has(name));
  // a table's own says where the table stands
  const align = isElement(node, 'table')
    ? undefined
    : /^(center|right)$/i.exec(attribute(node, 'align') ?? alignOf(node) ?? '')?.[0];
  const own = node.tagName === 'center' ? 'center' : align;
  const added = own === undefined ? said : [...said, { name: 'align', value: own }];
  if (added.length === 0 && node.tagName !== 'html') return around;
  const kept = around.attributes.filter(({ name }) => !added.some((one) => one.name === name));
  return {
    ...around,
    attributes: node.tagName === 'html' || node.tagName === 'body' ? [] : [...kept, ...added],
  };
}

function alignOf(node: Element): string | undefined {
  return /text-align\s*:\s*(center|right)/i.exec(attribute(node, 'style') ?? '')?.[1];
}

/** The element with what its wrappers said; itself when they said nothing. */
function wrapped(element: Element, around: Around): Element {
  if (around.format.length === 0 && around.attributes.length === 0) return element;
  const added = around.attributes.filter(({ name }) => attribute(element, name) === null);
  return {
    ...element,
    attrs: [...element.attrs, ...added],
    childNodes: formatted(children(element), around.format),
  };
}

function paragraphOf(nodes: ChildNode[], around: Around): Element {
  return elementOf('p', around.attributes, nodes);
}

function formatted(nodes: ChildNode[], format: string[]): ChildNode[] {
  return format.reduceRight((inner, tag) => [elementOf(tag, [], inner)], nodes);
}

function isEmptyText(node: ChildNode): boolean {
  return isText(node) && node.value.trim() === '';
}

/** Loose nodes cut at two or more line breaks in a row. Runs without words or pictures are none. */
function runsOf(nodes: ChildNode[]): ChildNode[][] {
  const runs: ChildNode[][] = [[]];
  let breaks: ChildNode[] = [];
  for (const node of nodes) {
    if (isElement(node, 'br') || (breaks.length > 0 && isEmptyText(node))) {
      breaks.push(node);
      continue;
    }
    if (breaks.filter((one) => isElement(one, 'br')).length > 1) runs.push([]);
    else runs.at(-1)?.push(...breaks);
    breaks = [];
    runs.at(-1)?.push(node);
  }
  return runs.filter((run) =>
    run.some((node) => !isEmptyText(node) && (isText(node) || showsSomething(node))),
  );
}

function showsSomething(node: ChildNode): boolean {
  if (isElement(node, 'img', 'svg')) return true;
  for (const below of descendants(node)) {
    if (isText(below) ? below.value.trim() !== '' : isElement(below, 'img', 'svg')) return true;
  }
  return isElement(node) && idsAt(node).length > 0;
}
