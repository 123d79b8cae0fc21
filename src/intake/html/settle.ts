import { countWords, type Draft, type Problem } from '../draft.ts';
import { problem } from '../problems.ts';
import type { Stated } from '../text/filling.ts';
import { readHeading } from '../text/headings.ts';
import { setPartKey } from '../text/leading.ts';
import { numberedHeading, opensByNumber, type Piece } from './pieces.ts';

/** A document that holds "Chapter 3" and no other is a part of a longer work. */
export function notePart(draft: Draft, pieces: Piece[]): void {
  const [only, ...others] = pieces;
  if (only === undefined || others.length > 0 || draft.part !== null) return;
  const named = readHeading(only.heading ?? '');
  const counted = opensByNumber(only.heading ?? '') ? numberedHeading(only.heading) : null;
  const number = named?.number ?? counted?.number ?? null;
  const of = named?.of ?? null;
  if (number === null || named?.kind === 'number' || (number <= 1 && of === null)) return;
  draft.part = { key: '', number, of };
  setPartKey(draft);
}

/** What follows from the chapters that were found: how many there will be, and where the header counts otherwise. */
export function settleCounts(draft: Draft, stated: Stated): Problem[] {
  if (draft.part !== null || draft.chapters.length === 0) return [];
  const found = draft.chapters.length;
  if (draft.complete === true && draft.chaptersExpected === null && (stated.chapters ?? 0) <= found) {
    draft.chaptersExpected = found;
    draft.evidence['chaptersExpected'] = 'inferred from complete';
  }
  const counted = countWords(draft);
  const problems: Problem[] = [];
  if (stated.words !== null && Math.abs(stated.words - counted) > Math.max(100, stated.words * 0.15)) {
    problems.push(problem('word-count-differs', { stated: stated.words, counted }));
  }
  if (stated.chapters !== null && stated.chapters > found) {
    problems.push(problem('chapters-missing', { stated: stated.chapters, found }));
  }
  return problems;
}
