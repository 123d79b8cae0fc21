import { labelOf, labelsOf } from './labels.ts';
import type { Line } from './lines.ts';

/** How far down a header may reach. */
const FURTHEST = 60;

const BRACKETED = /^\s*[【［〔〖[]\s*([^】］〕〗\]]{1,20}?)\s*[】］〕〗\]]\s*[:：︰﹕]?\s*(.*)$/u;
const WIDE_COLON = /^\s*[■□◆◇●○★☆▼▽※・*]*\s*([^:：︰﹕\s]{1,20})\s*[:：︰﹕]\s*(.*)$/u;
/** A label of no other letters than these, and the wide space that sets it off. */
const SPACED = /^\s*([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,8})\u3000+(\S.*)$/u;
const TITLE_ALONE = /^\s*[《『]([^》』]{1,60})[》』]\s*$/u;
const TITLE_AND_AUTHOR = /^\s*[《『]([^》』]{1,60})[》』]\s*(?:作者|著者|作|著|by)\s*[:：]?\s*(\S.{0,40})$/iu;

/**
 * The lines of a header with what Chinese and Japanese ones write otherwise written as the grammar knows it: wide colons
 * and brackets around labels, a title in its brackets. Lines that are no field stay as they are.
 */
export function withPlainLabels(lines: readonly Line[]): readonly Line[] {
  const reach = lines.findIndex(({ text }, at) => at >= FURTHEST || /[。！？]$/.test(text.trim()));
  const end = reach < 0 ? lines.length : reach;
  let full = 0;
  return lines.map((line, at) => {
    if (at >= end + 1 && labelled(line.text) === null) return line;
    if (line.text.trim() !== '') full += 1;
    const plain = labelled(line.text) ?? (full <= 2 ? titled(line.text) : null);
    return plain === null || at >= FURTHEST ? line : { ...line, text: plain };
  });
}

function labelled(text: string): string | null {
  if (!/[^\p{ASCII}]/u.test(text) || text.length > 2000) return null;
  for (const form of [BRACKETED, WIDE_COLON, SPACED]) {
    const [, label, value] = form.exec(text) ?? [];
    if (label === undefined || value === undefined) continue;
    const plain = label.replaceAll('／', '/').replaceAll('＆', '&');
    if (form === SPACED ? labelOf(plain)?.strong === true : labelsOf(plain).length > 0)
      return `${plain}: ${value}`;
  }
  return null;
}

/** A title in its own brackets opens the text, by itself or with who wrote it. */
function titled(text: string): string | null {
  const [, both, author] = TITLE_AND_AUTHOR.exec(text) ?? [];
  if (both !== undefined) return `Title/Author: ${both} / ${author}`;
  const alone = TITLE_ALONE.exec(text)?.[1];
  return alone === undefined ? null : `Title: ${alone}`;
}
