import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** Bytes with a type, and their compressed forms, each made once, when first asked for. */
export interface Packed {
  bytes: Buffer;
  type: string;
  /** A hash of the bytes: what ETags are made of. */
  hash: string;
  br: Buffer | null;
  gzip: Buffer | null;
}

export function pack(bytes: Buffer, type: string): Packed {
  return {
    bytes,
    type,
    hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    br: null,
    gzip: null,
  };
}

/** Memory that this holds once every form is made, in bytes, roughly: text packs to about a third. */
export function weight(packed: Packed): number {
  return Math.ceil((packed.bytes.length * 5) / 3);
}

/** The best encoding that an Accept-Encoding header allows (RFC 9110 12.5.3); brotli before gzip. */
export function encodingFor(accept: string | undefined, type: string): Encoding {
  if (!accept || !/^(text\/|image\/svg|application\/(json|ld))/.test(type)) return 'identity';
  if (accepts(accept, 'br')) return 'br';
  return accepts(accept, 'gzip') ? 'gzip' : 'identity';
}

const known = new Map<string, Set<string>>();

function accepts(header: string, coding: string): boolean {
  let codings = known.get(header);
  if (!codings) {
    codings = new Set(
      header
        .toLowerCase()
        .split(',')
        .map((part) => part.split(';').map((piece) => piece.trim()))
        .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
        .map(([name]) => name ?? ''),
    );
    if (known.size < 500) known.set(header, codings);
  }
  return codings.has(coding);
}

/** The form in this encoding, if it is made already. */
export function ready(packed: Packed, encoding: Encoding): Buffer | null {
  return encoding === 'identity' ? packed.bytes : packed[encoding];
}

/** Bytes from which packing well costs more than the last few per cent are worth: listings, of which there is no end. */
const LARGE = 65_536;

/** The form in this encoding, made now if it must be. Public pages are few and read often: quality 5 and 6. */
export async function inEncoding(packed: Packed, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') {
    const size = packed.bytes.length;
    const quality = size < LARGE ? 5 : 4;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size };
    return (packed.br ??= await brotli(packed.bytes, { params }));
  }
  if (encoding === 'gzip') return (packed.gzip ??= await gzipped(packed.bytes, { level: 6 }));
  return packed.bytes;
}

/** A strong ETag: each encoding has its own, since its bytes differ (RFC 9110 8.8.3.3). */
export function etag(packed: Packed, encoding: Encoding): string {
  return encoding === 'identity' ? `"${packed.hash}"` : `"${packed.hash}.${encoding}"`;
}

/** Whether the If-None-Match header names these bytes, in this encoding. */
export function unchanged(ifNoneMatch: string | undefined, tag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch === tag || ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
