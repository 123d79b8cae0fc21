import type { Visibility } from '../store/schema.ts';

/** Nothing but our own files runs, loads, frames or is sent anywhere; no inline script or style at all. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every page. */
export const SECURITY: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
};

const NOT_GUESSED = { 'x-content-type-options': 'nosniff' };
/** A drawing opened by itself is a document, and may do nothing. */
const DRAWING = { ...NOT_GUESSED, 'content-security-policy': "default-src 'none'" };

/** What guards an answer of this media type: files that only pages use need little, and are many. */
export function guards(type: string): Readonly<Record<string, string>> {
  if (type === 'image/svg+xml') return DRAWING;
  return /^(text\/(css|javascript)|font\/|image\/)/.test(type) ? NOT_GUESSED : SECURITY;
}

/** A page that anyone may keep, but must ask about each time: a change is seen at once, and a CDN can carry it. */
export const ASK_EACH_TIME = 'public, no-cache';
/** What only the one who asks may see. */
export const NOBODY_ELSE = 'private, no-store';
/** Covers and pictures stand at addresses that hold their version, but can be taken back: then they are gone from everywhere by the next day. */
export const FOR_A_DAY = 'public, max-age=86400';
/** What stands at an address that holds its version and is never taken back. */
export const FOREVER = 'public, max-age=31536000, immutable';

/** Tells search engines to leave alone what stands in no list. */
export function robotsOf({ visibility }: { visibility: Visibility }): Record<string, string> {
  return visibility === 'public' ? {} : { 'x-robots-tag': 'noindex' };
}
