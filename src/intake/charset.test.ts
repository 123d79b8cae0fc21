import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decode } from './charset.ts';

const WESTERN = '“Don’t,” she said – and then… “café”. He didn’t look up; it was naïve of him.';
const codes = (bytes: Uint8Array, declared?: string): string[] =>
  decode(bytes, { declared }).problems.map(({ code }) => code);

test.each([
  ['utf8', 'utf-8'],
  ['win1252', 'windows-1252'],
  ['macroman', 'macintosh'],
  ['utf16-le', 'utf-16le'],
  ['utf16-be', 'utf-16be'],
])('Western text in %s is read without being told', (made, label) => {
  const read = decode(iconv.encode(WESTERN, made));
  expect(read).toMatchObject({ text: WESTERN, encoding: label });
});

test.each([
  ['win1251', 'windows-1251'],
  ['koi8-r', 'koi8-r'],
  ['cp866', 'ibm866'],
])('Russian in %s is told from the other Russian sets', (made, label) => {
  const text = 'Она вышла на улицу и долго смотрела на огни города. Никто не ждал её дома.';
  expect(decode(iconv.encode(text, made))).toMatchObject({ text, encoding: label });
});

test.each([
  ['shift_jis', '雨が降っていた。彼女は窓の外を見ながら、昔のことを思い出していた。'],
  ['euc-jp', '雨が降っていた。彼女は窓の外を見ながら、昔のことを思い出していた。'],
  ['gb18030', '外面下着雨，她站在窗前，想起很久以前的事情。他说：“我们回家吧。”'],
  ['big5', '外面下著雨，她站在窗前，想起很久以前的事情。他說：「我們回家吧。」'],
  ['euc-kr', '비가 내리고 있었다. 그녀는 창밖을 보며 옛날 일을 떠올렸다.'],
])('%s is told by its statistics, and the guess is said', (label, text) => {
  const read = decode(iconv.encode(text, label));
  expect(read).toMatchObject({ text, encoding: label });
  expect(read.problems.map(({ code }) => code)).toContain('charset-guessed');
});

test('Polish is told from Western text by the letters that would make no word', () => {
  const text =
    'Wieczorem siedziała przy oknie i słuchała, jak deszcz uderza o szybę. Już późno, powiedział. Źle się czuję.';
  expect(decode(iconv.encode(text, 'win1250'))).toMatchObject({ text, encoding: 'windows-1250' });
});

test('text of DOS is read with its letters', () => {
  const text = 'The café was déjà vu; Zoë and François sat, naïve, by the sea.';
  expect(decode(iconv.encode(text, 'cp437')).text).toBe(text);
});

test('ISO-8859-1 is always read as windows-1252', () => {
  expect(decode(Buffer.from([0x63, 0x92, 0x64]), { declared: 'iso-8859-1' })).toMatchObject({
    text: 'c’d',
    encoding: 'windows-1252',
  });
});

test('valid UTF-8 beats a declaration that says otherwise', () => {
  expect(decode(Buffer.from('naïve – “yes”'), { declared: 'iso-8859-1' })).toMatchObject({
    text: 'naïve – “yes”',
    encoding: 'utf-8',
  });
});

test('a few stray bytes in UTF-8 are read as windows-1252, and it is said', () => {
  const bytes = Buffer.concat([Buffer.from('one “two” café '), Buffer.from([0x93, 0x68, 0x69, 0x94])]);
  expect(decode(bytes)).toMatchObject({
    text: 'one “two” café “hi”',
    encoding: 'utf-8',
    problems: [{ code: 'charset-guessed' }],
  });
});

test('text encoded twice, or three times, is put right', () => {
  const once = 'It’s naïve — “café”'.replaceAll('”', '’');
  const twice = new TextDecoder('windows-1252').decode(Buffer.from(once));
  const thrice = new TextDecoder('windows-1252').decode(Buffer.from(twice));
  for (const made of [twice, thrice]) {
    expect(decode(Buffer.from(made))).toMatchObject({
      text: once,
      problems: [{ code: 'double-encoding-repaired' }],
    });
  }
});

test('letters that only look encoded twice are left alone', () => {
  const text = 'He read “CAFÉ” and “JÄ…” and MAÇÃ on the sign.';
  expect(decode(Buffer.from(text))).toMatchObject({ text, problems: [] });
});

test('C1 controls where quotes should be become the quotes', () => {
  expect(decode(Buffer.from('don\u0092t \u0093go\u0094')).text).toBe('don’t “go”');
});

test('mail debris is undone, addresses with an equals sign are not touched', () => {
  const text =
    'It was raining=20\nand she didn=92t look up from the page that lay before her on=\n the desk.\nhttp://example.org/a?id=20';
  expect(decode(Buffer.from(text)).text).toBe(
    'It was raining \nand she didn’t look up from the page that lay before her on the desk.\nhttp://example.org/a?id=20',
  );
});

test('a line of equals signs is no soft line end', () => {
  const text = 'A title\n==============================================================\nA = B =92 percent\n';
  expect(decode(Buffer.from(text)).text).toBe(text);
});

test('entities in plain text are read, in pages they are left to the parser', () => {
  const bytes = Buffer.from('&quot;Don&#8217;t,&quot; R&B, AT&T &amp; co; &nosuch;');
  expect(decode(bytes).text).toBe('"Don’t," R&B, AT&T & co; &nosuch;');
  expect(decode(bytes, { html: true }).text).toBe('&quot;Don&#8217;t,&quot; R&B, AT&T &amp; co; &nosuch;');
});

test('characters lost before are told with their line and never guessed', () => {
  const read = decode(Buffer.from('A line.\nI don?t know. Why?then'));
  expect(read.text).toBe('A line.\nI don?t know. Why?then');
  expect(read.problems).toMatchObject([{ code: 'lost-characters', line: 2 }]);
});

test('line ends of every kind become one, controls are dropped', () => {
  expect(decode(Buffer.from('a\rb\r\nc\u0085d\fe\0f')).text).toBe('a\nb\nc\nd\nef');
  expect(codes(Buffer.from('a\0b'))).toEqual(['control-characters-dropped']);
});
