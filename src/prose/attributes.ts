import { isOwnImage, linkAddress, webPage } from './addresses.ts';
import type { Attributes } from './pieces.ts';
import { NO_ATTRIBUTES } from './pieces.ts';
import { ownClasses } from './rules.ts';
import { isSceneBreak } from './sceneBreaks.ts';
import type { Element } from './tree.ts';
import { textOnly } from './write.ts';

/** The value an attribute may have, or `null` to drop it. */
type Check = (value: string) => string | null;

const anyText: Check = (value) => textOnly(value.replace(/\s+/g, ' ').trim()) || null;
const fits =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value) ? value : null;
const whole =
  (least: number, most: number): Check =>
  (value) => {
    const number = /^\s*-?\d{1,6}\s*$/.test(value) ? Number(value) : Number.NaN;
    return number >= least && number <= most ? String(number) : null;
  };
const size: Check = (value) => /^\s*\d{1,4}(?=\s*(?:px)?\s*$)/.exec(value)?.[0].trim() ?? null;
const width: Check = (value) => (/^\d{1,3}%$/.test(value.trim()) ? value.trim() : size(value));

const EVERYWHERE: Record<string, Check> = {
  dir: (value) => fits(/^(?:ltr|rtl|auto)$/)(value.trim().toLowerCase()),
  lang: (value) => fits(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/)(value.trim().replaceAll('_', '-')),
  title: anyText,
};

const cell: Record<string, Check> = {
  abbr: anyText,
  colspan: whole(1, 1000),
  rowspan: whole(0, 65_534),
  width,
};

const OF_TAG: Record<string, Record<string, Check>> = {
  a: { href: linkAddress },
  blockquote: { cite: webPage },
  q: { cite: webPage },
  ins: { cite: webPage },
  del: { cite: webPage },
  col: { span: whole(1, 1000), width },
  colgroup: { span: whole(1, 1000), width },
  details: { open: () => '' },
  hr: { 'data-mark': (value) => (isSceneBreak(value) ? value.trim() : null) },
  img: {
    src: fits({ test: isOwnImage } as RegExp),
    alt: (value) => anyText(value) ?? '',
    height: size,
    width: size,
  },
  ol: { start: whole(-999_999, 999_999), type: fits(/^[1aAiI]$/) },
  ul: { type: fits(/^(?:disc|circle|square)$/) },
  table: { border: size, summary: anyText, width },
  td: cell,
  th: { ...cell, scope: fits(/^(?:row|col|rowgroup|colgroup)$/) },
};

const ALIGNED: Record<string, string> = {
  center: 'centre',
  centre: 'centre',
  middle: 'centre',
  right: 'right',
};

/**
 * The attributes of the allow-list that an element has, checked and in one order. Alignment becomes a class, as no
 * style may stand in a page. Never an id: anchors.ts gives those.
 */
export function checkedAttributes(element: Element, name: string): Attributes {
  if (element.attrs.length === 0) return element.tagName === 'center' ? { class: 'centre' } : NO_ATTRIBUTES;
  const found: Record<string, string> = {};
  const ofTag = OF_TAG[name];
  let written = element.tagName === 'center' ? 'centre' : '';
  for (const { name: attribute, value } of element.attrs) {
    if (attribute === 'class') written += ` ${value}`;
    else if (attribute === 'align') written += ` ${ALIGNED[value.trim().toLowerCase()] ?? ''}`;
    else if (attribute === 'style') written += ` ${alignmentOf(value)}`;
    const check = (ofTag && Object.hasOwn(ofTag, attribute) && ofTag[attribute]) || EVERYWHERE[attribute];
    const checked = typeof check === 'function' ? check(value) : null;
    if (checked !== null) found[attribute] = checked;
  }
  const own = ownClasses(written);
  if (own.length > 0) found['class'] = own.join(' ');
  if (name === 'a' && /^(?:https?|ftp):/.test(found['href'] ?? '')) found['rel'] = 'nofollow';
  return sorted(found);
}

function alignmentOf(style: string): string {
  return ALIGNED[/text-align\s*:\s*(center|right)/i.exec(style)?.[1]?.toLowerCase() ?? ''] ?? '';
}

function sorted(found: Record<string, string>): Attributes {
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}
