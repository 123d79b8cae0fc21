import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);

/** A file to go into a zip. Names are ASCII, with `/` between folders. */
export interface ZipEntry {
  name: string;
  /** Bytes still to come do not hold up the packing of the others. */
  bytes: Uint8Array | Promise<Uint8Array>;
  /** Kept as it is: what is packed already (pictures), and `mimetype`, which EPUB demands so. */
  stored?: boolean;
}

interface Packed {
  name: Uint8Array;
  method: number;
  crc: number;
  size: number;
  body: Uint8Array;
}

/** 1980-01-01 00:00:00, the first moment a zip can name; a fixed date keeps the bytes the same. */
const DOS_TIME = 0;
const DOS_DATE = 0x0021;
/** 2.0: folders and deflate, nothing newer. */
const VERSION = 20;

/**
 * A zip of these entries in this order, without extra fields, comments or data descriptors, so that the first
 * entry may be an EPUB's `mimetype` (OCF 3.3, 4.2) and the same entries always give the same bytes.
 * The entries together must stay below 4 GiB (no zip64).
 */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const packed = await Promise.all(entries.map(pack));
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of packed) {
    const local = localHeader(entry);
    directory.push(centralHeader(entry, offset));
    parts.push(local, entry.body);
    offset += local.length + entry.body.length;
  }
  const listing = Buffer.concat(directory);
  return Buffer.concat([...parts, listing, endRecord(packed.length, listing.length, offset)]);
}

async function pack(entry: ZipEntry): Promise<Packed> {
  const bytes = await entry.bytes;
  const packed = entry.stored === true ? bytes : await deflate(bytes, { level: 6 });
  return {
    name: Buffer.from(entry.name, 'latin1'),
    method: entry.stored === true ? 0 : 8,
    crc: crc32(bytes),
    size: bytes.length,
    body: packed,
  };
}

function localHeader(entry: Packed): Uint8Array {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  facts(header, 4, entry);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Packed, offset: number): Uint8Array {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  facts(header, 6, entry);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, entry.name]);
}

/** The 26 bytes that the local and the central header share. */
function facts(header: Buffer, at: number, entry: Packed): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(0, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt16LE(DOS_TIME, at + 6);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(entry.body.length, at + 14);
  header.writeUInt32LE(entry.size, at + 18);
  header.writeUInt16LE(entry.name.length, at + 22);
  header.writeUInt16LE(0, at + 24);
}

function endRecord(count: number, size: number, offset: number): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
