const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  );
const FOREIGN: Record<string, number> = {
  eins: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  un: 1,
  premier: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  uno: 1,
  primero: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
};
const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** A number as headings write it: `3`, `iv`, `Three`, `Twenty-One`, `third`, `drei`; null for anything else. */
export function readNumber(word: string): number | null {
  const text = word
    .toLowerCase()
    .replace(/[.:)\]#]+$/, '')
    .trim();
  if (/^\d{1,4}$/.test(text)) return Number(text);
  return inWords(text) ?? FOREIGN[text] ?? roman(text);
}

function inWords(text: string): number | null {
  if (UNITS.includes(text)) return UNITS.indexOf(text);
  if (ORDINALS.includes(text)) return ORDINALS.indexOf(text);
  const [ten, unit] = text.split(/[\s-]+/);
  const tens = TENS.indexOf(ten ?? '');
  if (tens < 2) return text === 'hundred' || text === 'one hundred' ? 100 : null;
  if (unit === undefined) return tens * 10;
  const units = UNITS.indexOf(unit);
  return units > 0 && units < 10 ? tens * 10 + units : null;
}

function roman(text: string): number | null {
  if (!/^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null;
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const value = ROMAN[text[at]!]!;
    sum += value < (ROMAN[text[at + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

const EASTERN_DIGITS = '〇一二三四五六七八九';

/** `十二`, `二十`, `百三`, `１２`; null for anything else or nothing. */
export function easternNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll('零', '〇').replaceAll('两', '二');
  if (/^\d{1,4}$/.test(plain)) return Number(plain);
  const [, hundreds, tens, ones] =
    /^(?:([一二三四五六七八九]?)百〇?)?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九])?$/u.exec(plain) ??
    [];
  const digit = (sign: string | undefined) =>
    sign === undefined ? 0 : sign === '' ? 1 : EASTERN_DIGITS.indexOf(sign);
  const number = digit(hundreds) * 100 + digit(tens) * 10 + digit(ones);
  return number > 0 ? number : null;
}

export const NUMBER_WORDS =
  '(?:\\d{1,4}|[ivxlc]{1,8}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\\s](?:one|two|three|four|five|six|seven|eight|nine))?|one hundred|' +
  [...UNITS.slice(1), ...ORDINALS.slice(1), ...Object.keys(FOREIGN)]
    .sort((a, b) => b.length - a.length)
    .join('|') +
  ')';
