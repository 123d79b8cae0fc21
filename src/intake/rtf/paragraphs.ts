import { escapeHtml } from '../../prose/write.ts';

/** A paragraph of the document. */
export interface RtfParagraph {
  text: string;
  /** Markup of what is in it, still to be cleaned. */
  html: string;
  align: 'centre' | 'right' | null;
  /** 1 to 6 for headings. */
  level: number | null;
  /** The row it stands in, counted from 1; 0 outside of tables. */
  row: number;
}

/** Collects runs of formatted text into paragraphs. */
export class ParagraphWriter {
  readonly done: RtfParagraph[] = [];
  align: RtfParagraph['align'] = null;
  level: number | null = null;
  inTable = false;
  #row = 1;
  #text = '';
  #html = '';
  #open: string[] = [];

  write(text: string, tags: readonly string[]): void {
    if (text === '') return;
    this.#switchTo(text.trim() === '' ? this.#open : tags);
    this.#text += text;
    this.#html += escapeHtml(text);
  }

  /** Markup that stands in the text: a line break, a picture, a note's number. */
  raw(html: string, text: string): void {
    this.#html += html;
    this.#text += text;
  }

  link(address: string | null): void {
    this.#switchTo([]);
    this.#html += address === null ? '</a>' : `<a href="${escapeHtml(address)}">`;
  }

  /** Ends the paragraph; an empty one is kept, as it may part scenes. */
  end(): void {
    this.#switchTo([]);
    this.done.push({
      text: this.#text.trim(),
      html: this.#html,
      align: this.align,
      level: this.level,
      row: this.inTable ? this.#row : 0,
    });
    this.#text = '';
    this.#html = '';
  }

  cell(): void {
    this.inTable = true;
    this.end();
  }

  row(): void {
    this.#row++;
  }

  /** Ends what was begun and not ended. */
  close(): void {
    if (this.#text.trim() !== '' || this.#html.includes('<img')) this.end();
  }

  #switchTo(tags: readonly string[]): void {
    let same = 0;
    while (same < tags.length && this.#open[same] === tags[same]) same++;
    for (const tag of this.#open.slice(same).reverse()) this.#html += `</${tag}>`;
    for (const tag of tags.slice(same)) this.#html += `<${tag}>`;
    this.#open = [...tags];
  }
}
