import { Failure } from '../../ground/failures.ts';
import { codePage, decoded, fontCharset } from './charsets.ts';
import { ParagraphWriter, type RtfParagraph } from './paragraphs.ts';
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

/** Characters that have a control word of their own. */
const SIGNS: Record<string, string> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  tab: '\t',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: ' ',
  zwj: '\u200d',
  zwnj: '\u200c',
};
const SYMBOLS: Record<string, string> = {
  '~': '\u00a0',
  _: '\u2011',
  '-': '',
  '{': '{',
  '}': '}',
  '\\': '\\',
};

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
  readonly #document: RtfDocument = {
    paragraphs: [],
    footnotes: [],
    images: new Map(),
    title: null,
    author: null,
    lostPictures: 0,
  };
  readonly #name: string;
  readonly #stack: GroupState[] = [];
  readonly #writers: ParagraphWriter[] = [new ParagraphWriter()];
  readonly #fonts = new Map<number, string>();
  readonly #styles = new Map<number, number>();
  #state = firstState();
  #charset = 'windows-1252';
  #defaultFont = 0;
  /** Bytes of text that wait for the rest of their run: characters may be longer than one. */
  #bytes = '';
  #skip = 0;
  #ignorable = false;
  #font = 0;
  #style = { number: 0, name: '', outline: -1 };
  #instruction = '';
  #links: number[] = [];
  #picture = { hex: '', bytes: '', type: '' };

  constructor(name: string) {
    this.#name = name;
  }

  take(token: Token): void {
    if (token.kind === 'byte') return this.#byte(String.fromCharCode(token.byte));
    if (token.kind === 'text') return this.#words(token.text);
    this.#flush();
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (token.kind === 'binary')
      this.#picture.bytes += this.#state.destination === 'picture' ? token.bytes : '';
    else if (token.kind === 'symbol') this.#symbol(token.symbol);
    else if (token.kind === 'word') this.#word(token.word, token.value);
  }

  end(): RtfDocument {
    this.#flush();
    const [body] = this.#writers;
    body!.close();
    this.#document.paragraphs = body!.done;
    return this.#document;
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
    if (inner.destination === 'picture' && outer.destination !== 'picture') this.#keepPicture();
    if (inner.destination === 'footnote' && outer.destination !== 'footnote') this.#endFootnote();
    if (inner.destination === 'instruction' && outer.destination !== 'instruction') this.#openLink();
    if (inner.destination === 'styles') this.#keepStyle(outer);
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
      if (destination === 'picture') this.#picture = { hex: '', bytes: '', type: '' };
      if (destination === 'instruction') this.#instruction = '';
      return;
    }
    if (ignorable && !/^(?:shppict|cs|ds|ts)$/.test(word)) {
      this.#state.destination = 'skip';
      return;
    }
    if (this.#state.destination === 'fonts') this.#fontWord(word, value);
    else if (this.#state.destination === 'styles') this.#styleWord(word, value);
    else if (this.#state.destination === 'picture') this.#pictureWord(word);
    else this.#bodyWord(word, value);
  }

  #bodyWord(word: string, value: number | null): void {
    const on = value !== 0;
    const state = this.#state;
    if (SIGNS[word] !== undefined) return this.#write(SIGNS[word]);
    if (word === 'u') return this.#unicode(value ?? 0);
    if (word === 'uc') state.unicodeSkip = Math.max(0, value ?? 1);
    else if (word === 'ansicpg') this.#charset = codePage(value ?? 1252);
    else if (word === 'mac') this.#charset = 'macintosh';
    else if (word === 'pc' || word === 'pca') this.#charset = word === 'pc' ? 'ibm437' : 'ibm850';
    else if (word === 'deff') this.#defaultFont = value ?? 0;
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
    else if (word === 's') writer.level = this.#styles.get(value ?? 0) ?? writer.level;
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
    if (destination === 'picture') this.#picture.hex += bytes;
    else if (destination === 'fonts' || destination === 'skip') return;
    else
      this.#write(decoded(bytes, this.#fonts.get(font === -1 ? this.#defaultFont : font) ?? this.#charset));
  }

  #write(text: string): void {
    const state = this.#state;
    if (state.destination === 'body' || state.destination === 'footnote') {
      if (!state.hidden) this.#writer.write(text, tagsOf(state));
    } else if (state.destination === 'title' || state.destination === 'author')
      this.#document[state.destination] = (this.#document[state.destination] ?? '') + text;
    else if (state.destination === 'instruction') this.#instruction += text;
    else if (state.destination === 'styles') this.#style.name += text;
  }

  #fontWord(word: string, value: number | null): void {
    if (word === 'f') this.#font = value ?? 0;
    const charset =
      word === 'fcharset' ? fontCharset(value ?? 0) : word === 'cpg' ? codePage(value ?? 1252) : null;
    // charset 0 is what most fonts say by habit; the document's own code page is the better word
    if (charset !== null && charset !== 'windows-1252') this.#fonts.set(this.#font, charset);
  }

  #styleWord(word: string, value: number | null): void {
    if (word === 's') this.#style = { number: value ?? 0, name: '', outline: -1 };
    else if (word === 'outlinelevel') this.#style.outline = value ?? -1;
  }

  /** A style is closed by the end of its group. */
  #keepStyle(outer: GroupState): void {
    if (outer.destination !== 'styles') return;
    const { number, name, outline } = this.#style;
    const heading = /^\s*(?:heading|überschrift|titre|título|titolo)\s*(\d)/i.exec(name)?.[1];
    const level =
      heading === undefined ? (outline >= 0 && outline < 6 ? outline + 1 : null) : Number(heading);
    if (level !== null && level >= 1 && level <= 6) this.#styles.set(number, level);
    this.#style = { number: 0, name: '', outline: -1 };
  }

  #pictureWord(word: string): void {
    if (/^(?:pngblip|jpegblip|emfblip|wmetafile|pmmetafile|dibitmap|wbitmap|macpict)$/.test(word))
      this.#picture.type = word;
  }

  #keepPicture(): void {
    const { hex, bytes, type } = this.#picture;
    this.#picture = { hex: '', bytes: '', type: '' };
    if (type !== 'pngblip' && type !== 'jpegblip') {
      if (type !== '') this.#document.lostPictures++;
      return;
    }
    const made =
      bytes === '' ? Buffer.from(hex.replace(/[^0-9a-fA-F]/g, ''), 'hex') : Buffer.from(bytes, 'latin1');
    const address = `picture-${this.#document.images.size + 1}`;
    this.#document.images.set(address, made);
    this.#writer.raw(`<img src="${address}" alt="">`, '');
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
