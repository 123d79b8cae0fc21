import { decode } from '../charset.ts';

const WORD = /=\?([\w.:-]+)(?:\*[\w-]+)?\?([QqBb])\?([^?\s]*)\?=/g;

/** A header's value with its encoded words (`=?utf-8?Q?caf=C3=A9?=`, RFC 2047) read. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  return value
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(WORD, (_whole, charset: string, form: string, body: string) => {
      const bytes =
        form.toUpperCase() === 'B'
          ? Buffer.from(body, 'base64')
          : fromQuotedPrintable(Buffer.from(body.replaceAll('_', ' '), 'latin1'));
      return decode(bytes, { declared: charset }).text;
    });
}

/** Bytes of a quoted-printable body (RFC 2045 6.7); what is no code stays as it is. */
export function fromQuotedPrintable(encoded: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const byte = encoded[at]!;
    if (byte !== 0x3d) {
      bytes[length++] = byte;
      continue;
    }
    const soft = softBreak(encoded, at + 1);
    if (soft > 0) {
      at += soft;
      continue;
    }
    const code = hex(encoded[at + 1]) * 16 + hex(encoded[at + 2]);
    if (Number.isNaN(code)) bytes[length++] = byte;
    else {
      bytes[length++] = code;
      at += 2;
    }
  }
  return bytes.subarray(0, length);
}

/** How many bytes of line end (and spaces before it) follow an `=` that only breaks the line. */
function softBreak(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) return at + 2 - from;
  return bytes[at] === 0x0a || bytes[at] === 0x0d ? at + 1 - from : 0;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 55 : Number.NaN;
}
