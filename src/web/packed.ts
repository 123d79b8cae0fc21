import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
  zstdCompress,
  zstdCompressSync,
  zstdDecompressSync,
  type BrotliOptions,
} from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const zstd = promisify(zstdCompress);

/**
 * How well bytes are packed: at once and cheaply what few will ask for, as well as can be what is ours and never
 * changes.
 */
export type Effort = 'quick' | 'usual' | 'most';

export type Encoding = 'zstd' | 'br' | 'gzip' | 'identity';

/**
 * Bytes with a type, and their compressed forms, each made once, when first asked for. Text that was compressed is kept
 * so alone: a page takes five times the memory otherwise, and nearly every visitor takes it compressed.
 */
export interface Packed {
  /** null: they are made of a compressed form again for who asks for them plain. */
  identity: Buffer | null;
  type: string;
  /** A hash of the bytes, or of their first compressed form: what ETags are made of. */
  hash: string;
  effort: Effort;
  zstd: Buffer | null;
  br: Buffer | null;
  gzip: Buffer | null;
}

export function pack(bytes: Buffer, type: string, effort: Effort = 'usual'): Packed {
  return {
    identity: bytes,
    type,
    hash: hashOf(bytes),
    effort,
    zstd: null,
    br: null,
    gzip: null,
  };
}

/**
 * The same for bytes that are not kept as they are: packed now, quickly, as a visitor with this Accept-Encoding header
 * takes them. They may be overwritten afterwards.
 */
export function packAtOnce(bytes: Buffer, type: string, accept: string | undefined): Packed {
  const encoding = encodingFor(accept, { type, effort: 'quick' });
  if (encoding === 'identity' || bytes.length > AT_ONCE) return pack(Buffer.from(bytes), type, 'quick');
  const made = withoutRoom(packedAtOnce(bytes, encoding));
  return { ...EMPTY, type, hash: hashOf(made), effort: 'quick', [encoding]: made };
}

const EMPTY = { identity: null, zstd: null, br: null, gzip: null };

function hashOf(bytes: Buffer): string {
  return hash('sha256', bytes, 'base64url').slice(0, 22);
}

/** The bytes as they were made. */
export function plain({ identity, zstd, br, gzip }: Packed): Buffer {
  if (identity) return identity;
  if (br) return brotliDecompressSync(br);
  if (zstd) return zstdDecompressSync(zstd);
  return gunzipSync(gzip!);
}

/** What holding this takes beside its bytes. */
const FRAME = 2_000;

/** Memory that this holds, in bytes, roughly: less once someone took it compressed. */
export function weight({ identity, zstd, br, gzip }: Packed): number {
  return FRAME + (identity?.length ?? 0) + (zstd?.length ?? 0) + (br?.length ?? 0) + (gzip?.length ?? 0);
}

/** Brotli packs best; Zstandard packs nearly as well in a fifth of the time. */
const LASTING = ['br', 'gzip'] as const;
const QUICK = ['zstd', 'br', 'gzip'] as const;

/** The best encoding for these bytes that an Accept-Encoding header allows (RFC 9110 12.5.3). */
export function encodingFor(
  accept: string | undefined,
  { type, effort }: Pick<Packed, 'type' | 'effort'>,
): Encoding {
  if (!accept || !/^(text\/|image\/svg|application\/(json|ld))/.test(type)) return 'identity';
  for (const coding of effort === 'quick' ? QUICK : LASTING) if (accepts(accept, coding)) return coding;
  return 'identity';
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
  return packed[encoding];
}

/** Bytes that are packed at once: less work than handing them to another thread. More would hold other readers up. */
const AT_ONCE = 262_144;
/** A small window, and the size known beforehand: a compressor's memory costs more than its work. */
const ZSTD_QUICK = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 17 };
/** Bytes to pack into at a time: most pages fit there. */
const ROOM = 32 * 1024;
const BROTLI_QUICK = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 };

/** Brotli's, of 11: what it costs doubles with every step. */
const BROTLI_QUALITY: Record<Effort, number> = { quick: 4, usual: 5, most: 11 };

/** The form in this encoding, made now if it must be. */
export async function inEncoding(packed: Packed, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return plain(packed);
  const known = packed[encoding];
  if (known) return known;
  const bytes = plain(packed);
  const made =
    packed.effort === 'quick' && bytes.length <= AT_ONCE
      ? packedAtOnce(bytes, encoding)
      : await packedWell(bytes, encoding, BROTLI_QUALITY[packed.effort]);
  packed[encoding] = withoutRoom(made);
  packed.identity = null;
  return made;
}

/** A copy in its own size: what a compressor hands out lies in the room that it worked in, and keeps all of it. */
function withoutRoom(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

type Compressed = Exclude<Encoding, 'identity'>;

function packedAtOnce(bytes: Buffer, encoding: Compressed): Buffer {
  if (encoding === 'zstd')
    return zstdCompressSync(bytes, { params: ZSTD_QUICK, pledgedSrcSize: bytes.length, chunkSize: ROOM });
  if (encoding === 'br') return brotliCompressSync(bytes, brotliOf(bytes, BROTLI_QUICK));
  return gzipSync(bytes, { level: 2 });
}

async function packedWell(bytes: Buffer, encoding: Compressed, quality: number): Promise<Buffer> {
  if (encoding === 'zstd') return zstd(bytes);
  if (encoding === 'br') return brotli(bytes, brotliOf(bytes, { [constants.BROTLI_PARAM_QUALITY]: quality }));
  return gzipped(bytes, { level: 6 });
}

function brotliOf(bytes: Buffer, params: Record<number, number>): BrotliOptions {
  return { params: { ...params, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
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
