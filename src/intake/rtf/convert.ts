import { Failure } from '../../ground/failures.ts';
import { decoded } from './charsets.ts';
import { Fonts } from './fonts.ts';
import { HeadingStyles } from './headingStyles.ts';
import { ParagraphWriter, type RtfParagraph } from './paragraphs.ts';
import { Pictures } from './pictures.ts';
import { SIGNS, SYMBOLS } from './signs.ts';
import { DESTINATIONS, firstState, plain, tagsOf, type GroupState } from './state.ts';
import { rtfTokens, type Token } from './tokens.ts';

/** An RTF document taken apart. */
export interface RtfDocument {
  paragraphs: RtfParagraph[];
  footnotes: RtfParagraph[][];
  /** By the address the paragraphs show them at. */
  images: Map<string, Uint8Array>;
  title: string | null;
  author: string | null;
  /** Pictures in forms that pages cannot show. */
  lostPictures: number;
}

/** Groups deeper than this are no document. */
const DEEPEST = 500;

/**
 * Takes an RTF document apart (Rich Text Format 1.9.1): text in its true character sets, bold, italics and the like,
 * headings, alignment, links, footnotes, pictures. Everything a reader may ignore is ignored.
 * @throws Failure `file-damaged` where groups are nested without end
 */
export function convertRtf(bytes: Uint8Array, name: string): RtfDocument {
  const converter = new Converter(name);
  for (const token of rtfTokens(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  ))
    converter.take(token);
  return converter.end();
}

class Converter {
  readonly #document: Pick<RtfDocument, 'footnotes' | 'title' | 'author'> = {
    footnotes: [],
    title: null,
    author: null,
  };
  readonly #name: string;
  readonly #stack: GroupState[] = [];
  readonly #writers: ParagraphWriter[] = [new ParagraphWriter()];
  readonly #fonts = new Fonts();
  readonly #styles = new HeadingStyles();
  readonly #pictures = new Pictures();
  #state = firstState();
  /** Bytes of text that wait for the rest of their run: characters may be longer than one. */
  #bytes = '';
  #skip = 0;
  #ignorable = false;
  #instruction = '';
  #links: number[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  take(token: Token): void {
    if (token.kind === 'byte') return this.#byte(String.fromCharCode(token.byte));
    if (token.kind === 'text') return this.#words(token.text);
    this.#flush();
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (token.kind === 'binary') {
      if (this.#state.destination === 'picture') this.#pictures.bytes(token.bytes);
    } else if (token.kind === 'symbol') this.#symbol(token.symbol);
    else if (token.kind === 'word') this.#word(token.word, token.value);
  }

  end(): RtfDocument {
    this.#flush();
    const [body] = this.#writers;
    body!.close();
    const { kept: images, lost: lostPictures } = this.#pictures;
    return { ...this.#document, paragraphs: body!.done, images, lostPictures };
  }

  #open(): void {
    if (this.#stack.length >= DEEPEST)
      throw new Failure('file-damaged', {
        file: this.#name,
        reason: `its groups are nested more than ${DEEPEST} deep`,
      });
    this.#stack.push({ ...this.#state });
    this.#skip = 0;
  }

  #close(): void {
    const inner = this.#state;
    const outer = this.#stack.pop();
    if (outer === undefined) return;
    this.#state = outer;
    this.#skip = 0;
    if (inner.destination === 'picture' && outer.destination !== 'picture') this.#showPicture();
    if (inner.destination === 'footnote' && outer.destination !== 'footnote') this.#endFootnote();
    if (inner.destination === 'instruction' && outer.destination !== 'instruction') this.#openLink();
    if (inner.destination === 'styles' && outer.destination === 'styles') this.#styles.keep();
    while ((this.#links.at(-1) ?? -1) > this.#stack.length) {
      this.#links.pop();
      this.#writer.link(null);
    }
  }

  get #writer(): ParagraphWriter {
    return this.#writers.at(-1)!;
  }

  #symbol(symbol: string): void {
    if (symbol === '*') {
      this.#ignorable = true;
      return;
    }
    if (symbol === '\n' || symbol === '\r') this.#word('par', null);
    else if (SYMBOLS[symbol] !== undefined) this.#write(SYMBOLS[symbol]);
  }

  #word(word: string, value: number | null): void {
    const ignorable = this.#ignorable;
    this.#ignorable = false;
    const destination = DESTINATIONS[word];
    if (
      destination !== undefined &&
      this.#state.destination !== 'skip' &&
      !(word === 'author' && this.#state.destination !== 'info') &&
      !(word === 'title' && this.#state.destination !== 'info')
    ) {
      this.#state.destination = destination;
      if (destination === 'footnote') this.#beginFootnote();
      if (destination === 'picture') this.#pictures.begin();
      if (destination === 'instruction') this.#instruction = '';
      return;
    }
    if (ignorable && !/^(?:shppict|cs|ds|ts)$/.test(word)) {
      this.#state.destination = 'skip';
      return;
    }
    if (this.#state.destination === 'fonts') this.#fonts.describe(word, value);
    else if (this.#state.destination === 'styles') this.#styles.describe(word, value);
    else if (this.#state.destination === 'picture') this.#pictures.word(word);
    else this.#bodyWord(word, value);
  }

  #bodyWord(word: string, value: number | null): void {
    const on = value !== 0;
    const state = this.#state;
    if (SIGNS[word] !== undefined) return this.#write(SIGNS[word]);
    if (word === 'u') return this.#unicode(value ?? 0);
    if (word === 'uc') state.unicodeSkip = Math.max(0, value ?? 1);
    else if (this.#fonts.take(word, value)) return;
    else if (word === 'f') state.font = value ?? 0;
    else if (word === 'b') state.bold = on;
    else if (word === 'i') state.italic = on;
    else if (word === 'ul' || word === 'uldb' || word === 'ulw' || word === 'uld') state.underline = on;
    else if (word === 'ulnone') state.underline = false;
    else if (word === 'strike' || word === 'striked') state.strike = on;
    else if (word === 'v') state.hidden = on;
    else if (word === 'deleted') state.hidden = on;
    else if (word === 'super') state.raised = on ? 'sup' : null;
    else if (word === 'sub') state.raised = on ? 'sub' : null;
    else if (word === 'nosupersub') state.raised = null;
    else if (word === 'plain') plain(state);
    else if (state.destination === 'body' || state.destination === 'footnote')
      this.#paragraphWord(word, value);
  }

  #paragraphWord(word: string, value: number | null): void {
    const writer = this.#writer;
    if (word === 'par' || word === 'page' || word === 'sect' || word === 'pagebb')
      return word === 'pagebb' ? undefined : writer.end();
    if (word === 'line' || word === 'lbr') writer.raw('<br>\n', '\n');
    else if (word === 'cell' || word === 'nestcell') writer.cell();
    else if (word === 'row' || word === 'nestrow') writer.row();
    else if (word === 'intbl') writer.inTable = true;
    else if (word === 'pard') Object.assign(writer, { align: null, level: null, inTable: false });
    else if (word === 'qc') writer.align = 'centre';
    else if (word === 'qr') writer.align = 'right';
    else if (word === 'ql' || word === 'qj') writer.align = null;
    else if (word === 'outlinelevel') writer.level = value !== null && value < 6 ? value + 1 : null;
    else if (word === 's') writer.level = this.#styles.level(value ?? 0) ?? writer.level;
    else if (word === 'chftn' && this.#writers.length === 1) writer.raw('', '');
  }

  #unicode(value: number): void {
    const code = value < 0 ? value + 0x1_0000 : value;
    this.#write(String.fromCharCode(code & 0xffff));
    this.#skip = this.#state.unicodeSkip;
  }

  /** Plain characters, of which the first may stand in for a `\u` just read. */
  #words(text: string): void {
    const words = this.#skip > 0 ? text.slice(this.#skip) : text;
    this.#skip = Math.max(0, this.#skip - text.length);
    this.#bytes += words;
  }

  #byte(char: string): void {
    if (this.#skip > 0) this.#skip--;
    else this.#bytes += char;
  }

  #flush(): void {
    if (this.#bytes === '') return;
    const bytes = this.#bytes;
    this.#bytes = '';
    const { destination, font } = this.#state;
    if (destination === 'picture') this.#pictures.hex(bytes);
    else if (destination === 'fonts' || destination === 'skip') return;
    else this.#write(decoded(bytes, this.#fonts.charsetOf(font)));
  }

  #write(text: string): void {
    const state = this.#state;
    if (state.destination === 'body' || state.destination === 'footnote') {
      if (!state.hidden) this.#writer.write(text, tagsOf(state));
    } else if (state.destination === 'title' || state.destination === 'author')
      this.#document[state.destination] = (this.#document[state.destination] ?? '') + text;
    else if (state.destination === 'instruction') this.#instruction += text;
    else if (state.destination === 'styles') this.#styles.name(text);
  }

  #showPicture(): void {
    const address = this.#pictures.keep();
    if (address !== null) this.#writer.raw(`<img src="${address}" alt="">`, '');
  }

  #beginFootnote(): void {
    const number = this.#document.footnotes.length + this.#writers.length;
    this.#writer.raw(`<sup id="fnref-${number}"><a href="#fn-${number}">${number}</a></sup>`, '');
    this.#writers.push(new ParagraphWriter());
    plain(this.#state);
  }

  #endFootnote(): void {
    if (this.#writers.length === 1) return;
    const writer = this.#writers.pop()!;
    writer.close();
    this.#document.footnotes.push(writer.done.filter(({ text }) => text !== ''));
  }

  /** The result of a HYPERLINK field stands in the group around it. */
  #openLink(): void {
    const address = /HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]+)"?/i.exec(this.#instruction)?.[1];
    this.#instruction = '';
    if (address === undefined || !/^(?:https?|mailto):/i.test(address)) return;
    this.#writer.link(address);
    this.#links.push(this.#stack.length);
  }
}
