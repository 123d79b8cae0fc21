/** Where a work stands, from an address of it or of one of its chapters; `null` for any other address. */
export interface WorkAddress {
  host: string;
  id: string;
  chapter: string | null;
  /** The work's address: https, no query, no chapter. */
  url: string;
}

/** The archive's own host; downloads and saved pages of other archives on its software name theirs. */
export const AO3 = 'archiveofourown.org';

/** Its other and former names. */
const OTHER_NAMES = /(^|\.)(archiveofourown\.(org|com|net|gay)|ao3\.org|archive\.transformativeworks\.org)$/;

/** An address as it was before the Wayback Machine put itself in front of it. */
export function unarchived(address: string): string {
  return address.trim().replace(/^(?:(?:https?:)?\/\/web\.archive\.org)?\/web\/\d+[a-z_]*\/(?=https?:)/i, '');
}

const WORK =
  /^(?:https?:)?(?:\/\/([^/?#]+))?\/?(?:collections\/[^/?#]+\/)?works\/(\d+)(?:\/chapters\/(\d+))?(?![\w-])/i;

/** Reads the address of a work; `base` is the host where the address names none. */
export function workAddress(address: string, base = AO3): WorkAddress | null {
  const read = WORK.exec(unarchived(address));
  if (read === null) return null;
  const host = hostOf(read[1] ?? base);
  const id = read[2]!;
  return { host, id, chapter: read[3] ?? null, url: `https://${host}/works/${id}` };
}

/** The address of one chapter alone. */
export function chapterUrl({ url }: WorkAddress, chapter: string): string {
  return `${url}/chapters/${chapter}`;
}

/** What the parts of one work share, for joining them. */
export function workKey({ host, id }: WorkAddress): string {
  return host === AO3 ? `ao3:${id}` : `${host}:${id}`;
}

/** An address as it stands on a page of this host, made absolute and https. */
export function absolute(address: string, host: string): string | null {
  try {
    const url = new URL(unarchived(address), `https://${host}/`);
    if (url.protocol === 'http:') url.protocol = 'https:';
    return url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

function hostOf(host: string): string {
  const plain = host.toLowerCase().replace(/:\d+$/, '');
  return OTHER_NAMES.test(plain) ? AO3 : plain.replace(/^www\./, '');
}
