import { controlsToWindows1252, fromWindows1252, windows1252Byte } from './singleByte.ts';
import { sequenceLength } from './unicode.ts';

/** Characters that windows-1252 has above ASCII, two or more in a row. */
const HIGH_RUN =
  /[\u0080-\u00ff\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]{2,}/g;
/** What UTF-8 read as windows-1252 leaves most: quotes and dashes, and accented Latin letters. */
const SURE =
  /\u00e2\u20ac|\u00e2\u201e\u00a2|\u00c3[\u0080-\u00bf\u0192\u201a\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u2018\u2122\u0161\u203a]|\u00c2[\u00a0-\u00bf\u0080-\u009f]|[\u00d0\u00d1][\u0080-\u00bf]/;

/**
 * Undoes text that was encoded twice (UTF-8 bytes read as windows-1252 and encoded again), run by run and up to
 * twice, only where the run shrinks and its bytes are well-formed.
 */
export function undoDoubleEncoding(text: string): { text: string; changed: boolean } {
  let current = text;
  for (let round = 0; round < 2 && SURE.test(current); round++) {
    const next = current.replace(HIGH_RUN, repairRun);
    if (next === current) break;
    current = next;
  }
  return { text: current, changed: current !== text };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function repairRun(run: string): string {
  const bytes = Uint8Array.from(run, (char) => windows1252Byte(char.charCodeAt(0)) & 0xff);
  let repaired = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    const character = length === 0 ? '' : decoder.decode(bytes.subarray(at, at + length));
    const alone = length === bytes.length;
    const take =
      length > 0 &&
      (length > 2 || !alone || bytes[at] === 0xc2 || bytes[at] === 0xc3) &&
      isLikely(character, length);
    repaired += take ? character : run[at];
    at += take ? length : 1;
  }
  return repaired;
}

/** Phonetic letters and rare scripts come up by accident: “CAFÉ” holds the bytes of one. */
function isLikely(character: string, length: number): boolean {
  const code = character.codePointAt(0)!;
  if (length > 2) return true;
  return code < 0x0180 || (code >= 0x0370 && code < 0x0500) || (code >= 0x0590 && code < 0x0700);
}

const C1 = /[\u0080-\u009f]/;

/**
 * Controls that stand where windows-1252 has quotes and dashes; U+0085 alone is a line end.
 */
export function undoControls(text: string): { text: string; changed: boolean } {
  if (!C1.test(text)) return { text, changed: false };
  const marks = /[\u0080\u0082-\u0084\u0086-\u008c\u0091-\u009c\u009e\u009f]/.test(text);
  return { text: marks ? controlsToWindows1252(text) : text.replaceAll('\u0085', '\n'), changed: marks };
}

const QP_LINE = /[^\s=]=20$|^.{58,75}[^=]=$/m;
const QP_SIGN = /=(?:20$|0D=0A|3D|A0|9[1-7]|85|E[0-9A-F]|C3=[89AB][0-9A-F]|E2=80=[89A][0-9A-F])/gm;
const SOFT_BREAK = /(?<=^.{50,78})(?<!=)=\n/gm;

/** Undoes quoted-printable debris: soft line ends, `=20`, `=92`, `=E2=80=99`. Wants two signs of it. */
export function undoQuotedPrintable(text: string): { text: string; changed: boolean } {
  if (!text.includes('=') || !/=[0-9A-F]{2}|=\n/.test(text)) return { text, changed: false };
  const signs = (text.match(QP_SIGN)?.length ?? 0) + (QP_LINE.test(text) ? 1 : 0);
  if (signs < 2) return { text, changed: false };
  const joined = text.replace(SOFT_BREAK, '');
  const undone = joined.replace(/(?<![?&;/][^\s]{0,80})(?:=[0-9A-F]{2})+/g, (run) => bytesToText(run));
  return { text: undone, changed: undone !== text };
}

function bytesToText(run: string): string {
  const bytes = Buffer.from(run.replaceAll('=', ''), 'hex');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? fromWindows1252(bytes) : text;
}
