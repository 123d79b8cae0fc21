import type { Problem } from '../draft.ts';
import { problem } from '../problems.ts';

interface Figures {
  chapters: number | null;
  words: number | null;
}

/**
 * Says where a book holds less than its title page counts. Sites count words by rules of their own, so only a good
 * fifth that is missing is worth a word.
 */
export function shortfall(stated: Figures, found: { chapters: number; words: number }): Problem[] {
  const problems: Problem[] = [];
  if (stated.chapters !== null && found.chapters < stated.chapters) {
    problems.push(problem('chapters-missing', { stated: stated.chapters, found: found.chapters }));
  }
  if (stated.words !== null && found.words < stated.words * 0.8 - 20) {
    problems.push(problem('word-count-differs', { stated: stated.words, counted: found.words }));
  }
  return problems;
}
