/** Markup that is safe to stand as it is: made by {@link xml}, or converted from `CleanHtml`. */
export class Xml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Xml | null | readonly Piece[];

/**
 * A template whose strings are escaped for element content and quoted attributes alike, and stripped of what
 * XML 1.0 cannot hold; `Xml` goes in as it is, `null` as nothing, lists one after the other.
 */
export function xml(strings: TemplateStringsArray, ...pieces: Piece[]): Xml {
  let text = strings[0]!;
  for (let at = 0; at < pieces.length; at++) text += written(pieces[at]!) + strings[at + 1]!;
  return new Xml(text);
}

/** Nothing. */
export const NO_XML = new Xml('');

function written(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Xml) return piece.text;
  if (typeof piece === 'object') return piece.map(written).join('');
  return escapeXml(String(piece));
}

const SPECIAL = /[&<>"]/g;
const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escaped for element content and for attributes in double quotes. */
export function escapeXml(text: string): string {
  return xmlCharacters(text).replace(SPECIAL, (mark) => ENTITY[mark]!);
}

/* oxlint-disable-next-line no-control-regex */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
/* oxlint-disable-next-line no-control-regex */
const NOT_XML_ALL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Without the characters XML 1.0 forbids (section 2.2); half a surrogate pair becomes U+FFFD. */
function xmlCharacters(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return NOT_XML.test(whole) ? whole.replace(NOT_XML_ALL, '') : whole;
}

/** One line: white space of every kind run together, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
