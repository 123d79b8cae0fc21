import iconv from 'iconv-lite';

/** What windows-1252 puts where ISO-8859-1 has controls (0x80–0x9F); the five holes stay what they are. */
const CP1252_HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const C1 = /[\u0080-\u009f]/;
const C1_ALL = /[\u0080-\u009f]/g;

/** Bytes as windows-1252. Own table: some runtimes read 0x80–0x9F as ISO-8859-1. */
export function fromWindows1252(bytes: Uint8Array): string {
  return controlsToWindows1252(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  );
}

/** The characters that windows-1252 text has where a careless conversion left C1 controls. */
export function controlsToWindows1252(text: string): string {
  return C1.test(text) ? text.replace(C1_ALL, (control) => CP1252_HIGH[control.charCodeAt(0) - 0x80]!) : text;
}

const BYTE_OF = new Map<number, number>();
for (let byte = 0; byte < 256; byte++) {
  BYTE_OF.set(byte < 0x80 || byte > 0x9f ? byte : CP1252_HIGH.charCodeAt(byte - 0x80), byte);
}
// a careless conversion may have left the controls themselves
for (let byte = 0x80; byte < 0xa0; byte++) if (!BYTE_OF.has(byte)) BYTE_OF.set(byte, byte);

/** The windows-1252 byte of a UTF-16 code unit, or -1. */
export function windows1252Byte(unit: number): number {
  return BYTE_OF.get(unit) ?? -1;
}

/** Labels as this archive reports them for the single-byte sets it knows, to the names iconv-lite has. */
const ICONV_NAMES: Record<string, string> = {
  ibm437: 'cp437',
  ibm850: 'cp850',
  macintosh: 'macroman',
  'x-mac-cyrillic': 'maccyrillic',
};

/** Bytes in any character set by its label; throws where neither the platform nor iconv-lite knows it. */
export function fromLabel(bytes: Uint8Array, label: string): string {
  if (label === 'windows-1252') return fromWindows1252(bytes);
  const name = ICONV_NAMES[label];
  if (name === undefined && isPlatformLabel(label)) return new TextDecoder(label).decode(bytes);
  return iconv.decode(bytes, name ?? label);
}

function isPlatformLabel(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** The label as WHATWG writes it, or null where nobody knows the set. `iso-8859-1` and `us-ascii` are windows-1252. */
export function normalLabel(declared: string): string | null {
  const label = declared
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (/^(?:cp|ibm)[-_]?(?:437|850)$/.test(label)) return `ibm${label.slice(-3)}`;
  if (/^utf-?32/.test(label)) return label;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return iconv.encodingExists(label) ? label : null;
  }
}
