import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partIn } from '../../testing/docs.ts';
import { KEYS } from './keyTable.ts';
import { MISTAKES } from './mistakes.ts';
import { parseQuery } from './parse.ts';
import { keyFor } from './partOrder.ts';
import { LIMITS, termsOf } from './query.ts';
import { ORDERS } from './sorting.ts';

const FILE = join(import.meta.dirname, '../../../docs/query-language.md');

const code = (text: string) => `\`${text.replaceAll('|', String.raw`\|`)}\``;
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const PARTS = {
  keys: table(
    ['key', 'also', 'asks for', 'example'],
    KEYS.map(({ key, aliases, says, example }) => [
      code(key),
      aliases.map(code).join(', '),
      says,
      code(example),
    ]),
  ),
  orders: table(
    ['order', 'also', 'unless turned round', 'turned round'],
    Object.entries(ORDERS).map(([by, { descending, aliases, up, down }]) => [
      code(by),
      aliases.map((alias) => code(alias.replace(/^[-+]/, ''))).join(', '),
      descending ? down : up,
      descending ? up : down,
    ]),
  ),
  mistakes: table(
    ['code', 'sentence'],
    Object.entries(MISTAKES).map(([name, sentence]) => [code(name), sentence]),
  ),
};

test.each(Object.entries(PARTS))('the %s stand in the docs as they are in the code', (name, text) => {
  const { before, part, after } = partIn(readFileSync(FILE, 'utf8'), name);
  if (process.env['DOCS'] === 'write') writeFileSync(FILE, before + text + after);
  else expect(part, 'run DOCS=write vitest run src/finding/query/docs.test.ts').toBe(text);
});

describe('the docs show nothing that is not so', () => {
  const docs = readFileSync(FILE, 'utf8');
  const blocks = [...docs.matchAll(/```query\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
  const quick = docs.slice(docs.indexOf('## In short'), docs.indexOf('Letter case'));
  const inTable = [...quick.matchAll(/`([^`]+[:<>][^`]+)`/g)].map(([, line = '']) =>
    line.replaceAll(String.raw`\|`, '|'),
  );

  test.each([...blocks, ...inTable])('%s', (line) => {
    const { query, problems } = parseQuery(line);
    expect(problems).toEqual([]);
    expect(query.all.length + (query.sort === null ? 0 : 1)).toBeGreaterThan(0);
  });

  test('the limits are the ones in force', () => {
    expect(docs).toContain(
      `${LIMITS.line.toLocaleString('en')} characters, ${LIMITS.terms} terms, parentheses ${LIMITS.depth} deep`,
    );
  });
});

describe('an example of the key asks by that key', () => {
  test.each(KEYS.filter(({ takes }) => !['mark', 'sort'].includes(takes.as)))(
    '$example',
    ({ key, example }) => {
      const { query, problems } = parseQuery(example);
      expect(problems).toEqual([]);
      const keys = termsOf(query.all).map((term) => keyFor(term)?.key);
      expect(keys).toContain(key === 'is' ? 'crossover' : key);
    },
  );
});
