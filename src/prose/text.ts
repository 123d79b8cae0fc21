import type { CleanHtml } from './cleanHtml.ts';
import { parseFragment } from './parse.ts';
import { tokens, type Token } from './tokens.ts';
import { textContent } from './walk.ts';
import { textOnly } from './write.ts';

const BLOCKS = new Set(
  'p div blockquote h1 h2 h3 h4 h5 h6 pre ul ol dl li dt dd figure figcaption details summary address table caption tr'.split(
    ' ',
  ),
);
/** Blocks whose parts stand line by line. */
const LISTS = new Set(['ul', 'ol', 'dl', 'table']);
const PARTS = new Set(['li', 'dt', 'dd', 'tr', 'figcaption']);

/** The mark that stands for a scene break in plain text. */
const BREAK = '* * *';

/**
 * The words without markup: a blank line between blocks, `<br>` as a line end, a scene break as `* * *`, list items
 * with `- ` or their number, a picture as its description in brackets.
 */
export function plainText(html: CleanHtml): string {
  return blocks(html)
    .map(({ before, text }, index) => (index === 0 ? '' : before) + text)
    .join('');
}

/** One text for each block that holds words, in order: what paragraph anchors count. */
export function paragraphTexts(html: CleanHtml): string[] {
  return blocks(html)
    .filter(({ isBreak }) => !isBreak)
    .map(({ text }) => text);
}

interface Block {
  before: '\n' | '\n\n';
  text: string;
  isBreak: boolean;
}

function blocks(html: CleanHtml): Block[] {
  const writer = new BlockWriter();
  for (const token of tokens(html)) writer.take(token);
  writer.end();
  return writer.done;
}

class BlockWriter {
  readonly done: Block[] = [];
  #text = '';
  #before: '\n' | '\n\n' = '\n\n';
  #mark = '';
  #pre = 0;
  #atListStart = false;
  readonly #lists: { next: number | null }[] = [];

  take(token: Token): void {
    if (token.kind === 'text') this.#write(token.text);
    else if (token.kind === 'open') this.#open(token.tag, token.attributes);
    else this.#close(token.tag);
  }

  /** Closes the block that is being written; a block without words is none. */
  end(): void {
    const even = this.#pre > 0 || !this.#text.includes('\n');
    const lines = even ? this.#text : this.#text.replace(/ *\n */g, '\n');
    const text = lines.trim();
    if (text !== '') {
      this.done.push({ before: this.#before, text: this.#mark + text, isBreak: false });
      this.#mark = '';
      this.#before = '\n\n';
    }
    this.#text = '';
  }

  #write(text: string): void {
    const even = this.#pre > 0 || !/[\t\n\r\f]| {2}/.test(text);
    this.#text += even ? text : text.replace(/[ \t\n\r\f]+/g, ' ');
  }

  #open(tag: string, attributes: Record<string, string>): void {
    if (tag === 'br') this.#text += '\n';
    else if (tag === 'img') this.#text += attributes['alt'] ? `[${attributes['alt']}]` : '';
    else if (tag === 'hr') this.#rule();
    else if (tag === 'td' || tag === 'th')
      this.#text = this.#text.trim() === '' ? '' : `${this.#text.trimEnd()}\t`;
    else if (BLOCKS.has(tag)) this.#startBlock(tag, attributes);
  }

  #rule(): void {
    this.end();
    this.done.push({ before: '\n\n', text: BREAK, isBreak: true });
    this.#before = '\n\n';
  }

  #startBlock(tag: string, attributes: Record<string, string>): void {
    this.end();
    if (LISTS.has(tag)) this.#startList(tag === 'ol' ? Number(attributes['start'] ?? 1) : null);
    if (PARTS.has(tag)) this.#startPart();
    if (tag === 'li') this.#item();
    if (tag === 'pre') this.#pre++;
  }

  #startList(next: number | null): void {
    this.#lists.push({ next });
    this.#before = this.#lists.length > 1 ? '\n' : '\n\n';
    this.#atListStart = true;
  }

  #startPart(): void {
    if (!this.#atListStart) this.#before = '\n';
    this.#atListStart = false;
  }

  #item(): void {
    const list = this.#lists.at(-1);
    const indent = '  '.repeat(Math.max(0, this.#lists.length - 1));
    if (list === undefined || list.next === null) this.#mark = `${indent}- `;
    else this.#mark = `${indent}${list.next++}. `;
  }

  #close(tag: string): void {
    if (!BLOCKS.has(tag)) return;
    this.end();
    if (tag === 'pre') this.#pre--;
    if (LISTS.has(tag)) this.#lists.pop();
    if (tag === 'li') this.#mark = '';
    this.#before = PARTS.has(tag) || (LISTS.has(tag) && this.#lists.length > 0) ? '\n' : '\n\n';
  }
}

/** The beginning of the text on one line, cut at a word, with `…` where something was left out. */
export function excerpt(html: CleanHtml, characters: number): string {
  const text = oneLine(paragraphTexts(html).join(' '));
  if (text.length <= characters) return text;
  const cut = text.slice(0, Math.max(1, characters - 1)).replace(/[\uD800-\uDBFF]$/, '');
  const atWord = cut.length === text.length || text[cut.length] === ' ' ? cut : cut.replace(/\s+\S*$/, '');
  return `${atWord.replace(/[\s,;:.…–—-]+$/, '')}…`;
}

/** A title from a page or a header as one line of plain text: its tags dropped, its entities read. */
export function titleText(untrusted: string): string {
  const text = /[<&]/.test(untrusted) ? textContent(parseFragment(untrusted)) : untrusted;
  return oneLine(textOnly(text));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
