import { isOwnImage, linkAddress, webPage } from './addresses.ts';
import { anchorLink, anchorName } from './anchors.ts';
import type { Attributes } from './pieces.ts';
import { NO_ATTRIBUTES, ordered } from './pieces.ts';
import { ownClasses } from './rules.ts';
import { sceneMark } from './sceneBreaks.ts';
import type { Element } from './tree.ts';
import { looksLikeMarkup, textOnly } from './write.ts';

/** The value an attribute may have, or `null` to drop it. */
type Check = (value: string) => string | null;

const anyText: Check = (value) => {
  const text = textOnly(value.replace(/\s+/g, ' ').trim());
  return text === '' || looksLikeMarkup(text) ? null : text;
};
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

const linkOrAnchor: Check = (value) =>
  value.trim().startsWith('#') ? anchorLink(value) : linkAddress(value);

const EVERYWHERE = new Map<string, Check>(
  Object.entries<Check>({
    dir: (value) => fits(/^(?:ltr|rtl|auto)$/)(value.trim().toLowerCase()),
    id: anchorName,
    lang: languageTag,
    title: anyText,
  }),
);

const cell: Record<string, Check> = {
  abbr: anyText,
  colspan: whole(1, 1000),
  rowspan: whole(0, 65_534),
  width,
};

const OF_TAG = new Map<string, Record<string, Check>>(
  Object.entries<Record<string, Check>>({
    a: { href: linkOrAnchor },
    blockquote: { cite: webPage },
    q: { cite: webPage },
    ins: { cite: webPage },
    del: { cite: webPage },
    col: { span: whole(1, 1000), width },
    colgroup: { span: whole(1, 1000), width },
    details: { open: () => '' },
    hr: { 'data-mark': sceneMark },
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
  }),
);

const ALIGNED = new Map([
  ['center', 'centre'],
  ['middle', 'centre'],
  ['right', 'right'],
]);

/**
 * The attributes of the allow-list that an element has, checked and in one order. Alignment becomes a class, as no
 * style may stand in a page. Ids are namespaced here; tidy.ts drops those that nothing links to.
 */
export function checkedAttributes(element: Element, name: string): Attributes {
  const centred = element.tagName === 'center' ? 'centre' : '';
  if (element.attrs.length === 0) return centred === '' ? NO_ATTRIBUTES : { class: centred };
  const found: Record<string, string> = {};
  let classes = centred;
  for (const { name: attribute, value } of element.attrs) {
    if (attribute === 'class') classes += ` ${value}`;
    else if (attribute === 'align') classes += ` ${ALIGNED.get(value.trim().toLowerCase()) ?? ''}`;
    else if (attribute === 'style') classes += ` ${alignmentOf(value)}`;
    else keep(found, name, attribute, value);
  }
  const own = classes === '' ? [] : ownClasses(classes);
  if (own.length > 0) found['class'] = own.join(' ');
  if (/^(?:https?|ftp):/.test(found['href'] ?? '')) found['rel'] = 'nofollow';
  return ordered(found);
}

function keep(found: Record<string, string>, name: string, attribute: string, value: string): void {
  if (attribute === 'name' && name === 'a') return keep(found, name, 'id', value);
  const ofTag = OF_TAG.get(name);
  const check =
    ofTag !== undefined && Object.hasOwn(ofTag, attribute) ? ofTag[attribute] : EVERYWHERE.get(attribute);
  const checked = check?.(value) ?? null;
  if (checked !== null) found[attribute] ??= checked;
}

function alignmentOf(style: string): string {
  return ALIGNED.get(/text-align\s*:\s*(center|right)/i.exec(style)?.[1]?.toLowerCase() ?? '') ?? '';
}

function languageTag(value: string): string | null {
  if (!/^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/.test(value.trim())) return null;
  try {
    return Intl.getCanonicalLocales(value.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
