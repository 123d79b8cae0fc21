import { isBlank, isBlock, type Piece } from './tree.ts';
import { escapeXml } from './xml.ts';

const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr']);

/** The tree as XHTML (which HTML parsers take too), a line end behind each block so that no reader meets a line of a whole chapter. */
export function serialise(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      if (!text.endsWith('\n') || !isBlank(piece)) text += escapeXml(piece);
      continue;
    }
    text += `<${piece.name}`;
    for (const name in piece.attributes) text += ` ${name}="${escapeXml(piece.attributes[name]!)}"`;
    text += VOID.has(piece.name) ? '/>' : `>${serialise(piece.children)}</${piece.name}>`;
    if (isBlock(piece)) text += '\n';
  }
  return text;
}
