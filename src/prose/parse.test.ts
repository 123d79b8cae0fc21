import { describe, expect, test } from 'vitest';
import { Failure } from '../ground/failures.ts';
import { clean } from './clean.ts';
import { parseDocument, parseFragment } from './parse.ts';
import { shapeChapter } from './shape.ts';
import { plainText } from './text.ts';
import { innerHtml, textContent } from './walk.ts';

describe('deep pages', () => {
  test.each([
    '<div>',
    '<b>',
    '<blockquote><p>',
    '<ul><li>',
    '<table><tr><td>',
    '<svg>',
    '<math><mi>',
    '<template>',
    '<a href=x><b>',
  ])('20,000 times %s is refused by name, or flat', (tags) => {
    for (const read of [parseFragment, parseDocument, clean, shapeChapter]) {
      try {
        expect(read(tags.repeat(20_000) + 'x')).toBeDefined();
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
        expect(error).toMatchObject({ code: 'html-too-deep', details: { limit: 5_000 } });
      }
    }
  });

  test('what is allowed is walked and written without recursion, and comes out shallow', () => {
    const deep = '<div><i><span class=verse>'.repeat(1_600) + 'the words' + '</span></i></div>'.repeat(1_600);
    const tree = parseFragment(deep);
    expect(textContent(tree)).toBe('the words');
    expect(innerHtml(tree)).toContain('the words');
    const html = clean(tree);
    expect(plainText(html)).toBe('the words');
    expect(html.match(/<[a-z]/g)!.length).toBeLessThan(100);
    expect(shapeChapter(tree).html).toMatch(/^<p class="verse">|^<p>/);
  });

  test('tags left open do not multiply without end', () => {
    const open = Array.from({ length: 3_000 }, (_, index) => `<font color=${index}>`).join('');
    expect(() => parseFragment(`<p>${open}` + '<p>x'.repeat(3_000))).toThrow(Failure);
  });

  test('a long page without depth is read', () => {
    expect(shapeChapter('<p>x'.repeat(30_000)).paragraphs).toBe(30_000);
    expect(shapeChapter('x<br>'.repeat(30_000)).paragraphs).toBe(1);
    expect(shapeChapter('x<br><br>'.repeat(30_000)).paragraphs).toBe(30_000);
  });
});
