import chardet from 'chardet';
import { fromLabel } from './singleByte.ts';

/** Bytes looked at when a character set has to be guessed. */
const SAMPLE = 24 * 1024;

const WESTERN = ['windows-1252', 'macintosh', 'ibm850', 'ibm437', 'windows-1250'] as const;
const CYRILLIC = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'] as const;
const MULTIBYTE = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'] as const;

/** chardet's names for sets, as WHATWG labels. */
const FROM_CHARDET: Record<string, string> = {
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  GB18030: 'gb18030',
  Big5: 'big5',
  'KOI8-R': 'koi8-r',
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'ISO-8859-2': 'iso-8859-2',
  'ISO-8859-5': 'iso-8859-5',
  'ISO-8859-6': 'iso-8859-6',
  'ISO-8859-7': 'iso-8859-7',
  'ISO-8859-8': 'iso-8859-8',
  'ISO-8859-9': 'windows-1254',
};

/**
 * The most likely character set of text that is not UTF-8, as a WHATWG label (`ibm437` and `ibm850` have none and
 * keep their IANA names). High bytes that stand alone among ASCII letters are Western; long runs of them are
 * another script.
 */
export function likelyCharset(bytes: Uint8Array): string {
  const sample = withoutRuns(sampleOf(bytes));
  return isWestern(sample) ? bestWestern(sample) : bestOther(sample);
}

/** The stretch with the first high bytes in it, so that an English foreword does not hide the rest. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 64);
  return bytes.subarray(start, start + SAMPLE);
}

/** Rules drawn with one sign (a DOS text's double line) say nothing about letters. */
function withoutRuns(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  for (let at = 0; at < bytes.length;) {
    let end = at + 1;
    while (end < bytes.length && bytes[end] === bytes[at]) end++;
    if (bytes[at]! < 0x80 || end - at < 6) for (let one = at; one < end; one++) kept.push(bytes[at]!);
    at = end;
  }
  return Uint8Array.from(kept);
}

/** Few high bytes, mostly single, are letters and marks of a Western text. */
function isWestern(bytes: Uint8Array): boolean {
  let high = 0;
  let paired = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    high++;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) paired++;
  }
  return paired <= high * 0.4 || high <= 4;
}

function bestWestern(sample: Uint8Array): string {
  const scores = WESTERN.map((label) => ({
    label: label as string,
    score: plausibility(fromLabel(sample, label)),
  }));
  const windows = scores[0]!;
  const best = scores.reduce((top, next) => (next.score > top.score + 1 ? next : top), windows);
  return best === windows && isCentralEuropean(sample, windows.score, scores[4]!.score)
    ? 'windows-1250'
    : best.label;
}

/** Czech and Hungarian look like words in both sets; only their letter pairs tell. */
function isCentralEuropean(sample: Uint8Array, western: number, central: number): boolean {
  if (central < western * 0.9 || central < 40) return false;
  const [first] = chardet.analyse(sample);
  return (
    first !== undefined &&
    (first.name === 'ISO-8859-2' || first.name === 'windows-1250') &&
    first.confidence >= 40
  );
}

const LETTERS = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]/;
const UPPER = /[A-Z\u00c0-\u00d6\u00d8-\u00de\u0152\u0160\u0178\u017d]/;
const LOWER = /[a-z\u00df-\u00f6\u00f8-\u00ff\u0153\u0161\u017e]/;
const SPACE_OR_EDGE = /^$|[\s("'[\u2018\u201c\-\u2013\u2014]/;

/** How much the high characters look like writing: letters among letters, marks where marks stand. */
function plausibility(text: string): number {
  let score = 0;
  for (const match of text.matchAll(/[^\0-\x7f]/g)) {
    const at = match.index;
    score += worth(match[0], text[at - 1] ?? '', text[at + 1] ?? '');
  }
  return score;
}

function worth(char: string, before: string, after: string): number {
  if (LETTERS.test(char)) return letterWorth(char, before, after);
  if (/[\u2019\u2018]/.test(char)) return /[a-z]/i.test(before + after) ? 3 : 1;
  if (/[\u201e\u201a]/.test(char)) return SPACE_OR_EDGE.test(before) && /\S/.test(after) ? 3 : -1;
  // opens in English, closes in German
  if (char === '\u201c') return openingWorth(before, after);
  if (char === '\u201d') return /\S/.test(before) && !/[a-z]/i.test(after) ? 3 : -1;
  if (/[\u2013\u2014\u2026]/.test(char)) return 2;
  if (/[\u00ab\u00bb\u00bf\u00a1]/.test(char)) return /[a-z]/i.test(before) && /[a-z]/i.test(after) ? -3 : 1;
  if (/[\u00a0\u00ad\u2022\u00b7\u00a9\u00ae\u2122\u00b0\u00a3\u20ac\u00bd\u00bc\u00be\u00a7]/.test(char))
    return 0.5;
  return -3;
}

function openingWorth(before: string, after: string): number {
  if (SPACE_OR_EDGE.test(before) && /\S/.test(after)) return 3;
  return /[\p{L}.,!?\u2026]/u.test(before) && !/\p{L}/u.test(after) ? 1 : -1;
}

/** Accented letters stand in words; a capital after a small letter does not. */
function letterWorth(char: string, before: string, after: string): number {
  const inWord = /[a-z]/i.test(before) || /[a-z]/i.test(after) || LETTERS.test(before + after);
  if (!inWord) return /[\u00e0\u00e9\u00f3\u00c0\u00c9]/.test(char) ? 1 : -2;
  if (UPPER.test(char) && (LOWER.test(before) || (LOWER.test(after) && /[A-Z]/.test(before)))) return -3;
  return 2;
}

function bestOther(sample: Uint8Array): string {
  const cyrillic = bestCyrillic(sample);
  if (cyrillic !== null) return cyrillic;
  const strict = new Set<string>(MULTIBYTE.filter((label) => reads(sample, label)));
  for (const found of chardet.analyse(sample)) {
    const label = FROM_CHARDET[found.name];
    if (label === undefined || found.confidence < 10) continue;
    if (!(MULTIBYTE as readonly string[]).includes(label) || strict.has(label)) return label;
  }
  return [...strict][0] ?? 'windows-1252';
}

/** Whether the sample is well-formed in a set; a character cut off by the sample's end does not count. */
function reads(sample: Uint8Array, label: string): boolean {
  const text = new TextDecoder(label).decode(sample, { stream: true });
  const lost = text.split('\ufffd').length - 1;
  return lost <= text.length / 1000;
}

/** Russian words by their commonest letters and by capitals only at the start; null where none fits well. */
function bestCyrillic(sample: Uint8Array): string | null {
  let best: { label: string; score: number } = { label: '', score: 0.6 };
  for (const label of CYRILLIC) {
    const score = cyrillicScore(fromLabel(sample, label));
    if (score > best.score) best = { label, score };
  }
  return best.label || null;
}

function cyrillicScore(text: string): number {
  let high = 0;
  let good = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char < '\u0080') continue;
    high++;
    const small = /[\u0430-\u044f\u0451]/.test(char);
    const capital = /[\u0410-\u042f\u0401]/.test(char);
    const insideWord = /[\u0430-\u044f\u0451]/.test(text[at - 1] ?? '');
    if (/[оеаинтсрвлкм]/.test(char)) good += 1.3;
    else if (small) good += 0.7;
    else if (capital) good += insideWord ? -1 : 0.5;
    else if (!/[«»—–…“”„№\u00a0]/.test(char)) good -= 1;
  }
  return high === 0 ? 0 : good / high;
}
