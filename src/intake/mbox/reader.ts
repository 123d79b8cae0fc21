import { Failure } from '../../ground/failures.ts';
import type { Problem, Reading } from '../draft.ts';
import { joinParts } from '../join.ts';
import { PROBLEMS } from '../problems.ts';
import type { ReadContext, Reader, SniffedFile } from '../reader.ts';
import { keyOf } from '../text/lines.ts';
import { digestIn } from './digest.ts';
import { leadingHead } from './head.ts';
import { messagesIn, type Message } from './messages.ts';
import { messageText } from './mime.ts';
import { storyIn, type Post } from './posts.ts';

/**
 * Mailboxes, digests and saved mails: each story posted is a work, its parts joined in order; answers and chatter are
 * left out, and told. Works of which the mailbox lacks a part stay parts, as another file may hold it.
 * @throws Failure `no-story`
 */
export const mboxReader: Reader = {
  format: 'mbox',
  recognises: (file) => file.kind === 'mbox' || (file.kind === 'text' && isMail(file)),
  read: readMailbox,
};

/** A saved mail: named like one, or with a MIME body that only a mail reader can undo. */
function isMail(file: SniffedFile): boolean {
  const start = Buffer.from(file.bytes.subarray(0, 16_384))
    .toString('latin1')
    .split(/\r\n?|\n/);
  if (leadingHead(start) === null) return false;
  if (/\.(?:eml|mbox|mbx|msg|nws)$/i.test(file.name)) return true;
  const head = start.slice(0, Math.max(1, start.indexOf(''))).join('\n');
  return (
    /^content-(?:type:\s*multipart|transfer-encoding:\s*(?:base64|quoted-printable))/im.test(head) ||
    /\bdigest\b/i.test(/^subject:.*$/im.exec(head)?.[0] ?? '')
  );
}

async function readMailbox(file: SniffedFile, context: ReadContext): Promise<Reading[]> {
  const readings: Reading[] = [];
  const leftOut: Problem[] = [];
  for (const post of messagesIn(file.bytes).flatMap(postsIn)) {
    const story = await storyIn(post, context);
    if (story === null) leftOut.push(leaving(post));
    else
      readings.push({
        files: [file.name],
        format: 'mbox',
        encoding: post.encoding,
        error: null,
        problems: [...post.problems, ...story.problems],
        draft: story.draft,
      });
  }
  const works = joinComplete(withoutReposts(readings, leftOut));
  const [first] = works;
  if (first === undefined) throw new Failure('no-story', { file: file.name });
  first.problems.push(...leftOut);
  return works;
}

/** A message's text, or the texts of the messages in it. */
function postsIn({ head, body, line }: Message): Post[] {
  const read = messageText(head, body);
  if (read === null) return [];
  const { text, page, encoding, problems } = read;
  const digest = page ? null : digestIn(text);
  if (digest === null) return [{ head, text, page, encoding, problems, line: line - 1 }];
  return digest.map((enclosed) => ({
    head: enclosed.head,
    text: enclosed.text,
    page: false,
    encoding,
    problems: [],
    line: line - 1 + enclosed.line,
  }));
}

function leaving(post: Post): Problem {
  const subject = post.head.get('subject') ?? '';
  return {
    code: 'message-left-out',
    message: PROBLEMS['message-left-out'].replace('{subject}', subject === '' ? 'no subject' : subject),
    line: post.line + 1,
  };
}

/** Of a whole work posted twice the later one counts. */
function withoutReposts(readings: readonly Reading[], leftOut: Problem[]): Reading[] {
  const last = new Map<string, Reading>();
  for (const reading of readings) {
    const key = workKey(reading);
    if (key !== null) last.set(key, reading);
  }
  return readings.filter((reading) => {
    const key = workKey(reading);
    if (key === null || last.get(key) === reading) return true;
    leftOut.push({
      code: 'message-left-out',
      message: PROBLEMS['message-left-out'].replace(
        '{subject}',
        `${reading.draft!.title}, posted again later`,
      ),
    });
    return false;
  });
}

function workKey({ draft }: Reading): string | null {
  if (draft!.title === null || draft!.part !== null) return null;
  return `${keyOf(draft!.title)}|${draft!.authors.map(keyOf).sort().join('+')}`;
}

/** Joins the works of which every part is there. */
function joinComplete(readings: Reading[]): Reading[] {
  const parts = new Map<string, Set<number>>();
  for (const { draft } of readings) {
    if (draft!.part === null) continue;
    const { key, number } = draft!.part;
    parts.set(key, (parts.get(key) ?? new Set()).add(number));
  }
  const isComplete = ({ draft }: Reading): boolean => {
    const { key, of } = draft!.part!;
    const have = parts.get(key)!;
    return have.size >= (of ?? Math.max(...have));
  };
  return joinParts(
    readings.filter(({ draft }) => draft!.part === null || isComplete({ draft } as Reading)),
  ).concat(readings.filter((reading) => reading.draft!.part !== null && !isComplete(reading)));
}
