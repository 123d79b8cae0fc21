import { Buffer } from 'node:buffer';
import { ZipFile } from 'yazl';

/** A zip of these files in memory, always the same bytes for the same files. */
export async function packed(
  files: Record<string, string | Uint8Array>,
  options: { mode?: number; compress?: boolean } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) {
    const fixed = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };
    zip.addBuffer(Buffer.from(content), path, { ...fixed, compress: path !== 'mimetype', ...options });
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
