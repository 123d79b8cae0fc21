import { foldName } from '../../tags/tag.ts';

/** The most words of a name that it is found by, and the most letters of a word. */
const MOST_WORDS = 24;
const LONGEST = 40;

const UNSPACED = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/**
 * The words of a name as they are compared: letters and digits, folded. In scripts without spaces a word begins at
 * each character, since nobody knows where a name is cut.
 */
export function nameWords(name: string): string[] {
  const words = typedWords(name).flatMap((word) => (UNSPACED.test(word) ? endsOf(word) : [word]));
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** The words of what somebody types, the last of them perhaps unfinished. */
export function typedWords(typed: string): string[] {
  const folded = foldName(typed);
  const words = folded.replaceAll("'", '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [folded.replace(/\s/g, '')];
  return words.map((word) => Array.from(word).slice(0, LONGEST).join('')).filter((word) => word !== '');
}

function endsOf(word: string): string[] {
  const characters = Array.from(word);
  return characters.map((_, at) => characters.slice(at).join(''));
}
