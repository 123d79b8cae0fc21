import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { markup } from './piece.ts';
import { stencil } from './stencil.ts';

const Box = stencil(['name', 'words'], ({ name, words }, ticked) => (
  <label title={name}>
    <input type="checkbox" name={name} checked={ticked} />
    {words}
  </label>
));

const words = fc.string({
  unit: fc.constantFrom('a', '&', '<', '>', '"', "'", '\uE0F0', '\uE0F1', '$&', 'é', '😀'),
});

test('a stencil reads as the component would, whatever words its holes are filled with', () => {
  fc.assert(
    fc.property(words, words, fc.boolean(), (name, text, ticked) => {
      const plain = (
        <label title={name}>
          <input type="checkbox" name={name} checked={ticked} />
          {text}
        </label>
      );
      expect(markup(Box({ name, words: text }, ticked))).toBe(markup(plain));
    }),
  );
});

test('markup goes into a hole as it is, also inside other markup', () => {
  const inner = Box({ name: 'a&b', words: <b>{'<i>'}</b> }, true);
  expect(markup(<p>{inner}</p>)).toBe(
    '<p><label title="a&amp;b"><input type="checkbox" name="a&amp;b" checked=""/><b>&lt;i&gt;</b></label></p>',
  );
});
