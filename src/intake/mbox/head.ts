import { decodeWords } from './words.ts';

/** The header of a mail or a Usenet post. Names are lower case; encoded words are read. */
export interface MailHead {
  get(name: string): string | null;
}

const NAMES =
  /^(?:from|date|subject|newsgroups|message-id|organi[sz]ation|lines|to|cc|path|xref|references|sender|reply-to|in-reply-to|x-[\w-]+|mime-version|content-[\w-]+|received|return-path|followup-to|nntp-[\w-]+|approved|keywords|status|user-agent|delivered-to|mailing-list|list-[\w-]+|precedence|distribution|sent|posted|dkim-[\w-]+|authentication-results|envelope-to|errors-to|originator)$/i;
const FIELD = /^([A-Za-z][\w-]{1,40}):(?:[ \t]+(.*)|)$/;

/**
 * The mail header that a text begins with, and the index of the first line after it; null where it begins with none.
 * Two known fields are wanted, one of them Subject, Newsgroups or Message-ID.
 */
export function leadingHead(lines: readonly string[]): { head: MailHead; end: number } | null {
  const fields: [string, string][] = [];
  let at = 0;
  while (at < lines.length && at < 5 && lines[at]!.trim() === '') at++;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const field = FIELD.exec(line);
    if (field !== null && NAMES.test(field[1]!)) fields.push([field[1]!.toLowerCase(), field[2] ?? '']);
    else if (/^[ \t]+\S/.test(line) && fields.length > 0) fields.at(-1)![1] += ` ${line.trim()}`;
    else break;
  }
  const names = new Set(fields.map(([name]) => name));
  const telling = names.has('subject') || names.has('newsgroups') || names.has('message-id');
  const sent = names.has('from') || names.has('date');
  return telling && sent ? { head: headOf(fields), end: at } : null;
}

/** A head of these fields; of a name that comes twice the first counts. */
export function headOf(fields: readonly (readonly [string, string])[]): MailHead {
  const values = new Map<string, string>();
  for (const [name, value] of fields) if (!values.has(name)) values.set(name, value);
  return {
    get: (name) => {
      const value = values.get(name);
      return value === undefined ? null : decodeWords(value).trim();
    },
  };
}

/** The name in `Name <address>`, `address (Name)`, `"Name" <address>`; the address's local part where it is all there is. */
export function senderName(from: string): string | null {
  const named = /^\s*"?([^"<(]*?)"?\s*<[^>]*>/.exec(from)?.[1] ?? /\(([^()]+)\)\s*$/.exec(from)?.[1] ?? '';
  const name = named.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ').trim();
  if (name !== '' && !name.includes('@')) return name;
  return (
    /([\w.+-]+)@/.exec(from)?.[1] ??
    (/^[^@<>]{1,60}$/.test(from.trim()) && from.trim() !== '' ? from.trim() : null)
  );
}
