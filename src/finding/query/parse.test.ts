import { describe, expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { isGroup, LIMITS, type Part } from './query.ts';

/** A part in few words, to be read in a table. */
function brief(part: Part): string {
  if (isGroup(part)) return `${part.kind}(${part.parts.map(brief).join(', ')})`;
  const { excluded, kind, ...rest } = part;
  const said = Object.values(rest).map((value) =>
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  );
  return [`${excluded ? 'not ' : ''}${kind}`, ...said].join(' ');
}

function read(line: string): string[] {
  const { query, problems } = parseQuery(line);
  expect(problems).toEqual([]);
  return query.all.map(brief);
}

describe('a line says', () => {
  test.each([
    // tags
    ['fandom:Buffy', ['fandom Buffy false false']],
    ['F:"Buffy the Vampire Slayer"', ['fandom Buffy the Vampire Slayer false false']],
    ['fandom: Buffy', ['fandom Buffy false false']],
    ['fandom=Buffy', ['fandom Buffy false false']],
    [String.raw`fandom:Star\ Trek`, ['fandom Star Trek false false']],
    ['fandom:Angel(1999)', ['fandom Angel(1999) false false']],
    ['(fandom:Angel(1999))', ['fandom Angel(1999) false false']],
    ['fandom:“Buffy” fandom:„Charmed“', ['fandom Buffy false false', 'fandom Charmed false false']],
    [String.raw`tag:"say \"hi\" \\o/"`, [String.raw`additional say "hi" \o/ false false`]],
    ['ship:"Willow Rosenberg"/"Tara Maclay"', ['relationship Willow Rosenberg/Tara Maclay false false']],
    ['rel:willow/*', ['member willow false false']],
    ['rel:"* & Rupert Giles"', ['member Rupert Giles false false']],
    ['exact:Hurt', ['additional Hurt true false']],
    ['main:willow/tara', ['relationship willow/tara false true']],
    ['main:exact:char:Willow', ['character Willow true true']],
    ['rating:t', ['rating Teen And Up Audiences false false']],
    ['rating<=teen', ['any(rating General Audiences false false, rating Teen And Up Audiences false false)']],
    ['rating>m', ['rating Explicit false false']],
    ['-rating>=m', ['not rating Explicit false false', 'not rating Mature false false']],
    ['rating!=e', ['not rating Explicit false false']],
    ['words!=1', ['not count words 1 1']],
    ['rating:Unheard-Of', ['rating Unheard-Of false false']],
    ['-warning:"major character DEATH"', ['not warning Major Character Death false false']],
    ['category:femslash', ['category F/F false false']],
    // what is not a tag
    ['by:rosmarin', ['author rosmarin']],
    ['lang:german', ['language de']],
    ['language:PT-br', ['language pt-BR']],
    ['after:6x19', ['setting after null 6x19']],
    ['after:buffy/6x19', ['setting after buffy 6x19']],
    ['after:"Buffy the Vampire Slayer"/"Seeing Red"', ['setting after Buffy the Vampire Slayer Seeing Red']],
    ['after:"Buffy the Vampire Slayer/6x19"', ['setting after Buffy the Vampire Slayer 6x19']],
    [String.raw`set:Fate\/stay/3`, ['setting any Fate/stay 3']],
    ['complete:yes', ['status complete']],
    ['complete:no', ['status in progress']],
    ['status:"in progress"', ['status in progress']],
    ['is:wip', ['status in progress']],
    ['crossover:exclude', ['not crossover']],
    ['-crossover:exclude', ['crossover']],
    ['crossover:include', []],
    ['is:draft', ['visibility draft']],
    // numbers
    ['words>5000', ['count words 5001 null']],
    ['words > 5,000', ['count words 5001 null']],
    ['words:>=5k', ['count words 5000 null']],
    ['words≤1.5k', ['count words null 1500']],
    ['words:1000-5000', ['count words 1000 5000']],
    ['words:1k..5k', ['count words 1000 5000']],
    ['words: 1000 - 5000', ['count words 1000 5000']],
    ['words:5000+', ['count words 5000 null']],
    ['words:..99', ['count words null 99']],
    ['words>=0', []],
    ['words>1k words<2k', ['count words 1001 1999']],
    ['words>2k words<1k', ['count words 2001 null', 'count words null 999']],
    ['wordsPerChapter:2k', ['count wordsPerChapter 2000 2000']],
    // dates
    ['updated<30d', ['date updated {"is":"ago","atLeast":null,"atMost":30,"unit":"day"}']],
    ['updated < 7 days', ['date updated {"is":"ago","atLeast":null,"atMost":7,"unit":"day"}']],
    ['updated:"past month"', ['date updated {"is":"ago","atLeast":null,"atMost":1,"unit":"month"}']],
    ['updated:last 30 days', ['date updated {"is":"ago","atLeast":null,"atMost":30,"unit":"day"}']],
    ['updated>8w', ['date updated {"is":"ago","atLeast":8,"atMost":null,"unit":"week"}']],
    ['updated:7 days ago', ['date updated {"is":"calendar","ago":7,"unit":"day"}']],
    ['updated:last week', ['date updated {"is":"calendar","ago":1,"unit":"week"}']],
    ['updated:this year', ['date updated {"is":"calendar","ago":0,"unit":"year"}']],
    ['updated:today', ['date updated {"is":"calendar","ago":0,"unit":"day"}']],
    ['updated>=yesterday', ['date updated {"is":"ago","atLeast":null,"atMost":1,"unit":"day"}']],
    ['updated:13-21 months', ['date updated {"is":"ago","atLeast":13,"atMost":21,"unit":"month"}']],
    ['posted:2024', ['date posted {"is":"days","from":"2024-01-01","to":"2024-12-31"}']],
    ['posted:2024-02', ['date posted {"is":"days","from":"2024-02-01","to":"2024-02-29"}']],
    ['posted>2024', ['date posted {"is":"days","from":"2025-01-01","to":null}']],
    ['posted<2024-05-06', ['date posted {"is":"days","from":null,"to":"2024-05-05"}']],
    ['published:2003-2006', ['date published {"is":"days","from":"2003-01-01","to":"2006-12-31"}']],
    ['posted>=2020 posted<=2021', ['date posted {"is":"days","from":"2020-01-01","to":"2021-12-31"}']],
    // words
    ['kettle', ['text anywhere kettle false false']],
    ['kett*', ['text anywhere kett false true']],
    ['"the kettle sang"', ['text anywhere the kettle sang true false']],
    ['-"the kettle"', ['not text anywhere the kettle true false']],
    ['title:(first snow*)', ['text title first false false', 'text title snow false true']],
    [
      'now or never',
      ['text anywhere now false false', 'text anywhere or false false', 'text anywhere never false false'],
    ],
    ['do not go - ever', ['do', 'not', 'go', 'ever'].map((word) => `text anywhere ${word} false false`)],
    [
      '12:30 https://a.example',
      ['text anywhere 12:30 false false', 'text anywhere https://a.example false false'],
    ],
    [String.raw`\-x \(y\)`, ['text anywhere -x false false', 'text anywhere (y) false false']],
    // groups
    ['rating:(t|m)', ['any(rating Mature false false, rating Teen And Up Audiences false false)']],
    ['rating:(teen OR mature)', ['any(rating Mature false false, rating Teen And Up Audiences false false)']],
    ['rating:t|m', ['any(rating Mature false false, rating Teen And Up Audiences false false)']],
    [
      'char:(Tara Maclay | Ron (the cat))',
      ['any(character Ron (the cat) false false, character Tara Maclay false false)'],
    ],
    ['-rating:(t|m)', ['not rating Mature false false', 'not rating Teen And Up Audiences false false']],
    ['by:a | by:b c', ['any(author a, author b)', 'text anywhere c false false']],
    ['by:a OR by:b', ['any(author a, author b)']],
    ['by:a or by:b', ['any(author a, author b)']],
    ['by:a AND by:b and by:c && by:d', ['author a', 'author b', 'author c', 'author d']],
    ['(by:a (by:b | (by:c by:d)))', ['author a', 'any(author b, all(author c, author d))']],
    ['-(by:a by:b)', ['any(not author a, not author b)']],
    ['not (by:a | by:b)', ['not author a', 'not author b']],
    ['NOT by:a', ['not author a']],
    ['--by:a', ['author a']],
    ['by:a by:a (by:a)', ['author a']],
    ['', []],
    ['()', []],
  ])('%s', (line, parts) => {
    expect(read(line)).toEqual(parts);
  });

  test.each([
    ['sort:kudos', { by: 'kudos', descending: true, seed: null }],
    ['sort:-words', { by: 'words', descending: true, seed: null }],
    ['sort:+words', { by: 'words', descending: false, seed: null }],
    ['sort:<words', { by: 'words', descending: false, seed: null }],
    ['sort:words-asc', { by: 'words', descending: false, seed: null }],
    ['sort:title', { by: 'title', descending: false, seed: null }],
    ['sort:-title', { by: 'title', descending: true, seed: null }],
    ['sort:shortest', { by: 'words', descending: false, seed: null }],
    ['sort:"best match"', { by: 'best', descending: true, seed: null }],
    ['sort:random', { by: 'random', descending: false, seed: null }],
    ['sort:random/42', { by: 'random', descending: false, seed: 42 }],
    ['kudos>1', null],
  ])('%s', (line, sort) => {
    const { query, problems } = parseQuery(line);
    expect(problems).toEqual([]);
    expect(query.sort).toEqual(sort);
  });

  test('where each of its terms stands', () => {
    const line = 'by:a -(rating:t kettle)';
    const places = parseQuery(line).places.map(({ start, end, terms }) => [
      line.slice(start, end),
      terms.length,
    ]);
    expect(places).toContainEqual(['by:a', 1]);
    expect(places).toContainEqual(['rating:t', 1]);
    expect(places).toContainEqual(['kettle', 1]);
  });
});

describe('the canonical line of', () => {
  test.each([
    [
      'sort:kudos kettle -tag:b words>5k f:"Buffy" -t:a',
      'fandom:Buffy words>5000 -tag:(a|b) kettle sort:kudos',
    ],
    ['wc>=5k wc<=9999', 'words:5000..9999'],
    ['updated: last month u>2y', 'updated>2y updated:"last month"'],
    ['by:x | (rating:m -is:crossover)', '(author:x | (rating:Mature crossover:exclude))'],
    ['a or b', 'a or b'],
    [String.raw`a \or by:b`, 'author:b a or'],
    [String.raw`kettle \or "by the fire"`, String.raw`kettle \or "by the fire"`],
    ['fandom:"原神 | Genshin Impact"', 'fandom:"原神 | Genshin Impact"'],
  ])('%s', (line, canonical) => {
    expect(printQuery(parseQuery(line).query)).toBe(canonical);
  });
});

describe('a mistake is explained where it is, and the rest still works', () => {
  test.each([
    ['by:a fandm:Buffy', 'fandm', 'key-unknown', 'fandom'],
    ['by:a wrods>5000', 'wrods', 'key-unknown', 'words'],
    ['by:a Re:Zero', 'Re:Zero', 'key-as-words', null],
    ['by:a fandom:', 'fandom:', 'value-missing', null],
    ['fandom: by:a', 'fandom:', 'value-missing', null],
    ['by:a fandom:""', '""', 'value-missing', null],
    ['by:a tag:"Slow Burn', '"Slow', 'quote-open', null],
    ['by:a (tag:x', '(', 'paren-open', null],
    ['by:a rating:(t|m', '(', 'paren-open', null],
    ['by:a ) tag:x', ')', 'paren-stray', null],
    ['| by:a', '|', 'or-alone', null],
    ['by:a |', '|', 'or-alone', null],
    ['(by:a |)', '|', 'or-alone', null],
    ['by:a -', '-', 'not-alone', null],
    ['by:a (-)', '-', 'not-alone', null],
    ['by:a *', '*', 'star-alone', null],
    ['by:a "some words"*', '"some words"*', 'star-in-phrase', null],
    ['by:a "winter ni* air"', '"winter ni* air"', 'star-in-phrase', null],
    ['by:a title:"first sno*"', '"first sno*"', 'star-in-phrase', null],
    ['by:a fandom>t', 't', 'compare-name', null],
    ['by:a rating>nr', 'nr', 'compare-name', null],
    ['by:a rating>e', 'e', 'nothing-beyond', null],
    ['by:a Fate:Zero', 'Fate:Zero', 'key-as-words', null],
    ['by:a charcter:x', 'charcter', 'key-unknown', 'character'],
    ['by:a words:many', 'many', 'count-unclear', null],
    ['by:a words<0', '0', 'count-impossible', null],
    ['by:a words:5k-1k', '5k-1k', 'range-reversed', null],
    ['by:a posted:2021..2020', '2021..2020', 'range-reversed', null],
    ['by:a posted:someday', 'someday', 'date-unclear', null],
    ['by:a posted:2023-02-29', '2023-02-29', 'date-impossible', null],
    ['by:a posted>last week', 'last week', 'date-compare', null],
    ['by:a status:completd', 'completd', 'choice-unknown', 'complete'],
    ['by:a lang:Klingonesque', 'Klingonesque', 'language-unknown', null],
    ['by:a main:rating:t', 'main:', 'mark-useless', null],
    ['by:a sort:kudo', 'kudo', 'sort-unknown', 'kudos'],
    ['by:a sort:words sort:kudos', 'kudos', 'sort-twice', null],
    ['by:a (sort:words)', 'words', 'sort-inside', null],
    ['by:a -sort:words', '-sort:words', 'sort-inside', null],
  ])('%s', (line, words, code, suggestion) => {
    const { query, problems } = parseQuery(line);
    const found = problems.find((problem) => problem.code === code);
    expect(found, JSON.stringify(problems)).toBeDefined();
    expect(line.slice(found?.start, found?.end)).toBe(words);
    expect(found?.suggestion).toBe(suggestion);
    expect(found?.sentence).toMatch(
      suggestion === null ? /\.$/ : new RegExp(`Did you mean “${suggestion}”\\?$`),
    );
    expect(found?.sentence).not.toMatch(/[{}]/);
    expect(query.all.map(brief)).toContain('author a');
  });

  test('a suggestion put in its place leaves no mistake', () => {
    for (const line of ['fandm:Buffy', 'status:completd', 'sort:kudo', 'wrods>5000', 'crossover:onyl']) {
      const [problem] = parseQuery(line).problems;
      const mended = line.slice(0, problem?.start) + problem?.suggestion + line.slice(problem?.end);
      expect(parseQuery(mended).problems, mended).toEqual([]);
    }
  });

  test('a long value is not repeated in full', () => {
    const [problem] = parseQuery(`words:${'x'.repeat(500)}`).problems;
    expect(problem?.sentence.length).toBeLessThan(250);
  });
});

describe('hostile lines end in a few sentences', () => {
  const many = 10_000;
  test.each([
    ['quotation marks', '"'.repeat(many)],
    ['curled opening marks', '“'.repeat(many)],
    ['opening parentheses', '('.repeat(many)],
    ['closing parentheses', ')'.repeat(many)],
    ['pairs', '()'.repeat(many)],
    ['lists', 'rating:('.repeat(many)],
    ['bars', '|'.repeat(many)],
    ['signs', '-'.repeat(many)],
    ['signs apart', '- '.repeat(many)],
    ['words that might be operators', 'not '.repeat(many)],
    ['backslashes', '\\'.repeat(many)],
    ['marks', 'main:'.repeat(many)],
    ['operators', 'words:' + '<'.repeat(many)],
    ['digits', `words:${'1'.repeat(many)}`],
    ['groups of digits', `words:${'1,'.repeat(many)}`],
    ['spaces', `words${' '.repeat(many)}>5`],
    ['days', `updated:${'1 '.repeat(many)}`],
    ['sorts', `sort:${'- '.repeat(many)}`],
    ['terms', Array.from({ length: many }, (_, at) => `t${at}`).join(' ')],
    ['quotes in keys', 'f:“'.repeat(many)],
  ])('%s', (_, line) => {
    const { query, problems } = parseQuery(line);
    expect(problems.length).toBeLessThanOrEqual(20);
    expect(problems.map(({ code }) => code)).toContain('line-too-long');
    expect(parseQuery(printQuery(query)).query).toEqual(query);
  });

  test('of a long line whole words are read', () => {
    const { query, problems } = parseQuery('kettle '.repeat(300));
    expect(query.all.map(brief)).toEqual(['text anywhere kettle false false']);
    const problem = problems.find(({ code }) => code === 'line-too-long');
    expect(problem?.start).toBeLessThanOrEqual(LIMITS.line);
    expect(problem?.sentence).toContain('2000');
  });

  test('the term that is too many is named, and those before it are kept', () => {
    const line = Array.from({ length: 250 }, (_, at) => `t${at}`).join(' ');
    const { query, problems } = parseQuery(line);
    expect(query.all).toHaveLength(LIMITS.terms);
    expect(problems.map(({ code, start }) => [code, line.slice(start, start + 4)])).toEqual([
      ['too-many-terms', 't200'],
    ]);
  });

  test('what stands too deep is left out, and what follows is read', () => {
    const line = `${'('.repeat(9)}by:deep${')'.repeat(9)} by:a`;
    const { query, problems } = parseQuery(line);
    expect(query.all.map(brief)).toEqual(['author a']);
    expect(problems.map(({ code, start, end }) => [code, line.slice(start, end)])).toEqual([
      ['too-deep', '(by:deep)'],
    ]);
  });

  test('eight parentheses are not too deep', () => {
    expect(read(`${'('.repeat(8)}by:deep${')'.repeat(8)}`)).toEqual(['author deep']);
  });
});
