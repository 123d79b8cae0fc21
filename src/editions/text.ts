import { byline, chapterCount, chapterHeading, isSinglePiece, type Book } from './book.ts';
import { languageName } from './language.ts';
import { settingLine, wordsOf } from './facts.ts';
import { isBlank, isBlock, plainText, treeOf, type Piece, type Tag } from './tree.ts';

/** Columns of a line, as mail and Usenet had them. */
const WIDTH = 72;

/**
 * The work as plain text that any program shows: a header of `Label: value` lines that our own reader reads back,
 * then the story, wrapped, with blank lines between paragraphs, `* * *` for scene breaks, `_emphasis_`.
 */
export function writeText(book: Book): string {
  const chapters = book.chapters.flatMap((chapter) => [
    ...(isSinglePiece(book) ? [] : [chapterHeading(book, chapter)]),
    ...note('Chapter summary', chapter.summary),
    ...note('Chapter notes', chapter.notesBegin),
    ...blocksOf(treeOf(chapter.html), ''),
    ...note('Chapter end notes', chapter.notesEnd),
  ]);
  return `${header(book)}\n\n\n${[...chapters, ...note('End notes', book.notesEnd)].join('\n\n')}\n`;
}

function header(book: Book): string {
  const fields: [string, string | null][] = [
    ['Title', book.title],
    ['Author', byline(book)],
    ['Fandom', book.fandoms.join(', ')],
    ['Rating', book.rating],
    ['Warnings', book.warnings.join(', ')],
    ['Category', book.categories.join(', ')],
    ['Relationships', book.relationships.join(', ')],
    ['Characters', book.characters.join(', ')],
    ['Additional Tags', book.additionalTags.join(', ')],
    ['Setting', settingLine(book)],
    ['Spoilers', book.spoilers?.raw ?? null],
    ...book.series.map((one): [string, string] => [
      'Series',
      one.position === null ? one.name : `${one.name} (Part ${one.position})`,
    ]),
    ['Language', languageName(book.language)],
    ['Published', book.published],
    ['Updated', book.updated],
    ['Status', book.complete === null ? null : book.complete ? 'Complete' : 'In progress'],
    ['Chapters', chapterCount(book)],
    ['Words', wordsOf(book.words)],
    ['Recipients', book.recipients.join(', ')],
    ['Beta', book.beta.join(', ')],
    ['Dedication', book.dedication],
    ['Collections', book.collections.join(', ')],
    ['Archive', book.archivePermission],
    ['Feedback', book.feedback],
    ['URL', book.sourceUrl ?? book.address],
    ['Disclaimer', book.disclaimer],
    ['Summary', plainText(book.summary)],
    ['Notes', plainText(book.notesBegin)],
  ];
  const said = fields.filter(
    (field): field is [string, string] => field[1] !== null && field[1].trim() !== '',
  );
  return (
    said
      // U+0085 ends a line for those who read the file, though it is no space for patterns
      .map(([label, value]) => wrapped(`${label}: ${value.replace(/[\s\u0085]+/g, ' ').trim()}`, '', '  '))
      .join('\n')
  );
}

const flat = (html: Book['summary']): string => blocksOf(treeOf(html), '', 100_000).join(' ');

function note(label: string, html: Book['summary']): string[] {
  return html === '' ? [] : [`[${label}: ${flat(html)}]`].map((text) => wrapped(text, '', ''));
}

/** Blocks of text, each wrapped behind its indent. */
function blocksOf(pieces: readonly Piece[], indent: string, width = WIDTH): string[] {
  const blocks: string[] = [];
  let run: Piece[] = [];
  const endRun = () => {
    if (!run.every(isBlank)) blocks.push(lines(inline(run), indent, width));
    run = [];
  };
  for (const piece of pieces) {
    if (!isBlock(piece)) run.push(piece);
    else {
      endRun();
      blocks.push(...block(piece, indent, width));
    }
  }
  endRun();
  return blocks.filter((text) => text.trim() !== '');
}

function block(piece: Tag, indent: string, width: number): string[] {
  const { name, attributes, children } = piece;
  const own = attributes['class']?.split(' ') ?? [];
  const deeper =
    name === 'blockquote' || own.includes('verse') || own.includes('letter') || own.includes('lyrics')
      ? `${indent}    `
      : indent;
  if (name === 'hr') return [`${' '.repeat(Math.max(0, (Math.min(width, WIDTH) - 5) / 2 - 0.5))}* * *`];
  if (name === 'ul' || name === 'ol') return [list(piece, indent, width)];
  if (name === 'table') return [table(piece, indent)];
  if (name === 'pre') return [inline(children, true).replace(/^/gm, `${indent}    `).trimEnd()];
  if (name === 'dd') return blocksOf(children, `${indent}    `, width);
  return blocksOf(children, deeper, width);
}

function list({ name, attributes, children }: Tag, indent: string, width: number): string {
  const first = Number(attributes['start'] ?? 1);
  const items = children.filter((child): child is Tag => typeof child !== 'string');
  const texts = items.map((item, at) => {
    const mark = name === 'ol' ? `${first + at}. ` : '- ';
    const inside = `${indent}${' '.repeat(mark.length)}`;
    const [head = inside, ...rest] = blocksOf(item.children, inside, width);
    return [`${indent}${mark}${head.slice(inside.length)}`, ...rest].join('\n\n');
  });
  return texts.join(texts.some((text) => text.includes('\n\n')) ? '\n\n' : '\n');
}

function table({ children }: Tag, indent: string): string {
  const rows: string[] = [];
  for (const part of children) {
    if (typeof part === 'string') continue;
    if (part.name === 'caption') rows.push(indent + inline(part.children).trim());
    for (const row of part.children) {
      if (typeof row === 'string' || row.name !== 'tr') continue;
      const cells = row.children
        .filter((cell) => !isBlank(cell))
        .map((cell) => inline([cell]).replace(/\s+/g, ' ').trim());
      rows.push(indent + cells.join(' | '));
    }
  }
  return rows.join('\n');
}

const MARKS: Record<string, string> = { em: '_', i: '_', strong: '*', b: '*' };

/** A run of text; line breaks as line ends. */
function inline(pieces: readonly Piece[], exact = false): string {
  return pieces.map((piece) => inlinePiece(piece, exact)).join('');
}

function inlinePiece(piece: Piece, exact: boolean): string {
  if (typeof piece === 'string') return exact ? piece : piece.replace(/[\t\n\f\r ]+/g, ' ');
  if (piece.name === 'br') return '\n';
  if (piece.name === 'hr') return '\n';
  if (piece.name === 'img')
    return `[Picture${piece.attributes['alt'] ? `: ${piece.attributes['alt']}` : ''}]`;
  const inside = inline(piece.children, exact);
  if (
    piece.name === 'sup' &&
    piece.children.some((child) => typeof child !== 'string' && child.name === 'a') &&
    !inside.includes('[')
  )
    return `[${inside.trim()}]`;
  if (piece.name === 'rt') return `(${inside})`;
  if (piece.name === 'rp') return '';
  if (piece.name === 'a') return linked(inside, piece.attributes['href']);
  const mark = MARKS[piece.name];
  if (mark === undefined || inside.trim() === '' || inside.includes(mark))
    return isBlock(piece) ? `${inside} ` : inside;
  return inside.replace(/^(\s*)([\s\S]*?)(\s*)$/, `$1${mark}$2${mark}$3`);
}

function linked(words: string, href: string | undefined): string {
  if (href === undefined || !/^(https?|mailto|ftp):/.test(href)) return words;
  const address = href.replace(/^mailto:/, '');
  return words.trim() === address || words.trim() === '' ? address : `${words} <${address}>`;
}

/** Lines the author broke stay broken, each wrapped for itself. */
function lines(text: string, indent: string, width: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => wrapped(line.trim(), indent, indent, width))
    .join('\n');
}

/** Text in lines of at most `width` columns where its spaces allow it; other lines than the first behind `hanging`. */
function wrapped(text: string, indent: string, hanging: string, width = WIDTH): string {
  const done: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    const begun = line.trim() !== '';
    if (begun && columns(line) + 1 + columns(word) > width) {
      done.push(line);
      line = hanging + word;
    } else line += begun ? ` ${word}` : word;
  }
  return [...done, line].join('\n').replace(/[ \t]+$/gm, '');
}

/** Columns a text takes where letters of East Asia take two (an approximation by block). */
function columns(text: string): number {
  const wide = text.match(
    /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g,
  );
  return text.length + (wide?.length ?? 0);
}
