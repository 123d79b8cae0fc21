import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../ground/failures.ts';
import { readPack } from '../packFile.ts';
import { readCsv } from './csv.ts';
import { makePack } from './makePack.ts';

const facts = { fandom: 'Lantern Street', codes: ['LS'], media: 'TV Shows' };

/** `1x01 The Last Lamp (2011-09-20, LA-101)` of every installment that a list gives. */
function made(list: string): { installments: string[]; notes: string[] } {
  const { yaml, notes } = makePack(list, 'list', facts);
  const { installments } = readPack(yaml, 'pack');
  return {
    installments: installments.map(
      ({ code, title, date, production }) => `${code} ${title} (${date}, ${production})`,
    ),
    notes,
  };
}

function reason(list: string, given = { ...facts, fandom: null as string | null }): string {
  try {
    makePack(list, 'list.csv', given);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return '';
}

describe('a table', () => {
  test.each([
    [
      'Season,Episode,Title,Air date,Production code\n1,1,The Last Lamp,2011-09-20,LA-101\n1,2,"Gifts, and Thieves",2011-09-27,\n',
    ],
    [
      'staffel;folge;titel;erstausstrahlung;prod. code\r\n1;1;The Last Lamp;20 September 2011;LA-101\r\n1;2;Gifts, and Thieves;"September 27, 2011";\r\n',
    ],
    [
      'Episode\tName\tAired\tProduction\n1x01\tThe Last Lamp\t2011-09-20\tLA-101\nS01E02\t"Gifts, and Thieves"\t27 Sep. 2011\t\n',
    ],
  ])('with heads in any spelling becomes a pack (%#)', (list) => {
    expect(made(list)).toEqual({
      installments: ['1x01 The Last Lamp (2011-09-20, LA-101)', '1x02 Gifts, and Thieves (2011-09-27, null)'],
      notes: [],
    });
  });

  test('without numbers is counted, without seasons is one season, and that is said', () => {
    const { installments, notes } = made('title\nFirst\n\nSecond\n');
    expect(installments).toEqual(['1x01 First (null, null)', '1x02 Second (null, null)']);
    expect(notes).toEqual(['The list names no season, so everything was taken to be season 1.']);
  });

  test('out of order is put in order; doubles, specials and nameless rows are left out with a word', () => {
    const { installments, notes } = made(
      'season,number,title\n2,1,Later\n1,1,Sooner\n1,1,Again\n0,1,A Special\n1,2,\n',
    );
    expect(installments.map((one) => one.slice(0, 11))).toEqual(['1x01 Sooner', '2x01 Later ']);
    expect(notes).toEqual([
      'Line 6 has no title and was left out.',
      'Line 4 (“Again”) is 1x01, as “Sooner” is already; it was left out.',
      'Line 5 (“A Special”) is a special and was left out; add it by hand where it belongs.',
    ]);
  });

  test('with a date that may be read two ways leaves it out and says so', () => {
    const { installments, notes } = made('season,number,title,date\n1,1,First,03/04/2011\n');
    expect(installments).toEqual(['1x01 First (null, null)']);
    expect(notes[0]).toContain('Line 2: “03/04/2011” is no date');
  });

  test('that names no titles is refused with what it does name', () => {
    expect(reason('a,b\n1,2\n', facts)).toContain('names no column of titles (found: a, b)');
    expect(reason('title\nFirst\n')).toContain('does not say which fandom');
  });
});

test('a row with a season that is none is left out, gaps are filled, and all of it is said', () => {
  const { installments, notes } = made(
    'Season,Episode,Title,Director\n1,1,First,A\nx,2,Lost,B\n,3,Third,C\n,,Fourth,D\n2,1,"Two\nlines",E\n',
  );
  expect(installments.map((one) => one.replace(' (null, null)', ''))).toEqual([
    '1x01 First',
    '1x03 Third',
    '1x04 Fourth',
    '2x01 Two lines',
  ]);
  expect(notes).toEqual([
    'Columns that were not read: Director.',
    'Line 3: “x” is no season. “Lost” was left out.',
    'Line 4 (“Third”) and 1 more name no season; that of the entry above was taken.',
    'Line 5 (“Fourth”) has no number; it was taken to be 1x04.',
  ]);
});

test.each([
  ['1. März 2011', '2011-03-01'],
  ['3 Mai 2011', '2011-05-03'],
  ['5 de agosto de 2011', '2011-08-05'],
  ['1er février 2011', '2011-02-01'],
  ['24. Dez. 2011', '2011-12-24'],
  ['2011-02-30', 'null'],
  ['31 June 2011', 'null'],
])('a day written as %s is %s', (written, day) => {
  const { installments, notes } = made(`Staffel;Folge;Titel;Datum\n1;1;First;${written}\n`);
  expect(installments).toEqual([`1x01 First (${day}, null)`]);
  expect(notes).toHaveLength(day === 'null' ? 1 : 0);
});

describe('JSON', () => {
  const episodes = [
    { season: 1, number: 1, name: 'The Last Lamp', airdate: '2011-09-20' },
    {
      season: 1,
      number: null,
      name: 'Behind the Lamps',
      airdate: '2011-12-24',
      type: 'insignificant_special',
    },
    { season: 1, number: 2, name: 'High Water (1)', airdate: '' },
    { season: 1, number: 3, name: 'High Water (2)' },
  ];

  test('as a list of episodes becomes a pack, and parts share their title', () => {
    const { yaml, notes } = makePack(JSON.stringify(episodes), 'list.json', facts);
    const { installments } = readPack(yaml, 'pack');
    expect(installments.map(({ code, otherTitles }) => [code, otherTitles])).toEqual([
      ['1x01', []],
      ['1x02', ['High Water']],
      ['1x03', ['High Water']],
    ]);
    expect(notes).toEqual([
      'Entry 2 (“Behind the Lamps”) is a special and was left out; add it by hand where it belongs.',
    ]);
  });

  test('as a show with its episodes inside names the fandom itself', () => {
    const show = JSON.stringify({ name: 'Lantern Street', _embedded: { episodes } });
    expect(makePack(show, 'show.json', { ...facts, fandom: null }).fandom).toBe('Lantern Street');
  });

  test('with entries that are no episodes gives the others, and says which are left out', () => {
    const list = [
      ...episodes.slice(0, 1),
      'words',
      null,
      { season: 1.5, number: 2, name: 'Half' },
      { season: 1, number: 4, name: null },
      { season: 1, number: 5, name: 'Dated', airdate: '2011-02-30' },
    ];
    const { installments, notes } = made(JSON.stringify(list));
    expect(installments).toEqual(['1x01 The Last Lamp (2011-09-20, null)', '1x05 Dated (null, null)']);
    expect(notes).toEqual([
      'Entry 2 is no episode (the whole) and was left out.',
      'Entry 3 is no episode (the whole) and was left out.',
      'Entry 4 is no episode (season) and was left out.',
      'Entry 5 has no name and was left out.',
      'Entry 6: “2011-02-30” is no date that can be told apart; write 2002-05-07. It was left out.',
    ]);
  });

  test('with seasons that are years keeps them, and leaves out what is neither a count nor a year', () => {
    const list = [
      { season: 2020, number: 1, name: 'New Lamps' },
      { season: 2019, number: 3, name: 'Old Lamps' },
      { season: 4711, number: 1, name: 'Odd Lamps' },
    ];
    const { installments, notes } = made(JSON.stringify(list));
    expect(installments).toEqual(['2019x03 Old Lamps (null, null)', '2020x01 New Lamps (null, null)']);
    expect(notes).toEqual([
      'Entry 3 (“Odd Lamps”): 4711 is no season, which is a number below 1000 or a year; it was left out.',
    ]);
    const table = 'season,number,title\n2019,3,Old Lamps\n,S2020E01,New Lamps\n5000,1,Odd Lamps\n';
    expect(made(table).installments).toEqual(installments);
    expect(made(table).notes[0]).toContain('Line 4 (“Odd Lamps”): 5000 is no season');
  });

  test('of any other form is refused', () => {
    expect(reason('[{"season":"many"}]', facts)).toContain('it is no list of episodes');
    expect(reason('{"season":', facts)).toContain('it is not JSON');
    expect(reason('[]', facts)).toContain('there is no episode in it');
  });
});

test('any titles survive the way through a table and a pack', () => {
  const title = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && !/^["“]/.test(text) && !/\p{C}/u.test(text));
  fc.assert(
    fc.property(fc.uniqueArray(title, { minLength: 1, maxLength: 8 }), (titles) => {
      const rows = titles.map((one, at) => `1,${at + 1},"${one.replaceAll('"', '""')}"`);
      const { yaml } = makePack(['season,number,title', ...rows].join('\n'), 'list', facts);
      expect(readPack(yaml, 'pack').installments.map((one) => one.title)).toEqual(titles);
    }),
  );
});

test('a table is read whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(readCsv(text).every(({ line, cells }) => line >= 1 && cells.length >= 1)).toBe(true);
    }),
  );
});
