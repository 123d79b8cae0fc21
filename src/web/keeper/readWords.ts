import { clean } from '../../prose/clean.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { plainText } from '../../prose/text.ts';
import { fromText, textOnly } from '../../prose/write.ts';
import { unfit } from './field.ts';

/** The most entries one field may list. */
const MOST_ENTRIES = 1000;
/** The longest entry, in characters. AO3 ends tags at 150; old archives do not. */
const LONGEST_ENTRY = 500;

/** One entry a line, each once. */
export function readList(label: string, text: string): string[] {
  const entries = [...new Set(textOnly(text).split('\n').map(oneLine).filter(Boolean))];
  if (entries.length > MOST_ENTRIES) throw unfit(label, `it lists more than ${MOST_ENTRIES} entries`);
  const long = entries.find((entry) => entry.length > LONGEST_ENTRY);
  if (long) throw unfit(label, `“${long.slice(0, 40)}…” is longer than ${LONGEST_ENTRY} characters`);
  return entries;
}

/** A text or nothing. */
export function readOptional(text: string): string | null {
  return textOnly(text).trim() || null;
}

export function oneLine(text: string): string {
  return textOnly(text).replace(/\s+/g, ' ').trim();
}

/** A day as `YYYY-MM-DD`, or nothing. */
export function readDate(label: string, text: string): string | null {
  if (text === '') return null;
  const date = new Date(`${text}T00:00:00Z`);
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDay) throw unfit(label, 'write a day that the calendar has, as 2004-05-31');
  return text;
}

/** A whole number from 1 up, or nothing. */
export function readNumber(label: string, text: string): number | null {
  if (text === '') return null;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw unfit(label, 'write a whole number from 1 to 99999, or nothing');
  return Number(text);
}

/** An http or https address, or nothing. */
export function readAddress(label: string, text: string): string | null {
  if (text === '') return null;
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) {
    throw unfit(label, 'write a whole address that begins with https:// or http://');
  }
  return new URL(text).href;
}

/** Words as they are shown for editing: without markup where there is none but paragraphs. */
export function shownProse(html: CleanHtml): string {
  const plain = plainText(html);
  return fromText(plain).trim() === html.trim() ? plain : html;
}

const ANY_TAG = /<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>/i;
const BLOCK_TAG = /<(p|div|blockquote|h[1-6]|ul|ol|dl|pre|table|hr|center|figure)(\s[^<>]*)?\/?>/i;

/** Words as typed: with markup where there is a tag in them, else as plain paragraphs. Line ends count in both. */
export function readProse(text: string): CleanHtml {
  if (!ANY_TAG.test(text)) return fromText(text);
  if (BLOCK_TAG.test(text)) return clean(text);
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`);
  return clean(paragraphs.join('\n'));
}
