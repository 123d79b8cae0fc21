import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import type { Entry } from 'yauzl';

const UNICODE_PATH = 0x7075;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The name of an entry as its maker meant it: the Unicode path field, then UTF-8 where the bytes are valid UTF-8
 * (many tools forget the flag), else the old DOS set cp437 (APPNOTE.TXT 4.6.9 and appendix D). Backslashes of
 * old Windows tools become slashes, so that every later check sees one form.
 */
export function entryName(entry: Entry): string {
  const raw = Buffer.from(entry.fileNameRaw);
  const name = unicodePath(entry, raw) ?? asUtf8(raw) ?? iconv.decode(raw, 'cp437');
  return name.replaceAll('\\', '/');
}

function unicodePath(entry: Entry, raw: Buffer): string | null {
  const field = entry.extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  if (field === undefined || field.length < 6 || field[0] !== 1) return null;
  return field.readUInt32LE(1) === crc32(raw) ? field.subarray(5).toString('utf8') : null;
}

function asUtf8(raw: Buffer): string | null {
  try {
    return strictUtf8.decode(raw);
  } catch {
    return null;
  }
}

/** Does this path lead outside the archive, or could it when written to a disk? */
export function leadsOutside(path: string): boolean {
  if (path === '' || path.startsWith('/') || /^[a-z]:/i.test(path)) return true;
  if (/\p{Cc}/u.test(path)) return true;
  return path.split('/').includes('..');
}

/** The path with nothing in it that a terminal would obey. */
export function printable(path: string): string {
  return path.replaceAll(/\p{Cc}/gu, '�').slice(0, 200);
}

const LEAVINGS = /(^|\/)(__MACOSX(\/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)/i;

/** What operating systems leave in archives, which nobody brought. */
export function isLeaving(path: string): boolean {
  return path.endsWith('/') || LEAVINGS.test(path);
}
