import { decode } from '../charset.ts';
import type { DecodedText } from '../reader.ts';
import { headOf, type MailHead } from './head.ts';
import { fromQuotedPrintable } from './words.ts';

/** What a message says: plain text where it has any, else a page. */
export interface MessageText extends DecodedText {
  page: boolean;
}

/** Parts within parts, at most. */
const DEEPEST = 8;

/** The text of a body by its MIME header (RFC 2045, 2046): of alternatives the plain one; null where it has none. */
export function messageText(head: MailHead, body: string, depth = 0): MessageText | null {
  const type = (head.get('content-type') ?? 'text/plain').toLowerCase();
  const boundary = parameter(head.get('content-type') ?? '', 'boundary');
  if (type.startsWith('multipart/') && boundary !== null)
    return depth < DEEPEST ? bestPart(partsOf(body, boundary), depth + 1) : null;
  if (type.startsWith('message/rfc822')) return depth < DEEPEST ? bestPart([body], depth + 1) : null;
  if (
    !type.startsWith('text/') ||
    (/^attachment/i.test(head.get('content-disposition') ?? '') && depth === 0)
  )
    return null;
  const page = type.startsWith('text/html');
  const bytes = unpacked(body, head.get('content-transfer-encoding') ?? '');
  const read = decode(bytes, {
    declared: parameter(head.get('content-type') ?? '', 'charset') ?? undefined,
    html: page,
  });
  return {
    ...read,
    text: /format="?flowed/i.test(type) ? unflowed(read.text, /delsp="?yes/i.test(type)) : read.text,
    page,
  };
}

function parameter(field: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\*?=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(field);
  return match === null ? null : (match[1] ?? match[2]!);
}

function partsOf(body: string, boundary: string): string[] {
  const parts: string[] = [];
  let lines: string[] | null = null;
  for (const line of body.split('\n')) {
    const bare = line.trimEnd();
    if (bare !== `--${boundary}` && bare !== `--${boundary}--`) lines?.push(line);
    else {
      if (lines !== null) parts.push(lines.join('\n'));
      lines = bare.endsWith(`${boundary}--`) && bare !== `--${boundary}` ? null : [];
    }
  }
  if (lines !== null && lines.length > 0) parts.push(lines.join('\n'));
  return parts;
}

/** All the plain text there is (a body and text files attached), else the first page. */
function bestPart(parts: readonly string[], depth: number): MessageText | null {
  const texts = parts.map((part) => {
    const { head, body } = partHead(part);
    return messageText(head, body, depth);
  });
  const found = texts.filter((text) => text !== null);
  const plain = found.filter(({ page }) => !page);
  if (plain.length === 0) return found[0] ?? null;
  if (plain.length === 1 || found.length > plain.length)
    return plain.find(({ text }) => text.trim() !== '') ?? found[0]!;
  return {
    ...plain[0]!,
    text: plain.map(({ text }) => text).join('\n\n'),
    problems: plain.flatMap(({ problems }) => problems),
  };
}

function partHead(part: string): { head: MailHead; body: string } {
  const end = part.startsWith('\n') ? 0 : part.indexOf('\n\n');
  if (end === -1) return { head: headOf([]), body: part };
  const fields = part
    .slice(0, end)
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const match = /^([\w-]+):\s?(.*)$/.exec(line);
      return match === null ? [] : [[match[1]!.toLowerCase(), match[2]!]];
    });
  return { head: headOf(fields), body: part.slice(end).replace(/^\n{1,2}/, '') };
}

function unpacked(body: string, encoding: string): Uint8Array {
  const kind = encoding.trim().toLowerCase();
  if (kind === 'base64') return Buffer.from(body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64');
  const bytes = Buffer.from(body, 'latin1');
  return kind === 'quoted-printable' ? fromQuotedPrintable(bytes) : bytes;
}

/** Flowed text (RFC 3676): a line that ends in a space goes on. */
function unflowed(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const bare = line.startsWith(' ') ? line.slice(1) : line;
    if (open && !bare.startsWith('>')) lines.push(lines.pop()! + bare);
    else lines.push(bare);
    open = bare.endsWith(' ') && bare !== '-- ' && bare.trim() !== '';
    if (open && deleteSpace) lines.push(lines.pop()!.slice(0, -1));
  }
  return lines.join('\n');
}
