import type { HtmlEscapedString } from 'hono/utils/html';
import { markup, Piece, type Markup } from './piece.ts';

/** Pieces that one component remembers, at most: a page has some hundreds. */
const MOST = 20_000;

/**
 * A component whose markup is made once for each key: for small pieces that stand on nearly every page, such as a
 * tag's link. `keyOf` names all that its markup depends on. Making the markup of a page is most of what a listing costs.
 */
export function remembered<Props>(
  keyOf: (props: Props) => string,
  make: (props: Props) => Markup,
): (props: Props) => HtmlEscapedString {
  const known = new Map<string, HtmlEscapedString>();
  return (props) => {
    const key = keyOf(props);
    const before = known.get(key);
    if (before !== undefined) return before;
    const piece = new Piece(markup(make(props))).asMarkup;
    if (known.size >= MOST) known.clear();
    known.set(key, piece);
    return piece;
  };
}
