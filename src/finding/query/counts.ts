import { mistake, type Mistake } from './mistakes.ts';

/** What stands between a key and its value; `:` and `=` are one. */
export type Operator = ':' | '<' | '<=' | '>' | '>=';

/** Whole numbers, both included; what was odd about them. null: not understood. */
export interface CountRead {
  range: { from: number | null; to: number | null } | null;
  mistake: Mistake | null;
}

const NUMBER = String.raw`(?:\d{1,9}(?:[.,]\d{1,3})?\s?[km]|\d{1,3}(?:[.,_'’]\d{3}){1,4}|\d{1,15})`;
const BETWEEN = String.raw`(?:\s*(?:\.{2,3}|…|–|—|-)\s*|\s+to\s+)`;
const RANGE = new RegExp(`^(?<from>${NUMBER})?${BETWEEN}(?<to>${NUMBER})?$`, 'iu');
const SINGLE = new RegExp(`^(?<number>${NUMBER})\\s?(?<more>\\+)?$`, 'iu');
const COMPARED = /^(?<operator><=|>=|<|>|≤|≥|=)\s*/u;

/** A range with spaces round its dash, as people type it without quotes. */
export const SPACED_COUNT = new RegExp(`${NUMBER}\\s+(?:-|–|to)\\s+${NUMBER}`, 'iuy');

/** Reads `5000`, `5k`, `1,000`, `1000-5000`, `1k..5k`, `5k..`, `5000+`; `<`, `>` may stand in the value too. */
export function readCount(operator: Operator, text: string, what: string): CountRead {
  const compared = COMPARED.exec(text)?.groups?.['operator'];
  if (compared === undefined) return readPlain(operator, text, what);
  return readPlain(operatorOf(compared), text.replace(COMPARED, ''), what);
}

function readPlain(operator: Operator, text: string, what: string): CountRead {
  const single = SINGLE.exec(text)?.groups;
  if (single?.['number'] !== undefined) {
    const more = operator === ':' && single['more'] !== undefined;
    return compare(more ? '>=' : operator, numberOf(single['number']), what);
  }
  const ends = RANGE.exec(text)?.groups;
  const [from, to] = [numberIn(ends?.['from']), numberIn(ends?.['to'])];
  if (operator !== ':' || (from === null && to === null)) return unclear(text);
  if (from === null || to === null || from <= to) return understood(from, to);
  return { range: { from: to, to: from }, mistake: mistake('range-reversed') };
}

/** The operator of these characters. */
export function operatorOf(characters: string): Operator {
  const plain = characters.replace('≤', '<=').replace('≥', '>=').replace(/^!?=$/, ':');
  return plain as Operator;
}

function compare(operator: Operator, number: number, what: string): CountRead {
  switch (operator) {
    case '>':
      return understood(number + 1, null);
    case '>=':
      return understood(number, null);
    case '<=':
      return understood(null, number);
    case '<':
      if (number === 0)
        return { range: null, mistake: mistake('count-impossible', { what: `fewer than 0 ${what}` }) };
      return understood(null, number - 1);
    default:
      return understood(number, number);
  }
}

function understood(from: number | null, to: number | null): CountRead {
  return { range: { from, to }, mistake: null };
}

function unclear(value: string): CountRead {
  return { range: null, mistake: mistake('count-unclear', { value }) };
}

function numberIn(text: string | undefined): number | null {
  return text === undefined ? null : numberOf(text);
}

/** `1.5k` has a decimal point, `1.500` groups its digits. */
function numberOf(text: string): number {
  const scale = /k$/i.test(text) ? 1000 : /m$/i.test(text) ? 1_000_000 : 1;
  const digits = text.replace(/\s?[km]$/i, '');
  if (scale === 1) return Number(digits.replace(/\D/g, ''));
  return Math.round(Number(digits.replace(',', '.')) * scale);
}

/** A range in its shortest form behind the key: `:5000`, `>5000`, `>=100`, `<=99`, `:1000..5000`. */
export function printCount({ from, to }: { from: number | null; to: number | null }): string {
  if (from !== null && to !== null) return from === to ? `:${from}` : `:${from}..${to}`;
  if (from !== null) return from % 10 === 1 ? `>${from - 1}` : `>=${from}`;
  return `<=${to ?? 0}`;
}
