import { Buffer } from 'node:buffer';
import { byteOrderMark, fromUtf32, unmarkedUtf16 } from './charset/unicode.ts';

/** Controls that texts hold: spaces and line ends, overstriking, the shifts of mail, DOS's end; C1 as in charsets. */
const IN_TEXTS = new Set(['\t', '\n', '\r', '\f', '\b', '\u001a', '\u001b']);
for (let code = 0x80; code < 0xa0; code++) IN_TEXTS.add(String.fromCodePoint(code));

const SAMPLE = 64 * 1024;

/** First bytes that only programs' own formats have, as latin1. Those two letters long must also hold a NUL. */
const MAGICS: [offset: number, bytes: string][] = [
  [0, '%PDF-'],
  [0, '\xff\xd8\xff'],
  [0, '\x89PNG'],
  [0, 'GIF87a'],
  [0, 'GIF89a'],
  [0, 'SQLite format 3\0'],
  [0, '\x1f\x8b'],
  [0, '7z\xbc\xaf'],
  [0, 'Rar!\x1a'],
  [0, '\xd0\xcf\x11\xe0'],
  [0, '\xfd7zXZ'],
  [0, '\x28\xb5\x2f\xfd'],
  [0, '\x7fELF'],
  [0, 'ITOLITLS'],
  [0, '\xca\xfe\xba\xbe'],
  [4, 'ftyp'],
  [60, 'BOOKMOBI'],
];

/**
 * Is this no text at all? By the first bytes of known formats, else by the share of characters that no text holds.
 * `sample` is what `sampleText` made of the bytes.
 */
export function looksBinary(bytes: Uint8Array, sample: string): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString(
    'latin1',
  );
  if (MAGICS.some(([offset, magic]) => head.startsWith(magic, offset))) return true;
  if (/^(MZ|RIFF|ID3|OggS|BZh\d1AY)/.test(head) && head.includes('\0')) return true;
  const odd = sample.match(/\p{Cc}/gu)?.filter((control) => !IN_TEXTS.has(control)).length ?? 0;
  return odd > sample.length * 0.02;
}

/**
 * The beginning of a file as characters, good enough to recognise markers in: UTF-16 and UTF-32 where a mark or
 * their pattern shows, else a character a byte.
 */
export function sampleText(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const mark = byteOrderMark(bytes);
  const wide = mark?.encoding ?? unmarkedUtf16(bytes);
  const rest = sample.subarray(mark?.length ?? 0);
  if (wide?.startsWith('utf-32')) return fromUtf32(rest, wide.endsWith('le'));
  if (wide?.startsWith('utf-16')) return new TextDecoder(wide).decode(rest);
  return Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength).toString('latin1');
}
