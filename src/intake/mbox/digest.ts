import { leadingHead, type MailHead } from './head.ts';

/** A message inside a digest. */
export interface Enclosed {
  head: MailHead;
  text: string;
  /** Lines of the digest before its text. */
  line: number;
}

const DIVIDER = /^(?:-{30}|-{70}|_{60,}|-{25,}|={30,})\s*$/;

/** The messages of a digest (RFC 1153 and Yahoo's): parted by rules, each under a header of its own; null for none. */
export function digestIn(text: string): Enclosed[] | null {
  const lines = text.split('\n');
  const enclosed: Enclosed[] = [];
  let from: number | null = null;
  let open: { head: MailHead; start: number } | null = null;
  const close = (end: number): void => {
    if (open !== null)
      enclosed.push({ head: open.head, text: lines.slice(open.start, end).join('\n'), line: open.start });
    open = null;
  };
  for (let at = 0; at < lines.length; at++) {
    if (!DIVIDER.test(lines[at]!)) continue;
    from = at + 1;
    while (
      from < lines.length &&
      (lines[from]!.trim() === '' || DIVIDER.test(lines[from]!) || /^Message: \d+/.test(lines[from]!))
    )
      from++;
    const found = leadingHead(lines.slice(from, from + 40).map(outdented));
    if (found === null) continue;
    close(at);
    open = { head: found.head, start: from + found.end };
    at = open.start - 1;
  }
  if (enclosed.length === 0 && open === null) return null;
  close(endOf(lines));
  return enclosed.length >= 2 || /\bdigest\b/i.test(text.slice(0, 2000)) ? enclosed : null;
}

/** Yahoo's digests set `Date:` and `From:` in a little. */
function outdented(line: string): string {
  return line.replace(/^ {1,4}(?=(?:From|Date|Subject|To|Reply-To):)/, '');
}

/** "End of X Digest" and the rule above it close the last message. */
function endOf(lines: readonly string[]): number {
  let end = lines.length;
  while (
    end > 0 &&
    (lines[end - 1]!.trim() === '' ||
      /^\*+$|^End of .*digest/i.test(lines[end - 1]!) ||
      DIVIDER.test(lines[end - 1]!))
  )
    end--;
  return end;
}
