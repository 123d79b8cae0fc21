/** Joins the lines that a wrapped paragraph was broken into. */
export interface Hyphens {
  join(lines: readonly string[]): string;
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/;

/**
 * Lines are joined by a space. A hyphen at the end of a line stays and its word is closed up, unless the word stands
 * elsewhere in `text` without one.
 */
export function hyphensOf(text: string): Hyphens {
  let words: Set<string> | null = null;
  const isWord = (word: string): boolean => (words ??= wordsOf(text)).has(word.toLowerCase());
  return {
    join: (lines) => {
      if (lines.length === 1) return lines[0]!.trim();
      const pieces = lines.map((line) => line.trim());
      for (let at = 0; at + 1 < pieces.length; at++) pieces[at] = seam(pieces[at]!, pieces[at + 1]!, isWord);
      return pieces.join('');
    },
  };
}

/** A line with what parts it from the next. */
function seam(line: string, next: string, isWord: (word: string) => boolean): string {
  if (line.endsWith('-')) {
    const first = /(?:^|[^\p{L}\-–—])(\p{L}+)-$/u.exec(line)?.[1];
    const second = /^\p{Ll}+/u.exec(next)?.[0];
    if (first !== undefined && second !== undefined) return isWord(first + second) ? line.slice(0, -1) : line;
  }
  return CJK.test(line.at(-1) ?? '') && CJK.test(next[0] ?? '') ? line : `${line} `;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/\p{L}+/gu)?.map((word) => word.toLowerCase()) ?? []);
}
