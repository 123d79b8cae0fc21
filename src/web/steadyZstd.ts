import { constants, createZstdCompress, zstdCompressSync, type ZstdCompress } from 'node:zlib';

/** A small window: what a browser must set aside for a page, and we for packing it. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 17 };
const FIRST_ROOM = 64 * 1024;
/** The most that bytes which cannot be packed grow by (ZSTD_COMPRESSBOUND), rounded up. */
const bound = (length: number) => length + (length >> 8) + 1024;
const MAGIC = 0xfd2fb528;

/**
 * What Node's compressing streams are made of. It is not documented, but its own synchronous functions stand on it
 * since Node 11 (lib/zlib.js, processChunkSync); docs/decisions/2026-11-28-zstandard.md says why we do.
 */
interface Inside {
  _handle?: { writeSync?(flush: number, ...bytesThenPacked: unknown[]): void } | null;
  /** After a write: bytes left of the room, and of what was to be packed. */
  _writeState?: Uint32Array;
}

/**
 * Zstandard in memory that stays: a compressor made anew for each page costs more than the packing, and leaves half a
 * megabyte behind.
 */
export class SteadyZstd {
  #stream: ZstdCompress | null = null;
  #room = Buffer.allocUnsafeSlow(FIRST_ROOM);
  #steady = true;

  /** Whether the memory stays: false where this Node is made otherwise. */
  get steady(): boolean {
    return this.#steady;
  }

  /** One frame (RFC 8878). The bytes may be overwritten afterwards. */
  pack(bytes: Uint8Array): Buffer {
    const frame = this.#steady ? this.#packed(bytes) : null;
    if (frame) return frame;
    this.#steady = false;
    return zstdCompressSync(bytes, { params: PARAMS, pledgedSrcSize: bytes.length });
  }

  /** null: this does not work here. */
  #packed(bytes: Uint8Array): Buffer | null {
    const { _handle: handle, _writeState: state } = (this.#stream ??= this.#open()) as Inside;
    if (typeof handle?.writeSync !== 'function' || !(state instanceof Uint32Array)) return null;
    const room = this.#roomFor(bytes.length);
    handle.writeSync(constants.ZSTD_e_end, bytes, 0, bytes.length, room, 0, room.length);
    const [roomLeft = 0, bytesLeft] = state;
    const length = room.length - roomLeft;
    if (roomLeft === 0 || bytesLeft !== 0 || length < 8 || room.readUInt32LE() !== MAGIC) return null;
    const frame = Buffer.allocUnsafeSlow(length);
    room.copy(frame);
    return frame;
  }

  #roomFor(length: number): Buffer {
    if (this.#room.length < bound(length)) this.#room = Buffer.allocUnsafeSlow(bound(length) * 2);
    return this.#room;
  }

  #open(): ZstdCompress {
    const stream = createZstdCompress({ params: PARAMS });
    stream.on('error', () => {
      this.#stream = null;
    });
    return stream;
  }
}
