import { random } from '../stories.ts';

/** The most frequent words of English, in their order; behind them come made-up ones, as rare as their place says. */
const COMMON =
  'the and to of a he her she in was his that it I you had on with for him at as said but be not have is up out they what all from were me my so one been them when would there like back into this just know no could if do then eyes we over down by hand how around now time about door looked more head an want before than only your face even think go here get off get good see who because right their away way really little still something too again night room house lamp kettle harbour letter winter river'.split(
    ' ',
  );
const RARE = 60_000;
const DRAWS = 1 << 20;
const SYLLABLES =
  'ka lo mi ren ta shi vo dul ar es in or un the an el is wo ra ne ti sa ho be li mor fen gal bri que sto war den hal my'.split(
    ' ',
  );
const ENDINGS = ['', '', '', 's', 'ed', 'ing', 'ly', 'er'];

/** Prose whose words are as frequent as those of English are (Zipf), each story with some thirty words of its own. */
export class Prose {
  readonly words: string[];
  readonly #draws: Uint32Array;

  constructor(seed: number) {
    const next = random(seed);
    const made = Array.from({ length: RARE }, () => {
      const syllables = Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(SYLLABLES, next)).join(
        '',
      );
      return syllables + pick(ENDINGS, next);
    });
    this.words = [...new Set([...COMMON, ...made])];
    this.#draws = drawsOf(this.words.length, next);
  }

  /** Paragraphs as clean HTML, `words` in all. */
  story(seed: number, words: number): string {
    const next = random(seed);
    const own = Array.from({ length: 30 }, () => this.words[Math.floor(next() * 8000)]!);
    const word = () => (next() < 0.04 ? pick(own, next) : this.word(next));
    let html = '';
    for (let left = words; left > 0; left -= 50) {
      let paragraph = '';
      for (let count = Math.min(50, left); count > 0; count--)
        paragraph += (paragraph === '' ? '' : ' ') + word();
      html += `<p>${paragraph}.</p>`;
    }
    return html;
  }

  word(next: () => number): string {
    return this.words[this.#draws[Math.floor(next() * DRAWS)]!]!;
  }
}

/** A table in which each word's number stands as often as the word is frequent. */
function drawsOf(count: number, next: () => number): Uint32Array {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let at = 0; at < count; at++) sums[at] = sum += 1 / (at + 2.7);
  const draws = new Uint32Array(DRAWS);
  for (let at = 0; at < DRAWS; at++) {
    const sought = next() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < sought) low = middle + 1;
      else high = middle;
    }
    draws[at] = low;
  }
  return draws;
}

function pick(list: readonly string[], next: () => number): string {
  return list[Math.floor(next() * list.length)]!;
}
