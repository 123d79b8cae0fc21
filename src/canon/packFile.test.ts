import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../ground/failures.ts';
import { readPack } from './packFile.ts';

const PACK = `
fandom: Lantern Street
names: [Lantern Street (TV)]
codes: [LS]
media: TV Shows
counting: episodes
installments:
  - { code: 1x01, title: "The Last Lamp", production: 4E01, date: 2011-09-20 }
  - { code: 1x02, title: 731 }
  - { code: Film, title: "The Dark Quarter", kind: film, date: 2014 }
characters:
  - { name: "Zoë Marsh", names: [Zoë], letters: [Z] }
  - { name: "Ada Faber" }
relationships:
  - { name: "Ada Faber/Zoë Marsh", names: [A/Z] }
`;

/** The reason that the pack is refused with, or `accepted`. */
function reason(yaml: string): string {
  try {
    readPack(yaml, 'x.yaml');
    return 'accepted';
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'pack-invalid') throw error;
    expect(error.details['file']).toBe('x.yaml');
    return String(error.details['reason']);
  }
}

test('a pack knows season, number, order and kind of every episode', () => {
  const { installments } = readPack(PACK, 'x.yaml');
  expect(
    installments.map(({ code, order, season, number, kind }) => [code, order, season, number, kind]),
  ).toEqual([
    ['1x01', 1, 1, 1, 'episode'],
    ['1x02', 2, 1, 2, 'episode'],
    ['Film', 3, null, null, 'film'],
  ]);
});

test('titles and production codes that look like numbers stay as they are written', () => {
  const [first, second] = readPack(PACK, 'x.yaml').installments;
  expect([first?.production, second?.title, second?.date]).toEqual(['4E01', '731', null]);
});

test('the chapters of a book follow it as installments of their own', () => {
  const yaml = PACK.replace(
    /counting: episodes[^]*?characters/,
    `counting: books
installments:
  - { code: NF, title: The Night Ferry, date: 1998, chapters: [Low Tide, The Ferryman] }
  - { code: SH, title: The Salt House }
characters`,
  );
  const { installments } = readPack(yaml, 'x.yaml');
  expect(
    installments.map(({ code, title, kind, number, within, order }) => [
      code,
      title,
      kind,
      number,
      within,
      order,
    ]),
  ).toEqual([
    ['NF', 'The Night Ferry', 'book', 1, null, 1],
    ['NF 1', 'Low Tide', 'chapter', 1, 'NF', 2],
    ['NF 2', 'The Ferryman', 'chapter', 2, 'NF', 3],
    ['SH', 'The Salt House', 'book', 2, null, 4],
  ]);
});

test.each([
  [/code: 1x02, /, '', 'installments 2: code is missing'],
  [/"The Last Lamp"/, '""', 'installments 1: title is empty'],
  [/2011-09-20/, '2011-13-20', 'installments 1: date must be a date: 1997, 1997-03 or 1997-03-10'],
  [/kind: film/, 'kind: movie', 'installments 3: kind must be one of episode, film, book, story'],
  [/production: 4E01/, 'produced: 4E01', 'installments 1: there is no key produced in this form'],
  [/1x02/, '1x1', 'installments: the code 1x1 stands twice ("The Last Lamp" and "731")'],
  [/1x02/, 'Two', 'installments: the code Two of "731" is not like 6x19 or 2019x03'],
  [/fandom: .*/, '', 'fandom is missing'],
  [/names: \[Zoë\]/, 'names: [[Zoë]]', 'characters 1, names 1: the entry must be text'],
  [/names: \[Zoë\]/, 'names: Zoë', 'characters 1: names must be a list'],
  [
    /"Ada Faber" \}/,
    '"Ada Faber", names: [Zoë] }',
    'characters 2: Zoë is also a name of Zoë Marsh; put it under ambiguous for both',
  ],
  [/Ada Faber\/Zoë/, 'Ada/Zoë', 'relationships 1: Ada is not among the characters'],
  [/Ada Faber\/Zoë Marsh/, 'Zoë Marsh', 'relationships 1: Zoë Marsh is not like Name/Name or Name & Name'],
  [/counting: episodes/, 'counting: parts', 'counting must be one of episodes, books, stories'],
])('a pack with %s made %s is refused by its place', (what, by, said) => {
  expect(reason(PACK.replace(what, by))).toBe(said);
});

test('what is not YAML is refused with the line', () => {
  expect(reason(`${PACK}\n  - [`)).toMatch(/^it is not YAML \(.*line \d+/);
  expect(reason('')).toMatch(/must be a set of keys/);
});

test('an alias bomb is refused', () => {
  const levels = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [one, before] of ['b a', 'c b', 'd c', 'e d', 'f e', 'g f', 'h g'].map((pair) =>
    pair.split(' '),
  )) {
    levels.push(`${one}: &${one} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
  }
  expect(reason(levels.join('\n'))).toMatch(/alias/i);
});

test('whatever the text is, it is a pack or a refusal by name', () => {
  fc.assert(
    fc.property(
      fc.nat(PACK.length),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.nat(6),
      (at, put, cut) => {
        const said = reason(PACK.slice(0, at) + put + PACK.slice(at + cut));
        expect(said).not.toBe('');
      },
    ),
    { numRuns: 300 },
  );
});

test('the example that the docs give is a sound pack', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/canon-packs.md'), 'utf8');
  const example = /```yaml\n([^]*?)```/.exec(docs)?.[1] ?? '';
  expect(readPack(example, 'docs').installments.map(({ code }) => code)).toEqual([
    '1x01',
    '1x02',
    '2x01',
    '2x02',
    'Film',
  ]);
});
