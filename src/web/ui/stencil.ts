import type { HtmlEscapedString } from 'hono/utils/html';
import { markup, Piece, type Markup } from './piece.ts';

/** What a hole is filled with: words, which are escaped, or markup that components made. */
export type Filling = string | number | Markup;

/** Marks a hole while a component is drawn: characters that no name and no text of ours has (private use). */
const OPEN = '\uE0F0';
const CLOSE = '\uE0F1';
const HOLES = new RegExp(`${OPEN}(\\w+)${CLOSE}`, 'u');
/** Shapes of one component, at most. */
const MOST = 2_000;

/** The lines between the holes, and which holes these are. */
interface Drawn {
  lines: string[];
  holes: string[];
}

/**
 * A component that is drawn once for each of its shapes, with holes in place of what changes from one use to the next;
 * after that a use only fills the holes. For pieces that stand on a page by the dozen: making markup element by element
 * is most of what a listing costs. What is chosen between (a class, whether a box is ticked, whether a part is there)
 * belongs to the shape; words and markup belong into holes. A hole in an attribute takes words alone.
 */
export function stencil<Name extends string, Shape extends string | number | boolean = boolean>(
  names: readonly Name[],
  draw: (holes: Record<Name, string>, shape: Shape) => Markup,
): (fillings: Record<Name, Filling>, shape?: Shape) => HtmlEscapedString {
  const holes = Object.fromEntries(names.map((name) => [name, OPEN + name + CLOSE])) as Record<Name, string>;
  const known = new Map<Shape | undefined, Drawn>();
  return (fillings, shape) => {
    let drawn = known.get(shape);
    if (drawn === undefined) {
      drawn = taken(markup(draw(holes, shape as Shape)));
      if (known.size >= MOST) known.clear();
      known.set(shape, drawn);
    }
    const { lines } = drawn;
    let text = lines[0]!;
    for (let at = 0; at < drawn.holes.length; at++)
      text += filled(fillings[drawn.holes[at] as Name]) + lines[at + 1]!;
    return new Piece(text).asMarkup;
  };
}

function taken(whole: string): Drawn {
  const parts = whole.split(HOLES);
  return { lines: parts.filter((_, at) => at % 2 === 0), holes: parts.filter((_, at) => at % 2 === 1) };
}

function filled(filling: Filling): string {
  if (typeof filling === 'string') return escaped(filling);
  return markup(filling);
}

const SPECIAL = /[&<>"']/;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  if (!SPECIAL.test(words)) return words;
  return words.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
