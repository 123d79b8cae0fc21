/** A piece of RTF. `word` is a control word with its number, `byte` a `\'hh`, `symbol` any other control character. */
export type Token =
  | { kind: 'open' | 'close' }
  | { kind: 'word'; word: string; value: number | null }
  | { kind: 'symbol'; symbol: string }
  | { kind: 'byte'; byte: number }
  | { kind: 'text'; text: string }
  /** Bytes after `\binN`, as Latin-1. */
  | { kind: 'binary'; bytes: string };

const WORD = /([a-zA-Z]{1,40})(-?\d{1,10})? ?/y;
const TEXT = /[^\\{}\r\n]+/y;

/** Reads RTF (as Latin-1, one character a byte) piece by piece; never fails, whatever stands there. */
export function* rtfTokens(source: string): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const char = source[at]!;
    if (char === '{' || char === '}') {
      yield { kind: char === '{' ? 'open' : 'close' };
      at++;
    } else if (char === '\r' || char === '\n') at++;
    else if (char === '\\') {
      const [token, next] = control(source, at + 1);
      yield token;
      at = next;
    } else {
      TEXT.lastIndex = at;
      const text = TEXT.exec(source)![0];
      yield { kind: 'text', text };
      at += text.length;
    }
  }
}

function control(source: string, at: number): [Token, number] {
  WORD.lastIndex = at;
  const match = WORD.exec(source);
  if (match !== null)
    return worded(source, match[1]!, match[2] === undefined ? null : Number(match[2]), WORD.lastIndex);
  const symbol = source[at] ?? '';
  if (symbol !== "'") return [{ kind: 'symbol', symbol }, at + 1];
  const code = Number.parseInt(source.slice(at + 1, at + 3), 16);
  return Number.isNaN(code) ? [{ kind: 'symbol', symbol }, at + 1] : [{ kind: 'byte', byte: code }, at + 3];
}

function worded(source: string, word: string, value: number | null, next: number): [Token, number] {
  if (word !== 'bin' || value === null || value <= 0) return [{ kind: 'word', word, value }, next];
  const end = Math.min(source.length, next + value);
  return [{ kind: 'binary', bytes: source.slice(next, end) }, end];
}
