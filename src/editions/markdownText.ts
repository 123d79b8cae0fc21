import { inlineMarkdown } from './markdownInline.ts';
import { LABEL } from './markdownNotes.ts';
import { serialise } from './serialise.ts';
import { isBlank, isBlock, tag, type Piece, type Tag } from './tree.ts';

/** Clean markup as CommonMark, blocks parted by blank lines; what Markdown has no sign for stays HTML. */
export function markdownOf(pieces: readonly Piece[]): string {
  const blocks: string[] = [];
  let run: Piece[] = [];
  let before: string | null = null;
  const endRun = () => {
    if (!run.every(isBlank)) blocks.push(paragraph(run));
    run = [];
  };
  for (const piece of pieces) {
    if (!isBlock(piece)) run.push(piece);
    else {
      endRun();
      // Two lists in a row would run together.
      if (isList(piece.name) && isList(before)) blocks.push('<!-- -->');
      blocks.push(block(piece));
      before = piece.name;
      continue;
    }
    if (!isBlank(piece)) before = null;
  }
  endRun();
  return `${blocks.filter((text) => text !== '').join('\n\n')}\n`;
}

const isList = (name: string | null): boolean => name === 'ul' || name === 'ol';

function block(piece: Tag): string {
  const { name, attributes, children } = piece;
  const plain = Object.keys(attributes).length === 0;
  if (name === 'hr') return '* * *';
  if (attributes[LABEL] !== undefined)
    return `[^${attributes[LABEL]}]: ${prefixed(markdownOf(children), '    ').trimStart()}`;
  if (name === 'p' && plain) return paragraph(children);
  if (/^h[1-6]$/.test(name) && plain) return heading(name, children);
  if (name === 'blockquote' && Object.keys(attributes).every((one) => one === 'cite'))
    return prefixed(markdownOf(children), '> ');
  if (
    name === 'ul' ||
    (name === 'ol' && attributes['type'] === undefined && Number(attributes['start'] ?? 1) >= 0)
  )
    return list(piece);
  if (name === 'div' || name === 'blockquote') return plain ? markdownOf(children).trim() : box(piece);
  return raw(piece);
}

/** HTML as it is, without the blank lines that would end it for Markdown. */
function raw(piece: Tag): string {
  const html = serialise([piece]).trim();
  return piece.name === 'pre' ? html : html.replace(/\n\s*\n/g, '\n');
}

/** A box that keeps its class, with Markdown inside: blank lines let Markdown back in. */
function box({ name, attributes, children }: Tag): string {
  const open = serialise([tag(name, attributes, [])])
    .trim()
    .slice(0, -`</${name}>`.length);
  return `${open}\n\n${markdownOf(children).trim()}\n\n</${name}>`;
}

/** `#` and `##` begin chapters when read back, so headings inside one start at the second level. */
function heading(name: string, children: readonly Piece[]): string {
  const words = inlineMarkdown(children).replace(/\\\n/g, ' ').trim();
  return words === '' ? '' : `${'#'.repeat(Math.max(2, Number(name[1])))} ${words.replace(/(#+)$/, '\\$1')}`;
}

function paragraph(children: readonly Piece[]): string {
  const lines = inlineMarkdown(children)
    .replace(/(?:\\\n|[ \t\n])+$/, '')
    .split('\n');
  return lines.map(guarded).join('\n');
}

/** A line whose beginning Markdown would take for a heading, a list, a quotation, a rule or code. */
function guarded(line: string): string {
  const shown = line.trimStart();
  return shown
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^([-+>=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

function list({ name, attributes, children }: Tag): string {
  const first = Number(attributes['start'] ?? 1);
  const items = children.filter((child): child is Tag => typeof child !== 'string' && child.name === 'li');
  const loose = items.some((item) => item.children.some(isBlock));
  const lines = items.map((item, at) => {
    const mark = name === 'ol' ? `${first + at}. ` : '- ';
    const text = markdownOf(item.children).trim();
    return `${mark}${prefixed(text, ' '.repeat(mark.length)).trimStart()}`;
  });
  return lines.join(loose ? '\n\n' : '\n');
}

function prefixed(text: string, prefix: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n');
}
