import { isBlank, isBlock, tag, type Piece, type Tag } from '../tree.ts';
import { addClass, fitAttributes, type Surroundings } from './attributes.ts';
import { fitDefinitions, fitDetails, fitFigure, fitList, fitRuby } from './fitGroups.ts';
import { NOTE } from '../notes.ts';
import { fitTable } from './fitTable.ts';

/**
 * Makes clean markup fit the content model of XHTML5, which is stricter in places: tables and definition lists have
 * an order, ruby and folds need all their parts, and what HTML gave up (`big`, `tt`, `strike`) is said in the ways that
 * remain. Nothing that can be read is lost.
 */
export interface Fitting extends Surroundings {
  /** Added to the level of the author's headings, so that theirs stand below the chapter's own h2. */
  headingShift: number;
}

/** Names that HTML gave up, and the ones that stand for them now. */
const RENAMED: Record<string, readonly [name: string, className?: string]> = {
  big: ['span', 'big'],
  tt: ['code', 'tt'],
  strike: ['s'],
  acronym: ['abbr'],
  address: ['div', 'address'],
};

/** What may stand where paragraphs may. */
export function fitFlow(pieces: readonly Piece[], fitting: Fitting): Piece[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [piece];
    return isBlock(piece) ? fitBlock(piece, fitting) : fitInline(piece, fitting, false);
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
  if (inline.name === 'br') return [tag('br', {}, [])];
  const name = inline.name === 'rt' ? 'span' : inline.name;
  const [renamed, className = ''] = RENAMED[name] ?? [name];
  const children = fitPhrasing(inline.children, fitting, inLink);
  return [remade(inline, renamed, children, fitting, className)];
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
  if (name === 'ul' || name === 'ol') return fitList(block, fitting);
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

/** A box; what is out of its place (a caption without its figure) is one without a name. */
function fitBox(box: Tag, fitting: Fitting): Piece[] {
  const children = fitFlow(box.children, fitting);
  if (children.every(isBlank)) return [];
  const kept = box.name === 'blockquote' || box.attributes[NOTE] !== undefined;
  return [remade(box, kept ? box.name : 'div', children, fitting, RENAMED[box.name]?.[1] ?? '')];
}
