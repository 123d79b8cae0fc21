import { describe, expect, test } from 'vitest';
import { addressOf, queryFromAddress } from './address.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { LIMITS } from './query.ts';

const address = (line: string) => [...addressOf(parseQuery(line).query)].map((entry) => entry.join('='));
const lineOf = (text: string) => printQuery(queryFromAddress(new URLSearchParams(text)).query);
const problemsOf = (text: string) => queryFromAddress(new URLSearchParams(text)).problems;

describe('the address of', () => {
  test.each([
    ['f:Buffy f:Angel', ['fandom=Angel', 'fandom=Buffy']],
    ['-t:Angst', ['not_tag=Angst']],
    ['rating:(t|m)', ['any_rating=Mature', 'any_rating=Teen And Up Audiences']],
    ['main:willow/tara -exact:Hurt', ['main_rel=willow/tara', 'not_exact_tag=Hurt']],
    ['lang:(en|de)', ['any_lang=de', 'any_lang=en']],
    [
      'rating:(g|t) rating:(m|e)',
      ['any_rating=Explicit', 'any_rating=Mature', 'q=rating:("General Audiences"|"Teen And Up Audiences")'],
    ],
    ['words:1000-5000', ['words_from=1000', 'words_to=5000']],
    ['words>2k words<1k', ['words_from=2001', 'words_to=999']],
    ['posted:2024', ['posted_from=2024-01-01', 'posted_to=2024-12-31']],
    ['updated<30d', ['updated=<30d']],
    ['updated:last week', ['updated=last week']],
    ['after:buffy/6x19', ['after=buffy/6x19']],
    [String.raw`set:Fate\/stay/3`, [String.raw`set=Fate\/stay/3`]],
    ['is:wip crossover:exclude is:members', ['complete=no', 'visibility=members', 'crossover=exclude']],
    ['title:winter -title:"first snow"', ['title=winter -"first snow"']],
    ['kettle "the fire" -tea by:a', ['author=a', 'q=kettle "the fire" -tea']],
    ['by:a | f:b', ['q=(fandom:b | author:a)']],
    ['-words>5k', ['q=-words>5000']],
    ['sort:kudos', ['sort=kudos']],
    ['sort:+kudos', ['sort=kudos', 'order=asc']],
    ['sort:-title', ['sort=title', 'order=desc']],
    ['sort:random/7', ['sort=random', 'seed=7']],
  ])('%s', (line, entries) => {
    expect(address(line)).toEqual(entries);
  });

  test('the same query is the same, however it was asked', () => {
    expect(address('-t:b rating:m|t f:a -t:a wc>5k')).toEqual(
      address('words:>5000 fandom:a not tag:(a|b) (rating:teen | rated:Mature)'),
    );
  });
});

describe('an address asks for', () => {
  test.each([
    ['', ''],
    ['fandom=&words_from=&q=++&page=3&utm_source=x&k=9', ''],
    ['relationship=willow/tara&Ship=a%26b', 'rel:a&b rel:willow/tara'],
    ['fandom=原神+|+Genshin+Impact', 'fandom:"原神 | Genshin Impact"'],
    ['tag="quoted"+-x', String.raw`tag:"\"quoted\" -x"`],
    ['any_rating=teen', 'rating:"Teen And Up Audiences"'],
    ['any_ship=a&any_rel=b', 'rel:(a|b)'],
    ['not_any_rating=teen', ''],
    ['words_from=1k&words_to=5,000', 'words:1000..5000'],
    ['words=1000-5000', 'words:1000..5000'],
    ['words=>5000', 'words>5000'],
    ['words_from=9&words_to=3', 'words>=9 words<=3'],
    ['updated_from=2020&updated_to=2021-06', 'updated:2020-01-01..2021-06-30'],
    ['updated_from=30d', 'updated<30d'],
    ['updated_to=30d', 'updated>30d'],
    ['complete=yes&crossover=only', 'status:complete crossover:only'],
    ['not_status=complete', '-status:complete'],
    ['title=fade+away+"no+more"+-red+wi*', 'title:fade title:away title:"no more" -title:red title:wi*'],
    ['title=(a|b)+by:c', String.raw`title:\(a\|b\) title:by\:c`],
    ['q=by:a+-t:x&q=kettle&fandom=f', 'fandom:f author:a -tag:x kettle'],
    ['sort=words&order=asc', 'sort:+words'],
    ['sort=-title', 'sort:-title'],
    ['q=sort:kudos&sort=updated', 'sort:kudos'],
    ['sort=random&seed=42', 'sort:random/42'],
    ['sort=random&seed=x', 'sort:random'],
  ])('%s', (text, line) => {
    expect(problemsOf(text)).toEqual([]);
    expect(lineOf(text)).toBe(line);
  });

  test.each([
    ['words_from=many', 'words_from', 'count-unclear'],
    ['words_from=1-2', 'words_from', 'count-unclear'],
    ['updated=someday', 'updated', 'date-unclear'],
    ['sort=kudo', 'sort', 'sort-unknown'],
    ['complete=perhaps', 'complete', 'choice-unknown'],
    ['title="open', 'title', 'quote-open'],
    ['q=by:a+fandm:x', 'q', 'key-unknown'],
    [`fandom=${'x'.repeat(3000)}`, 'fandom', 'line-too-long'],
  ])('%s with a mistake in it is told of and the rest works', (text, parameter, code) => {
    const { query, problems } = queryFromAddress(new URLSearchParams(`${text}&author=b`));
    expect(problems.map((problem) => [problem.parameter, problem.code])).toEqual([[parameter, code]]);
    expect(query.all.length).toBeGreaterThan(0);
  });

  test('a mistake in q stands at its place there', () => {
    const [problem] = problemsOf('q=by:a+fandm:x');
    expect(problem?.value.slice(problem.start, problem.end)).toBe('fandm');
  });

  test('no more than a query can hold, and says so', () => {
    const text = Array.from({ length: 3_000 }, (_, at) => `tag=tag+number+${at}`).join('&');
    const { query, problems } = queryFromAddress(new URLSearchParams(text));
    expect(printQuery(query).length).toBeLessThanOrEqual(LIMITS.line);
    expect(problems.length).toBeLessThanOrEqual(20);
    expect(problems.map(({ code }) => code)).toContain('too-many-terms');
    expect(problems.map(({ code }) => code)).toContain('too-much');
  });
});
