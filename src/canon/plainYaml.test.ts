import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { SHIPPED_PACKS } from './load.ts';
import { readPlainYaml } from './plainYaml.ts';

const byLibrary = (text: string): unknown => parse(text, { schema: 'failsafe' });

test('every shipped pack reads as the yaml library reads it', () => {
  const files = readdirSync(SHIPPED_PACKS).filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const text = readFileSync(join(SHIPPED_PACKS, file), 'utf8');
    expect(readPlainYaml(text), file).toEqual(byLibrary(text));
  }
});

test.each([
  'a: &x b\nc: *x',
  'a: |\n  text',
  'a: !tag b',
  'a: b\n c',
  'a: b\na: c',
  'a: {b: c',
  'a: [b: c]',
  'a: "\\x41"',
  'a: b: c',
  '- a\n- b',
  'a:\nb: c',
  'a:\tb',
  '--- \na: b',
  'a: b\n  - c',
])('what is not plain is left to the library: %j', (text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

test('what it does read, the library reads alike', () => {
  const scalar = fc.string({
    unit: fc.constantFrom(...Array.from('ab Z9é:,#-\'"[]{}&*!|>%@`.\\/?\u00a0')),
    minLength: 1,
    maxLength: 12,
  });
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('any'), { maxLength: 3 }), tie('map')),
    map: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('any'), { minKeys: 1, maxKeys: 3 }),
  })).map;
  fc.assert(
    fc.property(value, fc.constantFrom('block', 'flow'), (data, style) => {
      const text = stringify(data, { collectionStyle: style, lineWidth: 0 });
      const read = readPlainYaml(text);
      if (read !== undefined) expect(read).toEqual(byLibrary(text));
    }),
    { numRuns: 500 },
  );
});

test('lines written by hand in odd ways are read as the library reads them, or left to it', () => {
  const line = fc.string({
    unit: fc.constantFrom('a', ': ', '- ', '{', '}', '[', ']', ', ', '"', "'", ' #', '\n', '  ', 'b:', ','),
    maxLength: 14,
  });
  fc.assert(
    fc.property(line, (text) => {
      const read = readPlainYaml(text);
      if (read !== undefined) expect(read).toEqual(byLibrary(text));
    }),
    { numRuns: 3000 },
  );
});
