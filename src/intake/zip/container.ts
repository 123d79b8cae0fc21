import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import type { FileToRead } from '../bundle.ts';

/** Books and documents are zips too, whatever they are called; what packs them lies where only they have it. */
export function isDocument(paths: ReadonlySet<string>): boolean {
  return (
    paths.has('META-INF/container.xml') ||
    paths.has('[Content_Types].xml') ||
    (paths.has('content.xml') && paths.has('META-INF/manifest.xml'))
  );
}

/** A zip that is only a container: books and documents, which are zips too, have readers of their own. */
export async function isZip(file: FileToRead): Promise<boolean> {
  if (/\.(epub|docx|odt|kepub|docm|ott)$/i.test(file.name)) return false;
  const start = await startOf(file);
  const magic = Buffer.from(start).toString('latin1');
  if (!magic.startsWith('PK\x03\x04') && !magic.startsWith('PK\x05\x06')) return false;
  if (magic.includes('mimetypeapplication/')) return false;
  return extname(file.name).toLowerCase() === '.zip' || !magic.includes('[Content_Types].xml');
}

async function startOf(file: FileToRead): Promise<Uint8Array> {
  if ('bytes' in file) return file.bytes.subarray(0, 58);
  if ('path' in file) return firstBytes(file.path, 58);
  if (!/\.zip$/i.test(file.name)) return new Uint8Array();
  try {
    return await file.load();
  } catch {
    return new Uint8Array();
  }
}

/** So few bytes are quicker read at once than waited for; a folder of thousands asks for each file's. */
function firstBytes(path: string, count: number): Uint8Array {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return new Uint8Array();
  }
  try {
    const start = Buffer.alloc(count);
    return start.subarray(0, readSync(file, start, 0, count, 0));
  } catch {
    return new Uint8Array();
  } finally {
    closeSync(file);
  }
}
