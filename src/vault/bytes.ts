import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Where bytes with this hash lie: `<data>/<shelf>/ab/cdef…`. The name is the lower-case hex SHA-256, so what is
 * stored can always be verified against it.
 */
export function vaultPath(data: string, shelf: 'originals' | 'images', sha256: string): string {
  return join(data, shelf, sha256.slice(0, 2), sha256.slice(2));
}

/** Lower-case hex SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Keeps bytes for good under their hash. Written aside and moved into place, so that a stop at any moment leaves
 * either nothing or the whole. Keeping the same bytes twice is no work.
 */
export async function keepBytes(
  data: string,
  shelf: 'originals' | 'images',
  sha256: string,
  bytes: Uint8Array,
): Promise<void> {
  const path = vaultPath(data, shelf, sha256);
  const standing = await stat(path).catch(() => null);
  if (standing?.size === bytes.length) return;
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${randomBytes(4).toString('hex')}.part`;
  await writeFile(aside, bytes);
  await rename(aside, path);
}

/** The bytes with this hash; null when the vault does not have them. */
export async function readBytes(
  data: string,
  shelf: 'originals' | 'images',
  sha256: string,
): Promise<Uint8Array | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  return readFile(vaultPath(data, shelf, sha256)).catch(() => null);
}
