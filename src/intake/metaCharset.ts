import { Buffer } from 'node:buffer';

const LOOKED_AT = 8192;

/**
 * The charset a page declares in its XML declaration or in a meta tag near its start, as written; undefined where
 * it declares none (HTML standard, "prescan a byte stream", read more generously).
 */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, LOOKED_AT)).toString(
    'latin1',
  );
  const head = start.replaceAll(/<!--[^]*?-->/g, '');
  const xml = /^\s*<\?xml[^>]*encoding\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
  const meta = /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const named = meta ?? xml;
  return named !== undefined && /^utf-?16/i.test(named) ? 'utf-8' : named;
}
