import { isAscii, isUtf8 } from 'node:buffer';
import { undoEntities } from './charset/entities.ts';
import { undoControls, undoDoubleEncoding, undoQuotedPrintable } from './charset/repair.ts';
import { fromLabel, normalLabel } from './charset/singleByte.ts';
import { likelyCharset } from './charset/statistics.ts';
import { byteOrderMark, fromMixedUtf8, fromUtf32, unmarkedUtf16, utf8Census } from './charset/unicode.ts';
import { PROBLEMS, type ProblemCode } from './problems.ts';
import type { DecodedText } from './reader.ts';

export interface DecodeOptions {
  /** The character set that a header, a `<meta>` or a mail part names. */
  declared?: string | undefined;
  /** Markup: entities and `=20` are left to its parser. */
  html?: boolean | undefined;
}

type Raw = { text: string; encoding: string; problems: DecodedText['problems'] };

/**
 * Bytes to text: byte order mark, then what is declared, then valid UTF-8, then windows-1252 (never ISO-8859-1 as
 * such), then statistics; afterwards double encoding, mail and entity debris are undone and line ends made `\n`.
 * What was guessed or repaired is among the problems.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): DecodedText {
  const raw = rawText(bytes, options.declared);
  return raw.encoding === 'utf-8' && isAscii(bytes) ? asciiText(raw, options) : repaired(raw, options);
}

function rawText(bytes: Uint8Array, declared: string | undefined): Raw {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return marked(bytes.subarray(mark.length), mark.encoding);
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return { ...decoded(bytes, unmarked), problems: [guessed(unmarked)] };
  const said = declared === undefined ? null : normalLabel(declared);
  if (isAscii(bytes)) return asciiBytes(bytes, said);
  if (isUtf8(bytes)) return decoded(bytes, 'utf-8');
  return asDeclared(bytes, said) ?? undeclared(bytes);
}

function marked(bytes: Uint8Array, encoding: string): Raw {
  if (encoding.startsWith('utf-32')) {
    return { text: fromUtf32(bytes, encoding === 'utf-32le'), encoding, problems: [] };
  }
  return encoding === 'utf-8' && !isUtf8(bytes) ? mixed(bytes) : decoded(bytes, encoding);
}

function decoded(bytes: Uint8Array, encoding: string): Raw {
  return { text: fromLabel(bytes, encoding), encoding, problems: [] };
}

/** ASCII is ASCII in every set but those that shift with escapes. */
function asciiBytes(bytes: Uint8Array, said: string | null): Raw {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  // oxlint-disable-next-line no-control-regex -- the escape that opens Japanese
  if (/\u001b\$[@B]/.test(text)) return decoded(bytes, 'iso-2022-jp');
  if (said !== null && /^utf-16|^utf-32|^replacement$/.test(said))
    return { text, encoding: 'utf-8', problems: [] };
  return said === null || said === 'iso-2022-jp'
    ? { text, encoding: 'utf-8', problems: [] }
    : decoded(bytes, said);
}

/** What the file says it is, unless its bytes deny it. */
function asDeclared(bytes: Uint8Array, said: string | null): Raw | null {
  if (said === null || said === 'utf-8' || /^utf-16|^utf-32|^replacement$/.test(said)) return null;
  if (isMostlyUtf8(bytes)) return null;
  const raw = decoded(bytes, said);
  const lost = raw.text.split('\ufffd').length - 1;
  return lost > 3 && lost > raw.text.length / 500 ? null : raw;
}

function undeclared(bytes: Uint8Array): Raw {
  if (isMostlyUtf8(bytes)) return mixed(bytes);
  const encoding = likelyCharset(bytes);
  const raw = decoded(bytes, encoding);
  return encoding === 'windows-1252' ? raw : { ...raw, problems: [guessed(encoding)] };
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  const { sequences, broken } = utf8Census(bytes);
  return sequences > 0 && sequences >= broken;
}

function mixed(bytes: Uint8Array): Raw {
  const message = 'Most of the file is UTF-8, but some bytes are not; they were read as windows-1252.';
  return { text: fromMixedUtf8(bytes), encoding: 'utf-8', problems: [{ code: 'charset-guessed', message }] };
}

function guessed(charset: string): DecodedText['problems'][number] {
  return { code: 'charset-guessed', message: PROBLEMS['charset-guessed'].replace('{charset}', charset) };
}

type Step = { code: ProblemCode; undo: (text: string) => { text: string; changed: boolean } };

const DEBRIS: Step[] = [
  { code: 'quoted-printable-undone', undo: undoQuotedPrintable },
  { code: 'entities-undone', undo: undoEntities },
];
const ENCODED_TWICE: Step[] = [
  { code: 'double-encoding-repaired', undo: undoDoubleEncoding },
  { code: 'double-encoding-repaired', undo: undoControls },
];

/** Nothing above ASCII: only debris can stand in it, and undoing it may bring more to undo. */
function asciiText(raw: Raw, options: DecodeOptions): DecodedText {
  const plain = withLineEnds(raw.text);
  if (options.html === true || !/[&=]/.test(plain)) return withoutControls({ ...raw, text: plain });
  return repaired({ ...raw, text: plain }, options);
}

function repaired(raw: Raw, options: DecodeOptions): DecodedText {
  let text = withLineEnds(raw.text);
  const problems = [...raw.problems];
  for (const step of options.html === true ? ENCODED_TWICE : [...DEBRIS, ...ENCODED_TWICE]) {
    const done = step.undo(text);
    text = done.text;
    const known = problems.some((problem) => problem.code === step.code);
    if (done.changed && !known) problems.push({ code: step.code, message: PROBLEMS[step.code] });
  }
  return withoutControls({ text: withLineEnds(text), encoding: raw.encoding, problems });
}

/** Every line end becomes `\n`; form feeds and vertical tabs end a line. */
function withLineEnds(text: string): string {
  const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return /[\f\v\u2028\u2029]/.test(unix)
    ? unix.replace(/\n?[\f\v\u2028]\n?/g, '\n').replace(/\u2029/g, '\n\n')
    : unix;
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\0-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe]/;
// oxlint-disable-next-line no-control-regex -- the same
const CONTROLS_ALL = /[\0-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe]/g;
const LOST =
  /\b(?:[a-z]+n|can|I|it|he|she|that|there|you|they|we|what|who|let)\?(?:t|s|m|re|ve|ll|d)\b|\ufffd/;

function withoutControls(read: DecodedText): DecodedText {
  const { encoding, problems } = read;
  // oxlint-disable-next-line no-control-regex -- the mark that closes a file of DOS is no loss
  let text = read.text.replace(/\u001a+\s*$/, '');
  if (CONTROLS.test(text)) {
    const kept = text.replace(CONTROLS_ALL, '');
    // a stray zero-width mark is no loss worth a word
    const visible = text.replaceAll('\ufeff', '').length - kept.length;
    if (visible > 0) problems.push(said('control-characters-dropped'));
    text = kept;
  }
  const lost = /\?[a-z]|\ufffd/.test(text) ? LOST.exec(text) : null;
  if (lost !== null) problems.push({ ...said('lost-characters'), line: lineAt(text, lost.index) });
  return { text, encoding, problems };
}

function said(code: ProblemCode): { code: string; message: string } {
  return { code, message: PROBLEMS[code] };
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
