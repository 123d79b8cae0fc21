import { readBytes } from './bytes.ts';

/** The picture with this lower-case hex SHA-256; null when the vault does not have it. */
export function readImage(data: string, sha256: string): Promise<Uint8Array | null> {
  return readBytes(data, 'images', sha256);
}
