import type { Line } from './lines.ts';

/** Signs that stand for tags inside the lines of a text until it is written out; no decoded text holds them. */
const SIGNS: Record<string, readonly [string, string]> = {
  em: ['\ue010', '\ue011'],
  strong: ['\ue012', '\ue013'],
  u: ['\ue014', '\ue015'],
  s: ['\ue016', '\ue017'],
};
const NAMES: Record<string, keyof typeof SIGNS> = {
  i: 'em',
  em: 'em',
  b: 'strong',
  strong: 'strong',
  u: 'u',
  s: 's',
};
const ANY_SIGN = /[\ue010-\ue017]/g;

/** `<i>`, `[b]`, `</em>`: journals and boards write them, and people paste them as text. */
const INLINE = /[<[](\/?)(i|em|b|strong|u|s)[>\]]/gi;
const LAYOUT =
  /[<[]\/?(?:center|font|size|color|left|right|justify|quote|span|div)(?:[ =][^<>[\]]{0,80})?[>\]]/gi;
const BREAKS = /<(?:br|p)\s?\/?>|<\/p>/gi;

/**
 * The lines of a text in which tags were pasted as they are typed on a journal or a board: what they mean is kept as
 * signs (`tagsFromSigns` makes tags of them), what only lays out is dropped. A text without pairs of them is as it was.
 */
export function withSigns(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(({ text }) => /[<[]\/(?:i|em|b|strong|u|center)[>\]]/i.test(text))) return lines;
  return lines.map((line) => (/[<[]/.test(line.text) ? { ...line, text: signed(line.text) } : line));
}

function signed(text: string): string {
  const bare = text.replace(LAYOUT, '').replace(BREAKS, ' ').trimEnd();
  const marked = bare.replace(INLINE, (_tag, closing: string, name: string) => {
    const [open, close] = SIGNS[NAMES[name.toLowerCase()]!]!;
    return closing === '' ? open : close;
  });
  // a whole line in bold is a heading or an end mark, told by its words
  return /^\s*[\ue010\ue012\ue014](?:[^\ue010-\ue017]{0,60})[\ue011\ue013\ue015]\s*$/.test(marked)
    ? withoutSigns(marked)
    : marked;
}

export function withoutSigns(text: string): string {
  return text.replace(ANY_SIGN, '');
}

/** Signs in markup as the tags they stand for, paragraph by paragraph; those without their other half are dropped. */
export function tagsFromSigns(html: string): string {
  if (html.search(ANY_SIGN) === -1) return html;
  let made = html;
  for (const [tag, [open, close]] of Object.entries(SIGNS))
    made = made.replace(new RegExp(`${open}([^${open}${close}]*)${close}`, 'g'), `<${tag}>$1</${tag}>`);
  return withoutSigns(made);
}
