import { describe, expect, test } from 'vitest';
import { chipsOf, describeQuery } from './describe.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';

const sentence = (line: string) => describeQuery(parseQuery(line).query);
const chips = (line: string) => chipsOf(parseQuery(line).query);

describe('in a heading', () => {
  test.each([
    ['', 'All works'],
    ['sort:random', 'All works, in random order'],
    [
      'words>5000 -warning:mcd fandom:"Buffy the Vampire Slayer" sort:updated',
      'Works in Buffy the Vampire Slayer, without Major Character Death, over 5,000 words, newest first',
    ],
    ['f:a f:b -t:x -t:y', 'Works in a and b, not tagged x or y'],
    ['rating:(t|m)', 'Works rated Mature or Teen And Up Audiences'],
    ['main:willow/tara', 'Works with willow/tara (main)'],
    ['exact:Hurt', 'Works tagged Hurt (exactly this tag)'],
    ['rel:willow/*', 'Works with any relationship of willow'],
    [
      'by:rosmarin series:Winter -collection:c',
      'Works by rosmarin, in the series Winter, not in the collection c',
    ],
    ['lang:(en|de)', 'Works in Deutsch or English'],
    ['after:buffy/6x19 missing:Hush', 'Works set after buffy 6x19, with a missing scene of Hush'],
    ['-missing:Hush -after:6x19', 'Works not set after 6x19, without a missing scene of Hush'],
    ['is:complete -is:crossover', 'Works that are complete, that are no crossovers'],
    ['-is:complete is:draft', 'Works that are drafts, that are not complete'],
    ['words<1k', 'Works under 1,000 words'],
    ['words:1..999 chapters:1', 'Works 1 to 999 words, 1 chapter'],
    ['kudos>=1', 'Works at least 1 kudos'],
    ['wpc:1', 'Works 1 word a chapter'],
    ['updated<30d', 'Works updated within the last 30 days'],
    ['updated<1w', 'Works updated within the last week'],
    ['updated>2y', 'Works updated 2 years ago or earlier'],
    ['posted:13-21 months', 'Works posted 13 to 21 months ago'],
    ['posted:yesterday', 'Works posted yesterday'],
    ['posted:2 weeks ago', 'Works posted in the week 2 weeks ago'],
    ['published:2003', 'Works published in 2003'],
    ['published:2003-05', 'Works published in May 2003'],
    ['published>=2003-05-06', 'Works published since 6 May 2003'],
    ['published<=2003', 'Works published up to 31 December 2003'],
    [
      'kett* "by the fire" title:snow',
      'Works with “snow” in the title, containing “kett…” and “by the fire”',
    ],
    ['(by:a | f:b -f:c)', 'Works either in b or by a, not in c'],
    ['by:a | (f:b -f:c)', 'Works either by a or (in b and not in c)'],
    ['f:a f:b f:c f:d f:e f:g f:h', 'Works in a, b, c, d, e and 2 more'],
  ])('%s', (line, words) => {
    expect(sentence(line)).toBe(words);
  });

  test('a very long query is cut short', () => {
    const line = Array.from({ length: 20 }, (_, at) => `(by:a${at} | -f:b${at})`).join(' ');
    expect(sentence(line)).toMatch(/, and 10 more conditions$/);
  });
});

describe('as chips', () => {
  test('each can be dropped alone', () => {
    const shown = chips('f:Buffy -warning:mcd words>5k sort:kudos');
    expect(shown.map(({ label, excluded, without }) => [label, excluded, printQuery(without)])).toEqual([
      ['in Buffy', false, 'words>5000 -warning:"Major Character Death" sort:kudos'],
      ['over 5,000 words', false, 'fandom:Buffy -warning:"Major Character Death" sort:kudos'],
      ['without Major Character Death', true, 'fandom:Buffy words>5000 sort:kudos'],
    ]);
  });

  test('the button says what it drops', () => {
    expect(chips('-warning:mcd').map(({ dropLabel }) => dropLabel)).toEqual([
      'Remove the filter: without Major Character Death',
    ]);
  });

  test('one of several alternatives can be dropped, and of two the other becomes a condition', () => {
    const [group] = chips('rating:(t|m) by:a').slice(-1);
    expect(group?.label).toBe('rated Mature or Teen And Up Audiences');
    expect(group?.alternatives.map(({ label, without }) => [label, printQuery(without)])).toEqual([
      ['rated Mature', 'rating:"Teen And Up Audiences" author:a'],
      ['rated Teen And Up Audiences', 'rating:Mature author:a'],
    ]);
    expect(printQuery(group?.without ?? { all: [], sort: null })).toBe('author:a');
  });
});
