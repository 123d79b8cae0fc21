/** Words of a list on one line. */
export function tidied(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
