import { codePage, fontCharset } from './charsets.ts';

/** The character sets of a document: its own, and those of fonts that have another. */
export class Fonts {
  readonly #charsets = new Map<number, string>();
  #own = 'windows-1252';
  /** The font that is being described. */
  #font = 0;
  #usual = 0;

  /** A word of the table of fonts. */
  describe(word: string, value: number | null): void {
    if (word === 'f') this.#font = value ?? 0;
    const charset =
      word === 'fcharset' ? fontCharset(value ?? 0) : word === 'cpg' ? codePage(value ?? 1252) : null;
    // charset 0 is what most fonts say by habit; the document's own code page is the better word
    if (charset !== null && charset !== 'windows-1252') this.#charsets.set(this.#font, charset);
  }

  /** A word of the document's head; whether it was about character sets. */
  take(word: string, value: number | null): boolean {
    if (word === 'ansicpg') this.#own = codePage(value ?? 1252);
    else if (word === 'mac') this.#own = 'macintosh';
    else if (word === 'pc') this.#own = 'ibm437';
    else if (word === 'pca') this.#own = 'ibm850';
    else if (word === 'deff') this.#usual = value ?? 0;
    else return false;
    return true;
  }

  /** The character set of text in this font; -1: the usual one. */
  charsetOf(font: number): string {
    return this.#charsets.get(font === -1 ? this.#usual : font) ?? this.#own;
  }
}
