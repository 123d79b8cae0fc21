import { headOf, type MailHead } from './head.ts';

/** A message as it stands in a mailbox. Its body is Latin-1, one character a byte. */
export interface Message {
  head: MailHead;
  body: string;
  /** Line of the file that the body begins on. */
  line: number;
}

const FROM = /^From \S.*\b(?:19|20)\d\d\b.*$/;

/** The messages of a mailbox (RFC 4155, mboxrd and its relatives), or the one message of a file without From_ lines. */
export function messagesIn(bytes: Uint8Array): Message[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/\r\n?/g, '\n');
  const lines = source.replace(/^\u00ef\u00bb\u00bf/, '').split('\n');
  const starts = lines.flatMap((line, at) =>
    line.startsWith('From ') && FROM.test(line) && isStart(lines, at) ? [at] : [],
  );
  if (starts.length === 0) return [messageAt(lines, 0, lines.length, false)];
  return starts.map((start, index) => messageAt(lines, start + 1, starts[index + 1] ?? lines.length, true));
}

/** After a blank line (or at the top), with a header field below. */
function isStart(lines: readonly string[], at: number): boolean {
  return (at === 0 || lines[at - 1] === '') && /^(?:>?[\w-]+:|\s)/.test(lines[at + 1] ?? '');
}

function messageAt(lines: readonly string[], from: number, to: number, escaped: boolean): Message {
  const fields: [string, string][] = [];
  let at = from;
  while (at < to && lines[at] === '') at++;
  for (; at < to && lines[at] !== ''; at++) {
    const field = /^>?([\w-]+):\s?(.*)$/.exec(lines[at]!);
    if (field !== null) fields.push([field[1]!.toLowerCase(), field[2]!]);
    else if (/^\s/.test(lines[at]!) && fields.length > 0) fields.at(-1)![1] += ` ${lines[at]!.trim()}`;
    else break;
  }
  const body = lines.slice(at + (lines[at] === '' ? 1 : 0), to);
  const plain = escaped ? body.map((line) => (/^>+From /.test(line) ? line.slice(1) : line)) : body;
  return { head: headOf(fields), body: plain.join('\n'), line: at + 2 };
}
