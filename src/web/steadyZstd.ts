import { constants, createZstdCompress, type ZstdCompress } from 'node:zlib';

/** A small window: what a browser must set aside for a page, and we for packing it. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 17 };
/** Bytes that packed texts lie in together: some five pages. */
const ROOM = 64 * 1024;
/** What Node's compressor says once more when a text ended just where its room did: a frame of nothing. */
const FRAME_OF_NOTHING = Buffer.from('28b52ffd2000010000', 'hex');

/**
 * Zstandard beside the pages, in memory that stays: a compressor made anew for each page costs more than the packing,
 * and leaves half a megabyte behind.
 */
export class SteadyZstd {
  readonly #lines = [new Line(), new Line()] as const;

  /** One frame of its own (RFC 8878). The bytes may be overwritten once it is there. */
  pack(bytes: Uint8Array): Promise<Buffer> {
    const [one, other] = this.#lines;
    return (one.waiting <= other.waiting ? one : other).pack(bytes);
  }
}

/** Texts packed one after the other. */
class Line {
  waiting = 0;
  #stream: ZstdCompress | null = null;
  #packed: Buffer[] = [];

  async pack(bytes: Uint8Array): Promise<Buffer> {
    this.waiting++;
    try {
      return await this.#frame((this.#stream ??= this.#open()), bytes);
    } finally {
      this.waiting--;
    }
  }

  #frame(stream: ZstdCompress, bytes: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      stream.write(bytes, (error) => {
        const pieces = this.#packed;
        this.#packed = [];
        if (error) return reject(error);
        if (pieces.length > 1 && pieces.at(-1)!.equals(FRAME_OF_NOTHING)) pieces.pop();
        resolve(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces));
      });
    });
  }

  #open(): ZstdCompress {
    const stream = createZstdCompress({ params: PARAMS, flush: constants.ZSTD_e_end, chunkSize: ROOM });
    stream.on('data', (piece: Buffer) => this.#packed.push(piece));
    stream.on('error', () => {
      this.#stream = null;
    });
    return stream;
  }
}
