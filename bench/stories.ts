/** Stories made up for measuring: the same seed gives the same story. */

const SYLLABLES =
  'ka lo mi ren ta shi vo dul ar es in or un the an el is wo ra ne ti sa ho be li mor fen gal'.split(' ');

/** A small, fast random number generator (mulberry32), 0 to 1. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Paragraphs of about 60 words each, `words` in all. */
export function paragraphs(seed: number, words: number): string[] {
  const next = random(seed);
  const vocabulary = Array.from({ length: 4000 }, () => {
    const length = 1 + Math.floor(next() * 3);
    return Array.from({ length }, () => SYLLABLES[Math.floor(next() * SYLLABLES.length)]).join('');
  });
  const made: string[] = [];
  for (let left = words; left > 0;) {
    const count = Math.min(left, 40 + Math.floor(next() * 40));
    const chosen = Array.from(
      { length: count },
      () => vocabulary[Math.floor(next() * next() * vocabulary.length)] ?? 'so',
    );
    made.push(sentences(chosen, next));
    left -= count;
  }
  return made;
}

function sentences(words: string[], next: () => number): string {
  let text = '';
  let begin = true;
  for (const word of words) {
    text += (text === '' ? '' : ' ') + (begin ? word.charAt(0).toUpperCase() + word.slice(1) : word);
    begin = next() < 0.1;
    if (begin) text += '.';
  }
  return begin ? text : `${text}.`;
}

/** A text file as an archive of the nineties would hold it: a header, wrapped lines, an end. */
export function textWork(seed: number, words: number): string {
  const body = paragraphs(seed, words)
    .map((paragraph) => wrap(paragraph, 72))
    .join('\n\n');
  const header = [
    `Title: Story ${seed}`,
    `Author: Writer ${seed % 500}`,
    'Fandom: Harbour Lights',
    'Rating: PG-13',
    `Summary: What happened the ${seed}th time.`,
  ];
  return `${header.join('\n')}\n\n${body}\n\nThe End\n`;
}

/** A book as one page of HTML, for the tools that make EPUBs of pages. */
export function htmlBook(seed: number, chapters: number, words: number): string {
  const body = Array.from({ length: chapters }, (_, index) => {
    const text = paragraphs(seed + index, words)
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('\n');
    return `<h2>Chapter ${index + 1}</h2>\n${text}`;
  });
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A Long Story</title></head><body><h1>A Long Story</h1><p>by Writer One</p>\n${body.join('\n')}\n</body></html>\n`;
}

function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
