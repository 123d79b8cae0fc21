import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from './clean.ts';
import { parseDocument } from './parse.ts';
import { shapeChapter } from './shape.ts';
import { pointedMarkup, wildMarkup } from './testing/wildMarkup.ts';
import { plainText } from './text.ts';
import { find, isElement } from './walk.ts';
import { fromText } from './write.ts';

const runs = { numRuns: 6_000 };

describe('for any markup', () => {
  test('what is clean stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(wildMarkup, (markup) => {
        const html = clean(markup);
        expect(clean(html)).toBe(html);
      }),
      runs,
    );
  });

  test('a shaped chapter stays as it is when shaped or cleaned again', () => {
    fc.assert(
      fc.property(wildMarkup, (markup) => {
        const { html } = shapeChapter(markup);
        expect(shapeChapter(html).html).toBe(html);
        expect(clean(html)).toBe(html);
      }),
      runs,
    );
  });

  test('what is linked to outlives the tables, lists and readings it stood in, at the first cleaning', () => {
    fc.assert(
      fc.property(pointedMarkup, (markup) => {
        const html = clean(markup);
        expect(clean(html)).toBe(html);
        const shaped = shapeChapter(markup).html;
        expect(shapeChapter(shaped).html).toBe(shaped);
        expect(clean(shaped)).toBe(shaped);
      }),
      { numRuns: 8_000 },
    );
  });

  test('clean markup reads the same in the body of a page', () => {
    fc.assert(
      fc.property(wildMarkup, (markup) => {
        const html = clean(markup);
        const page = parseDocument(
          `<!DOCTYPE html><html><head><title>x</title></head><body>${html}</body></html>`,
        );
        expect(clean(find(page, (element) => isElement(element, 'body'))!)).toBe(html);
      }),
      { numRuns: 2_000 },
    );
  });

  test('every block of a shaped chapter is a line of its own at the top', () => {
    fc.assert(
      fc.property(wildMarkup, (markup) => {
        const { html, sceneBreaks } = shapeChapter(markup);
        expect(html === '' || html.startsWith('<')).toBe(true);
        expect(html).not.toMatch(/^<hr|<hr[^>]*>\n$|<hr[^>]*>\n<hr|<div/);
        expect(sceneBreaks).toBe(html.match(/<hr/g)?.length ?? 0);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('plain text comes back from its paragraphs as it was', () => {
  const line = fc
    .stringMatching(/^[\p{L}\p{N}.,;:!?"'<>&*-][\p{L}\p{N} .,;:!?"'<>&*-]{0,30}$/u)
    .map((text) => text.trim().replace(/ +/g, ' '));
  const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 5 }), (paragraphs) => {
      const text = paragraphs.join('\n\n');
      expect(plainText(fromText(text))).toBe(text);
      expect(clean(fromText(text))).toBe(fromText(text));
    }),
  );
});
