import type { Heading } from './headings.ts';
import { isBlank, type Line } from './lines.ts';
import { isTitleCase, looksLikeTitle } from './titleblock.ts';

const LISTED = /^\s*(\d{1,3})[.)]\s+(\S.{0,70})$/;

/**
 * Lines that each stand alone and count titles from one on: `1. The Depot`, `2. The Field`. They are chapters' where much
 * text stands below them; what they head is for the caller to weigh. Empty where the count has gaps.
 */
export function listedHeadings(lines: readonly Line[]): { heading: Heading; at: number }[] {
  const found: { heading: Heading; at: number }[] = [];
  for (const [at, { text }] of lines.entries()) {
    const [, number, title] = text.length > 80 ? [] : (LISTED.exec(text) ?? []);
    if (title === undefined || !isBlank(lines[at - 1]) || !isBlank(lines[at + 1])) continue;
    if (!looksLikeTitle(title) || !isTitleCase(title)) continue;
    if (Number(number) !== found.length + 1) return [];
    found.push({ heading: { number: Number(number), of: null, title: title.trim(), kind: 'chapter' }, at });
  }
  return found.length < 2 ? [] : found;
}
