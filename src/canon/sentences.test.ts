import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf, spanAt } from './sentences.ts';

const cut = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
  ['"Stop!" she said. "Now."', ['"Stop!" she said.', '"Now."']],
  ['"Stop!" Marta said. Nobody did.', ['"Stop!" Marta said.', 'Nobody did.']],
  ['“Go.” “Why?”', ['“Go.”', '“Why?”']],
  [
    'Mr. Faber met Dr. Marsh at St. Anne’s. It rained.',
    ['Mr. Faber met Dr. Marsh at St. Anne’s.', 'It rained.'],
  ],
  ['J. R. Faber signed. So did I. She smiled.', ['J. R. Faber signed.', 'So did I.', 'She smiled.']],
  [
    'She waited... and waited. . . for him. Then... Nothing.',
    ['She waited... and waited. . . for him.', 'Then...', 'Nothing.'],
  ],
  ['It cost 3.50 then. "No." He paid.', ['It cost 3.50 then.', '"No."', 'He paid.']],
  ['What?! You—! Yes.', ['What?!', 'You—!', 'Yes.']],
  ['(She knew.) He did not.', ['(She knew.)', 'He did not.']],
  ['彼は笑った。彼女も。', ['彼は笑った。', '彼女も。']],
  ['   ', []],
])('%j', (text, sentences) => {
  expect(cut(text)).toEqual(sentences);
});

test('the sentences hold all the ink of a paragraph, in order, and each can be found by any place in it', () => {
  const piece = fc.constantFrom(
    'Anna',
    ' ',
    '.',
    '...',
    '"',
    '?',
    '!',
    'Mr',
    'b',
    '”',
    '\n',
    '(',
    ')',
    '. . .',
    '。',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const spans = sentencesOf(text);
      expect(
        spans
          .map(({ start, end }) => text.slice(start, end))
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
      for (const span of spans) {
        expect(span.end).toBeGreaterThan(span.start);
        expect(spanAt(spans, span.start)).toBe(span);
        expect(spanAt(spans, span.end - 1)).toBe(span);
      }
    }),
  );
});
