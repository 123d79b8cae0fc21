/** Joins the two lines that a wrapped paragraph was broken into. */
export interface Hyphens {
  join(before: string, after: string): string;
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/;

/**
 * Lines are joined by a space. A hyphen at the end of a line stays and its word is closed up, unless the word stands
 * elsewhere in `text` without one (wild-files.md 4.3).
 */
export function hyphensOf(text: string): Hyphens {
  let words: Set<string> | null = null;
  const isWord = (word: string): boolean => (words ??= wordsOf(text)).has(word.toLowerCase());
  return {
    join: (before, after) => {
      const left = before.trimEnd();
      const right = after.trimStart();
      const first = /(?<![-–—])\b(\p{L}+)-$/u.exec(left);
      const second = /^\p{Ll}+/u.exec(right);
      if (first !== null && second !== null) return isWord(first[1]! + second[0]) ? left.slice(0, -1) + right : left + right;
      return CJK.test(left.at(-1) ?? '') && CJK.test(right[0] ?? '') ? left + right : `${left} ${right}`;
    },
  };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/\p{L}+/gu)?.map((word) => word.toLowerCase()) ?? []);
}
