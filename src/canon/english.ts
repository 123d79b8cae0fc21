const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'the and of to was her his that in he she it with had for you not but they were is at as on be have him my from this'.split(
    ' ',
  ),
);
const ENOUGH_WORDS = 400;

/** Whether a text is English, by its commonest small words: about a third of English prose is made of them. */
export function isEnglish(paragraphs: string[]): boolean {
  let words = 0;
  let small = 0;
  for (const paragraph of paragraphs) {
    for (const [word] of paragraph
      .slice(0, 4000)
      .toLowerCase()
      .matchAll(/\p{L}+/gu)) {
      words += 1;
      if (FUNCTION_WORDS.has(word)) small += 1;
    }
    if (words >= ENOUGH_WORDS) break;
  }
  return words > 0 && small / words >= 0.16;
}
