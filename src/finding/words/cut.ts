import { foldName } from '../../tags/tag.ts';

/** A word where it stands in a text. */
export interface Cut {
  /** Where it begins and ends, in UTF-16 units. */
  at: number;
  end: number;
  /** In small letters, accents kept: what a stemmer reads. */
  spelt: string;
  /** Letter case and accents aside: what is compared. Holds no white space. */
  folded: string;
  /** Of a script without spaces between words, which no stemmer reads. */
  unspaced: boolean;
}

const LETTERS = String.raw`[\p{L}\p{M}\p{N}]`;
/** Scripts that put no spaces between words: Chinese and Japanese, Thai, Lao, Khmer, Burmese. */
const UNSPACED = String.raw`[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
/** What may stand inside a word and is no part of it: soft hyphens, joiners. */
const UNSEEN = String.raw`[\u200d\u200c\u00ad\u2060\ufeff]`;
const APOSTROPHE = "['’‘`´]";
/** A run in a script without spaces, a word with apostrophes inside, or a pictograph. */
const RUNS = new RegExp(
  String.raw`(?<unspaced>[${LETTERS}&&${UNSPACED}]+)|(?:[${LETTERS}--${UNSPACED}]${UNSEEN}*(?:${APOSTROPHE}(?=${LETTERS}))?)+|\p{Extended_Pictographic}`,
  'gv',
);
const APOSTROPHES = new RegExp(APOSTROPHE);
const ALL_UNSEEN = new RegExp(UNSEEN, 'g');
/** What follows the apostrophe in words that are one: don't, Anna's, we'll. Before others a new word begins: l'amour. */
const CONTRACTED = /^(?:s|t|d|m|n|ll|re|ve|em)$/i;
const LATIN = /^\p{scx=Latn}/u;
const ASCII = /^[\0-\x7f]*$/;
/** Longer words are cut here, in texts and in queries alike. */
const LONGEST = 64;

/** The words of a text, in order. Takes a time that grows with the length of the text and no faster. */
export function wordsIn(text: string): Cut[] {
  const words: Cut[] = [];
  for (const { 0: run, index, groups } of text.matchAll(RUNS)) {
    if (groups?.['unspaced'] !== undefined) cutUnspaced(run, index, words);
    else if (APOSTROPHES.test(run)) cutAtApostrophes(run, index, words);
    else add(words, run, index);
  }
  return words;
}

/** Cut by the dictionary of the platform, which knows Chinese, Japanese, Thai, Lao, Khmer and Burmese. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function cutUnspaced(run: string, at: number, words: Cut[]): void {
  for (const { segment, index } of segmenter.segment(run)) add(words, segment, at + index, true);
}

function cutAtApostrophes(run: string, at: number, words: Cut[]): void {
  let from = 0;
  for (let to = 0; to < run.length; to++) {
    if (!APOSTROPHES.test(run[to]!)) continue;
    const rest = run.slice(to + 1);
    const next = rest.split(APOSTROPHES, 1)[0]!;
    if (CONTRACTED.test(next) || !LATIN.test(next)) continue;
    add(words, run.slice(from, to), at + from);
    from = to + 1;
  }
  add(words, run.slice(from), at + from);
}

function add(words: Cut[], written: string, at: number, unspaced = false): void {
  const { spelt, folded } = formsOf(written);
  if (folded !== '') words.push({ at, end: at + written.length, spelt, folded, unspaced });
}

interface Forms {
  spelt: string;
  folded: string;
}

/** Words come again and again; what they fold to is kept, up to a size. */
const known = new Map<string, Forms>();
const MOST_KNOWN = 50_000;

function formsOf(written: string): Forms {
  const kept = known.get(written);
  if (kept !== undefined) return kept;
  if (known.size >= MOST_KNOWN) known.clear();
  const forms = ASCII.test(written) ? plainForms(written) : foldedForms(written);
  known.set(written, forms);
  return forms;
}

function plainForms(written: string): Forms {
  const spelt = written.toLowerCase().replaceAll('`', "'").slice(0, LONGEST);
  return { spelt, folded: spelt };
}

function foldedForms(written: string): Forms {
  const small = written
    .normalize('NFC')
    .replace(/[’‘`´]/g, "'")
    .toLowerCase();
  const spelt = Array.from(small.replace(ALL_UNSEEN, '')).slice(0, LONGEST);
  return { spelt: spelt.join(''), folded: foldWord(small) };
}

/** A word as it is compared: folded like names are, nothing but letters, digits, apostrophes and pictographs left. */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase().slice(0, LONGEST);
  const bare = foldName(word)
    .replaceAll('\u0640', '')
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}']/gu, '');
  return Array.from(bare).slice(0, LONGEST).join('');
}
