/** The styles that make a paragraph a heading, by their names or their place in the outline. */
export class HeadingStyles {
  readonly #levels = new Map<number, number>();
  #style = { number: 0, name: '', outline: -1 };

  /** A word of the style that is being described. */
  describe(word: string, value: number | null): void {
    if (word === 's') this.#style = { number: value ?? 0, name: '', outline: -1 };
    else if (word === 'outlinelevel') this.#style.outline = value ?? -1;
  }

  name(text: string): void {
    this.#style.name += text;
  }

  /** A style is closed by the end of its group. */
  keep(): void {
    const { number, name, outline } = this.#style;
    const heading = /^\s*(?:heading|überschrift|titre|título|titolo)\s*(\d)/i.exec(name)?.[1];
    const level =
      heading === undefined ? (outline >= 0 && outline < 6 ? outline + 1 : null) : Number(heading);
    if (level !== null && level >= 1 && level <= 6) this.#levels.set(number, level);
    this.#style = { number: 0, name: '', outline: -1 };
  }

  /** The level of headings in this style, 1 to 6. */
  level(style: number): number | undefined {
    return this.#levels.get(style);
  }
}
