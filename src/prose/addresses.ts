/** A picture of ours: the only address that an `<img>` may have. */
const OWN_IMAGE = /^\/images\/[0-9a-f]{64}\.(?:jpg|png|gif|webp)$/;

/** Whether the address is a picture kept in this archive. */
export function isOwnImage(address: string): boolean {
  return OWN_IMAGE.test(address);
}

/** Characters that browsers pass over in addresses, so that attackers put them there. */
const IGNORED =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0020\u007F-\u00A0\u00AD\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]+/g;

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const IGNORED_FIRST = /^[\u0000-\u0020\u00A0\uFEFF]+/;

const LINK_SCHEMES = new Set(['http', 'https', 'ftp', 'mailto']);

/**
 * The address of a link if it leads somewhere harmless: http, https, ftp, mailto, or a place on this site; else `null`.
 * Written so that it is valid in HTML, XHTML and EPUB alike.
 */
export function linkAddress(raw: string): string | null {
  const bare = raw.replace(IGNORED, '').toLowerCase();
  const scheme = schemeOf(bare);
  if (scheme === undefined) return relativeAddress(raw.trim());
  if (!LINK_SCHEMES.has(scheme)) return null;
  return scheme === 'mailto' ? mailAddress(bare, raw) : webAddress(raw.replace(IGNORED_FIRST, ''));
}

/** Whether the address would run a script rather than lead somewhere. */
export function isUnsafe(raw: string): boolean {
  return /^(?:javascript|vbscript|data)$/.test(schemeOf(raw.replace(IGNORED, '').toLowerCase()) ?? '');
}

function schemeOf(bare: string): string | undefined {
  return /^([^/?#]*?):/.exec(bare)?.[1];
}

/** An http or https address in its normal form, else `null`. */
export function webPage(raw: string): string | null {
  const address = linkAddress(raw);
  return address !== null && /^https?:/.test(address) ? address : null;
}

function relativeAddress(raw: string): string | null {
  if (raw === '') return null;
  // Browsers read `\` as `/`, and `//host` as another site.
  if (/^[\\/][\t\n\r]*[\\/]/.test(raw)) return webAddress(`https:${raw.replace(/^[\\/\s]+/, '//')}`);
  return raw.startsWith('\\') ? null : encoded(raw);
}

function webAddress(raw: string): string | null {
  const url = URL.parse(raw);
  if (url === null || url.hostname === '') return null;
  url.username = '';
  url.password = '';
  const host = `${url.protocol}//${url.host}`;
  return host + encoded(url.href.slice(host.length));
}

function mailAddress(bare: string, raw: string): string | null {
  const kept = raw.trim().replace(/^[^:]*:/, '');
  return /^mailto:[^@?]+@[^@?]+/.test(bare) ? `mailto:${encoded(kept.trim())}` : null;
}

/** Characters that may not stand in an address are written as `%XX`. */
function encoded(address: string): string {
  return address
    .toWellFormed()
    .replace(/[^\w!#$%&'()*+,./:;=?@~-]/gu, (character) => encodeURIComponent(character).replace('%25', '%'))
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}
