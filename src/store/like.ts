/** The pattern (SQL LIKE) of texts in which these words stand, whatever signs they are of. */
export function withWords(words: string): string {
  return `%${words.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
