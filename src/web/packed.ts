import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  zstdDecompressSync,
} from 'node:zlib';
import { SteadyZstd } from './steadyZstd.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

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
 * takes them. They may be overwritten afterwards. Settle it before it is kept.
 */
export async function packQuickly(bytes: Buffer, type: string, accept: string | undefined): Promise<Packed> {
  const encoding = encodingFor(accept, { type, effort: 'quick' });
  if (encoding === 'identity') return pack(Buffer.from(bytes), type, 'quick');
  const made = await packedIn(bytes, encoding, 'quick');
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

const zstd = new SteadyZstd();

/** Brotli's, of 11: what it costs doubles with every step. */
const BROTLI: Record<Effort, Record<number, number>> = {
  quick: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 },
  usual: { [constants.BROTLI_PARAM_QUALITY]: 5 },
  most: { [constants.BROTLI_PARAM_QUALITY]: 11 },
};

/** The form in this encoding, made now if it must be. */
export async function inEncoding(packed: Packed, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return plain(packed);
  const known = packed[encoding];
  if (known) return known;
  const made = withoutRoom(await packedIn(plain(packed), encoding, packed.effort));
  packed[encoding] = made;
  packed.identity = null;
  return made;
}

/** Lets go of the memory around packed bytes that are to be kept. */
export function settle(packed: Packed): void {
  for (const encoding of QUICK) {
    const bytes = packed[encoding];
    if (bytes) packed[encoding] = withoutRoom(bytes);
  }
}

/** In their own size: what a compressor hands out lies in the room that it worked in, and keeps all of it. */
function withoutRoom(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

async function packedIn(
  bytes: Buffer,
  encoding: Exclude<Encoding, 'identity'>,
  effort: Effort,
): Promise<Buffer> {
  if (encoding === 'zstd') return zstd.pack(bytes);
  if (encoding === 'gzip') return gzipped(bytes, { level: effort === 'quick' ? 2 : 6 });
  return brotli(bytes, { params: { ...BROTLI[effort], [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
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
