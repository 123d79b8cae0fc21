/**
 * A name or words as a query keeps them: whole characters composed, control characters and runs of spaces one
 * space. Empty when nothing of it could be seen.
 */
export function tidyName(text: string): string {
  const tidy = text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .normalize('NFC')
    .trim();
  return /[^\p{Cf}\p{M} ]/u.test(tidy) ? tidy : '';
}

/** Whether there is anything in a word that a search could find. */
export function isSearchable(word: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word);
}

/** What letter case, accents, hyphens and spaces do not change: by this a typed key or choice is recognised. */
export function loose(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]/gu, '');
}
