import type { Book } from './book.ts';
import { FORMATS, type Format } from './formats.ts';

/** Letters that Unicode does not take apart into a plain one and a mark, each followed by what stands for it. */
const PLAIN = new Map(
  (
    'ß:ss Æ:Ae æ:ae Œ:Oe œ:oe Ø:O ø:o Ð:D ð:d Þ:Th þ:th Ł:L ł:l Đ:D đ:d ı:i Ħ:H ħ:h Ŋ:N ŋ:n ' +
    'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh ' +
    'щ:shch ъ: ы:y ь: э:e ю:iu я:ia є:ie і:i ї:i ґ:g ў:u ' +
    'α:a β:b γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** As many letters of a title as a name keeps. */
const LONGEST = 60;

/**
 * A file name that every system takes and a person can read: the title in plain letters, then the author's name.
 * Titles in other scripts become `Work_ID`; so does what is too short to tell apart.
 */
export function fileName(book: Pick<Book, 'title' | 'workId' | 'authors'>, format: Format): string {
  const title = cut(plainLetters(book.title));
  const author = cut(plainLetters(book.authors[0]?.name ?? ''));
  const parts =
    title.length < 3 ? [title, `Work ${plainLetters(book.workId)}`] : [title, author && `by ${author}`];
  return `${parts.filter(Boolean).join(' ').replaceAll(' ', '_')}.${FORMATS[format].extension}`;
}

/**
 * The same name with the title's own letters, for `filename*=UTF-8''` in Content-Disposition: nothing that a file
 * system forbids, no directions that hide an ending.
 */
export function fullFileName(book: Pick<Book, 'title' | 'workId' | 'authors'>, format: Format): string {
  const kept = [book.title, book.authors[0]?.name ?? ''].map((text) =>
    Array.from(
      text
        .toWellFormed()
        .normalize('NFC')
        .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
      .slice(0, LONGEST)
      .join('')
      .replace(/^[. ]+|[. ]+$/g, ''),
  );
  const name = kept.filter(Boolean).join(' - ') || `Work ${plainLetters(book.workId)}`;
  return `${name}.${FORMATS[format].extension}`;
}

function plainLetters(text: string): string {
  const apart = Array.from(text.normalize('NFC'), (letter) => plainLetter(letter)).join('');
  return apart
    .replace(/[’']/g, '')
    .replace(/[^A-Za-z0-9_-]+/g, ' ')
    .trim();
}

function plainLetter(letter: string): string {
  const own = PLAIN.get(letter);
  if (own !== undefined) return own;
  const low = PLAIN.get(letter.toLowerCase());
  if (low !== undefined) return low.charAt(0).toUpperCase() + low.slice(1);
  const apart = letter.normalize('NFKD').replace(/\p{M}/gu, '');
  return PLAIN.get(apart.toLowerCase()) ?? apart;
}

/** At most {@link LONGEST} letters, not in the middle of a word where that can be helped. */
function cut(words: string): string {
  if (words.length <= LONGEST) return words;
  const short = words.slice(0, LONGEST + 1);
  const space = short.lastIndexOf(' ');
  return (space > LONGEST / 2 ? short.slice(0, space) : short.slice(0, LONGEST)).trim();
}
