import type { Tag } from '../tree.ts';
import { NOTE } from '../notes.ts';

/** What only the book as a whole knows: where pictures, links and anchors of the text lead. */
export interface Surroundings {
  /** The path of a picture from the chapter's file; null: it is not in the book. */
  image(src: string): string | null;
  /** A link as it must stand in the chapter's file; null: it leads nowhere. */
  link(href: string): string | null;
  /** The id an anchor of this name gets; null: nothing leads to it, or it was given before. */
  anchor(name: string): string | null;
}

type Attributes = Record<string, string>;

const NOTE_ATTRIBUTES: Record<string, Attributes> = {
  noteref: { 'epub:type': 'noteref', role: 'doc-noteref' },
  footnote: { 'epub:type': 'footnote', role: 'doc-footnote' },
  // A list item has no role for a note.
  item: { 'epub:type': 'footnote' },
  footnotes: { 'epub:type': 'footnotes', role: 'doc-endnotes' },
};

const WHOLE = /^\d{1,4}$/;

/** The attributes of a tag that XHTML5 knows, their values made to fit (HTML 5 in EPUB 3.3, checked by EPUBCheck). */
export function fitAttributes(tag: Tag, around: Surroundings): Attributes {
  const given = tag.attributes;
  const fitted: Attributes = {};
  for (const name in given) {
    const write = EVERYWHERE[name] ?? OF_TAG[`${tag.name} ${name}`];
    write?.(fitted, given[name]!);
  }
  if (given[NOTE] !== undefined) Object.assign(fitted, NOTE_ATTRIBUTES[given[NOTE]]);
  const id = given['id'] === undefined ? null : around.anchor(given['id']);
  if (id !== null) fitted['id'] = id;
  return fitted;
}

type Write = (to: Attributes, value: string) => void;

const EVERYWHERE: Record<string, Write | undefined> = {
  class: (to, value) => addClass(to, ...value.split(/\s+/)),
  title: (to, value) => void (value.trim() !== '' && (to['title'] = value)),
  dir: (to, value) => void (to['dir'] = value),
  lang: (to, value) => {
    const language = languageTag(value);
    if (language !== null) to['lang'] = to['xml:lang'] = language;
  },
};

const OF_TAG: Record<string, Write | undefined> = {
  'ol start': (to, value) => void (/^-?\d{1,9}$/.test(value) && (to['start'] = String(Number(value)))),
  'ol type': (to, value) => void (/^[1aAiI]$/.test(value) && (to['type'] = value)),
  'td colspan': (to, value) => span(to, 'colspan', value),
  'td rowspan': (to, value) => span(to, 'rowspan', value),
  'th colspan': (to, value) => span(to, 'colspan', value),
  'th rowspan': (to, value) => span(to, 'rowspan', value),
  'th scope': (to, value) =>
    void (/^(row|col|rowgroup|colgroup)$/i.test(value) && (to['scope'] = value.toLowerCase())),
  'col span': (to, value) => span(to, 'span', value),
  'colgroup span': (to, value) => span(to, 'span', value),
  'details open': (to) => void (to['open'] = 'open'),
};

function span(to: Attributes, name: string, value: string): void {
  if (WHOLE.test(value) && Number(value) >= 1 && Number(value) <= 1000) to[name] = String(Number(value));
}

/** Adds class tokens; those that a style sheet could not name are left out. */
export function addClass(to: Attributes, ...names: string[]): void {
  const known = new Set((to['class'] ?? '').split(' '));
  for (const name of names) if (/^[a-z][\w-]*$/i.test(name)) known.add(name);
  known.delete('');
  if (known.size > 0) to['class'] = [...known].join(' ');
}

const languages = new Map<string, string | null>();

/** A language tag in its canonical spelling; null where it is not well formed (BCP 47). */
function languageTag(value: string): string | null {
  const known = languages.get(value);
  if (known !== undefined) return known;
  let tag: string | null = null;
  try {
    tag = Intl.getCanonicalLocales(value)[0] ?? null;
  } catch {
    tag = null;
  }
  if (languages.size < 1000) languages.set(value, tag);
  return tag;
}

const SAFE = new Set(['http:', 'https:', 'mailto:', 'ftp:']);

/** An address outside the book, spelled so that every checker takes it; null where it is none. */
export function outsideAddress(href: string, base: string): string | null {
  const url = URL.parse(href, base);
  if (url === null || !SAFE.has(url.protocol)) return null;
  if (url.protocol === 'mailto:') return /^mailto:[^@?]+@[^@?]+/.test(url.href) ? encoded(url.href) : null;
  const host = `${url.protocol}//${url.host}`;
  return host + encoded(`${url.pathname}${url.search}${url.hash}`);
}

/** Characters that RFC 3986 keeps out of addresses, as `%XX`; browsers let more of them stand. */
function encoded(address: string): string {
  const [, before = '', fragment = ''] = /^([^#]*)#?(.*)$/s.exec(address)!;
  const safe = `${before}${fragment === '' ? '' : `#${fragment.replaceAll('#', '%23')}`}`;
  return safe
    .replace(/[^\w!#$%&'()*+,./:;=?@~-]/gu, (character) => encodeURIComponent(character))
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}
