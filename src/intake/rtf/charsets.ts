import { fromLabel } from '../charset/singleByte.ts';

/** `\fcharsetN` of a font, as a label. 0 is windows-1252, 2 symbols, 1 whatever the document says. */
const FONT_CHARSETS: Record<number, string> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

const CODE_PAGES: Record<number, string> = {
  437: 'ibm437',
  850: 'ibm850',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  10_000: 'macintosh',
  65_001: 'utf-8',
};

export function fontCharset(number: number): string | null {
  return FONT_CHARSETS[number] ?? null;
}

/** The label of `\ansicpgN`. */
export function codePage(number: number): string {
  return CODE_PAGES[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : 'windows-1252');
}

/** Latin-1 characters, one a byte, in their true character set. */
export function decoded(bytes: string, label: string): string {
  // oxlint-disable-next-line no-control-regex -- ASCII is what is looked for
  if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
  return fromLabel(Buffer.from(bytes, 'latin1'), label);
}
