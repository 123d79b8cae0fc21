import { isBlank, isBlock, tag, type Piece, type Tag } from '../tree.ts';
import { addClass, fitAttributes, type Surroundings } from './attributes.ts';
import { fitDefinitions, fitDetails, fitFigure, fitList, fitRuby } from './fitGroups.ts';
import { NOTE } from './notes.ts';
import { fitTable } from './fitTable.ts';

/**
 * Makes a tree fit the content model of XHTML5, which is stricter than what browsers and `CleanHtml` take: list
 * items need a list, a paragraph holds no blocks, and what HTML 5 made obsolete (`big`, `tt`, `center`) becomes a
 * class. Nothing that can be read is lost.
 */
export interface Fitting extends Surroundings {
  /** Added to the level of the author's headings, so that theirs stand below the chapter's own h2. */
  headingShift: number;
}

/** Old names and the ones that stand for them now. */
const RENAMED: Record<string, readonly [string, string?]> = {
  big: ['span', 'big'],
  tt: ['span', 'tt'],
  font: ['span'],
  strike: ['s'],
  acronym: ['abbr'],
  center: ['div', 'align-center'],
  address: ['div', 'address'],
  dir: ['ul'],
  menu: ['ul'],
};

const PHRASING = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup u var wbr'.split(
    ' ',
  ),
);
/** What only makes sense inside a list, table or ruby, and is plain text in a box without it. */
const ORPHAN_BLOCKS = new Set([
  'li',
  'dt',
  'dd',
  'figcaption',
  'summary',
  'caption',
  'tr',
  'td',
  'th',
  'tbody',
  'thead',
  'tfoot',
]);

/** What may stand where paragraphs may. */
export function fitFlow(pieces: readonly Piece[], fitting: Fitting): Piece[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [piece];
    if (isBlock(piece)) return fitBlock(piece, fitting);
    return holdsBlock(piece) ? fitFlow(pushedDown(piece), fitting) : fitInline(piece, fitting, false);
  });
}

/** What may stand inside a paragraph: blocks give up their box, and a line break stands for it. */
export function fitPhrasing(pieces: readonly Piece[], fitting: Fitting, inLink = false): Piece[] {
  const fitted: Piece[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') fitted.push(piece);
    else if (!isBlock(piece)) fitted.push(...fitInline(piece, fitting, inLink));
    else {
      if (fitted.some((before) => !isBlank(before))) fitted.push(tag('br', {}, []));
      fitted.push(...fitPhrasing(piece.children, fitting, inLink));
    }
  }
  return fitted;
}

/** A tag with its attributes fitted and these children. */
export function remade(
  from: Tag,
  name: string,
  children: Piece[],
  fitting: Fitting,
  ...classes: string[]
): Tag {
  const attributes = fitAttributes(from, fitting);
  addClass(attributes, ...classes);
  return tag(name, attributes, children);
}

function fitInline(inline: Tag, fitting: Fitting, inLink: boolean): Piece[] {
  if (inline.name === 'ruby') return fitRuby(inline, fitting);
  if (inline.name === 'img') return fitImage(inline, fitting);
  if (inline.name === 'rp') return [];
  if (inline.name === 'a') return fitLink(inline, fitting, inLink);
  const [renamed, className = ''] = RENAMED[inline.name] ?? [inline.name];
  const known =
    PHRASING.has(renamed) &&
    !(renamed === 'bdo' && inline.attributes['dir'] === undefined) &&
    renamed !== 'dfn';
  const children = fitPhrasing(inline.children, fitting, inLink);
  const voids = renamed === 'br' || renamed === 'wbr';
  return !voids && children.length === 0
    ? []
    : [remade(inline, known ? renamed : 'span', children, fitting, className)];
}

function fitLink(link: Tag, fitting: Fitting, inLink: boolean): Piece[] {
  const href = inLink
    ? null
    : link.attributes['href'] === undefined
      ? null
      : fitting.link(link.attributes['href']);
  const children = fitPhrasing(link.children, fitting, inLink || href !== null);
  const made = remade(link, href === null ? 'span' : 'a', children, fitting);
  if (href !== null) return [tag('a', { ...made.attributes, href }, children)];
  return Object.keys(made.attributes).length > 0 ? [made] : children;
}

function fitImage(image: Tag, fitting: Fitting): Piece[] {
  const alt = image.attributes['alt'] ?? '';
  const src = fitting.image(image.attributes['src'] ?? '');
  if (src === null)
    return alt.trim() === '' ? [] : [tag('span', { class: 'lost-picture' }, [`[${alt.trim()}]`])];
  const made = remade(image, 'img', [], fitting);
  return [tag('img', { src, alt, ...made.attributes }, [])];
}

function fitBlock(block: Tag, fitting: Fitting): Piece[] {
  const { name } = block;
  if (name === 'hr') return [tag('hr', {}, [])];
  if (name === 'p' || name === 'pre') return fitLine(block, name, fitting);
  if (/^h[1-6]$/.test(name))
    return fitLine(block, `h${Math.min(6, Math.max(3, Number(name[1]) + fitting.headingShift))}`, fitting);
  if (name === 'table') return fitTable(block, fitting);
  if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') return fitList(block, fitting);
  if (name === 'dl') return fitDefinitions(block, fitting);
  if (name === 'details') return fitDetails(block, fitting);
  if (name === 'figure') return fitFigure(block, fitting);
  if (name === 'col' || name === 'colgroup') return [];
  return fitBox(block, fitting);
}

function fitLine(line: Tag, name: string, fitting: Fitting): Piece[] {
  const children = fitPhrasing(line.children, fitting);
  return children.every(isBlank) ? [] : [remade(line, name, children, fitting)];
}

function fitBox(box: Tag, fitting: Fitting): Piece[] {
  const [renamed, className = ''] = RENAMED[box.name] ?? [box.name];
  const children = fitFlow(box.children, fitting);
  if (children.every(isBlank)) return [];
  if (box.attributes[NOTE] !== undefined) return [remade(box, box.name, children, fitting)];
  if (ORPHAN_BLOCKS.has(renamed)) return [remade(box, 'div', children, fitting)];
  return [remade(box, renamed === 'blockquote' ? 'blockquote' : 'div', children, fitting, className)];
}

function holdsBlock(piece: Tag): boolean {
  return piece.children.some((child) => isBlock(child) || (typeof child !== 'string' && holdsBlock(child)));
}

/** An inline tag around blocks, which HTML allows by accident, put inside each of them. */
function pushedDown(inline: Tag): Piece[] {
  const children = inline.children.flatMap((child) => {
    return typeof child !== 'string' && !isBlock(child) && holdsBlock(child) ? pushedDown(child) : [child];
  });
  const pushed: Piece[] = [];
  let run: Piece[] = [];
  const endRun = () => {
    if (run.length > 0) pushed.push(run.every(isBlank) ? ' ' : tag(inline.name, inline.attributes, run));
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else {
      endRun();
      pushed.push(into(child, inline));
    }
  }
  endRun();
  return pushed;
}

const GROUPS = new Set([
  'ul',
  'ol',
  'dl',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'colgroup',
  'figure',
  'details',
  'hr',
  'col',
]);

function into(block: Tag, inline: Tag): Tag {
  if (!GROUPS.has(block.name))
    return tag(block.name, block.attributes, [tag(inline.name, inline.attributes, block.children)]);
  const children = block.children.map((child) => {
    if (isBlock(child)) return into(child, inline);
    return isBlank(child) ? child : tag(inline.name, inline.attributes, [child]);
  });
  return tag(block.name, block.attributes, children);
}
