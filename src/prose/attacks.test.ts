import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from './clean.ts';
import type { CleanHtml } from './cleanHtml.ts';
import { shapeChapter } from './shape.ts';
import { attacks } from './testing/attacks.ts';
import { dangersIn, purified } from './testing/danger.ts';
import { wildMarkup } from './testing/wildMarkup.ts';

/** What must hold of our markup wherever it is put; looked at together, as a page holds many texts, then one by one. */
function expectHarmless(texts: CleanHtml[]): void {
  if (isHarmless(texts.map((html) => `<div>${html}</div>`).join('') as CleanHtml)) return;
  for (const html of texts) {
    expect(dangersIn(html)).toEqual([]);
    const { before, after } = purified(html);
    expect(after).toBe(before);
  }
  expect.fail('only harmful together');
}

function isHarmless(html: CleanHtml): boolean {
  const { before, after } = purified(html);
  return after === before && dangersIn(html).length === 0;
}

test('the list of attacks is long', () => {
  expect(new Set(attacks).size).toBeGreaterThan(250);
});

test('the judges see danger where it is', () => {
  for (const html of [
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<p style="color:red">x</p>',
  ]) {
    expect(dangersIn(html)).not.toEqual([]);
    const { before, after } = purified(html);
    expect(after).not.toBe(before);
  }
});

describe('no attack survives', () => {
  test('alone', () => {
    expectHarmless(attacks.map((attack) => clean(attack)));
  });

  test('as a chapter', () => {
    expectHarmless(attacks.map((attack) => shapeChapter(attack).html));
  });

  test('in pairs, where one opens what the other needs', () => {
    for (const step of [1, 7, 31, 101]) {
      expectHarmless(
        attacks.map((attack, index) => clean(attack + attacks[(index * step + 7) % attacks.length]!)),
      );
    }
  });

  test.each([
    '<table><tr><td>',
    '<ul><li>',
    '<h2>',
    '<pre>',
    '<a href=#x>',
    '<details><summary>',
    '<ruby><rt>',
    '<p title="',
  ])('after %s', (opening) => {
    expectHarmless(attacks.map((attack) => clean(opening + attack)));
  });

  test('escaped in text and read twice', () => {
    expectHarmless(attacks.map((attack) => clean(clean(`<p>${attack.replaceAll('<', '&lt;')}</p>`))));
  });
});

const pages = fc.array(wildMarkup, { minLength: 1, maxLength: 50, size: 'max' });

test('nothing that DOMPurify takes out is in the clean form of any markup', () => {
  fc.assert(
    fc.property(pages, (texts) => expectHarmless(texts.map((text) => clean(text)))),
    { numRuns: 150 },
  );
});

test('nor in the chapter that is shaped from it', () => {
  fc.assert(
    fc.property(pages, (texts) => expectHarmless(texts.map((text) => shapeChapter(text).html))),
    { numRuns: 50 },
  );
});
