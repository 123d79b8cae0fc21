import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, queryFromAddress } from './address.ts';
import { chipsOf, describeQuery } from './describe.ts';
import { withinLimits } from './limits.ts';
import { opposite, queryOf } from './normal.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { isGroup, LIMITS, type Part, type Query, type Term } from './query.ts';
import { anyParts, anyQuery, anyText } from './testing/queries.ts';

const runs = { numRuns: 3_000, seed: 1998 };

function holds(query: Query): boolean {
  return withinLimits(query).dropped === 0;
}

describe('for any query', () => {
  test('its line read again is the query, without a complaint', () => {
    fc.assert(
      fc.property(anyQuery.filter(holds), (query) => {
        const { query: again, problems } = parseQuery(printQuery(query));
        expect(again).toEqual(query);
        expect(problems).toEqual([]);
      }),
      runs,
    );
  });

  test('its address read again is the query, without a complaint, also after it was sent', () => {
    fc.assert(
      fc.property(anyQuery.filter(holds), (query) => {
        const sent = new URLSearchParams(addressOf(query).toString());
        const { query: again, problems } = queryFromAddress(sent);
        expect(again).toEqual(query);
        expect(problems).toEqual([]);
      }),
      runs,
    );
  });

  test('putting it into its form twice changes nothing, and the order of its parts has no bearing on its address', () => {
    const kept = fc.tuple(anyParts, fc.nat());
    fc.assert(
      fc.property(kept, ([parts, turn]) => {
        const query = queryOf(parts);
        expect(queryOf(query.all)).toEqual(query);
        const named = parts.filter((part) => !searchesWords(part));
        const at = named.length === 0 ? 0 : turn % named.length;
        const turned = [...named.slice(at), ...named.slice(0, at)];
        expect(addressOf(queryOf(turned)).toString()).toBe(addressOf(queryOf(named)).toString());
      }),
      runs,
    );
  });

  test('it asks for the same works as the parts it was made of', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(), (parts, salt) => {
        const known = parts.filter((part) => saysSomething(part));
        expect(allHold(queryOf(known).all, salt)).toBe(allHold(known, salt));
      }),
      runs,
    );
  });

  test('ruling it out and ruling that out is the query', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(queryOf(parts.map(opposite).map(opposite))).toEqual(queryOf(parts));
      }),
      runs,
    );
  });

  test('dropping its chips one after the other leaves no condition', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        let left = query;
        for (let count = query.all.length; count > 0; count--) {
          const [chip] = chipsOf(left);
          expect(chip?.without.all).toHaveLength(count - 1);
          left = chip?.without ?? left;
        }
        expect(left).toEqual(queryOf([], query.sort));
      }),
      { ...runs, numRuns: 1_000 },
    );
  });

  test('its sentence begins like a heading and is one line', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(describeQuery(query)).toMatch(/^(?:All works|Works [^\n]+)/u);
      }),
      { ...runs, numRuns: 1_000 },
    );
  });
});

describe('for any line', () => {
  const anyLine = fc.array(anyText, { maxLength: 12 }).map((words) => words.join(' '));
  const anyKeyedLine = fc
    .array(
      fc.tuple(
        fc.constantFrom(
          'fandom:',
          'words>',
          'updated<',
          '-rating:',
          '(',
          'after:',
          'main:',
          'sort:',
          '|',
          '',
        ),
        anyText,
      ),
    )
    .map((words) => words.map(([key, text]) => key + text).join(' '));

  test.each([
    ['of words', anyLine],
    ['of keys', anyKeyedLine],
    ['of anything', fc.string({ unit: 'binary', maxLength: 300 })],
  ])('%s: what was understood, printed, is understood in the same way, and its line stands', (_, lines) => {
    fc.assert(
      fc.property(lines, (line) => {
        const { query, problems } = parseQuery(line);
        const canonical = printQuery(query);
        expect(parseQuery(canonical)).toMatchObject({ query, problems: [] });
        expect(printQuery(parseQuery(canonical).query)).toBe(canonical);
        for (const { start, end } of problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(line.length);
        }
      }),
      runs,
    );
  });

  test('no more is kept than a line can hold', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 100, maxLength: 600 }), (words) => {
        const { query } = parseQuery(words.map((word) => `f:${word}`).join(' '));
        expect(printQuery(query).length).toBeLessThanOrEqual(LIMITS.line);
      }),
      { ...runs, numRuns: 100 },
    );
  });
});

function searchesWords(part: Part): boolean {
  return isGroup(part) ? part.parts.some(searchesWords) : part.kind === 'text';
}

/** Parts that say nothing are left out by design; everything else must keep its meaning. */
function saysSomething(part: Part): boolean {
  if (isGroup(part)) return part.parts.length > 0 && part.parts.every(saysSomething);
  return queryOf([part]).all.length > 0;
}

function allHold(parts: readonly Part[], salt: number): boolean {
  return parts.every((part) => partHolds(part, salt));
}

function partHolds(part: Part, salt: number): boolean {
  if (!isGroup(part)) return partOfTerm(part, salt);
  return part.kind === 'all' ? allHold(part.parts, salt) : part.parts.some((one) => partHolds(one, salt));
}

/** An invented work: counts and days follow from the salt, everything else from the term's own form. */
function partOfTerm(term: Term, salt: number): boolean {
  const asked = { ...term, excluded: false };
  const conditions = queryOf([asked]).all;
  const met = conditions.every((part) => !isGroup(part) && filterHolds(part, salt));
  return met !== term.excluded;
}

function filterHolds(term: Term, salt: number): boolean {
  if (term.kind === 'count') return within(salt % 40, term.from, term.to);
  if (term.kind === 'date' && term.when.is === 'days')
    return within(salt % 2 === 0 ? '2024-02-10' : '1500-01-01', term.when.from, term.when.to);
  if (term.kind === 'date' && term.when.is === 'ago')
    return within(salt % 50, term.when.atLeast, term.when.atMost);
  const letters = JSON.stringify({ ...term, excluded: false });
  return Array.from(letters).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), salt) % 3 === 0;
}

function within<B extends number | string>(value: B, from: B | null, to: B | null): boolean {
  return (from === null || value >= from) && (to === null || value <= to);
}
