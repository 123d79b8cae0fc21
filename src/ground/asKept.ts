/** A name as it is kept: as it was typed, but for its white space and for letters that can be written in several ways (NFC). */
export function asKept(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}
