import { describe, expect, test } from 'vitest';
import { isSceneBreak, shapeChapter } from './shape.ts';

describe('a line that parts scenes', () => {
  test.each([
    '* * *',
    '***',
    '******',
    '~*~',
    '~~~~~',
    '-x-x-x-',
    'xxx',
    'XXX',
    '-=-',
    '= = =',
    '#',
    '###',
    '<><><>',
    '••••••',
    'oOo',
    'o0o',
    '----',
    '+++',
    '...',
    '. . .',
    '/\\/\\/\\',
    '*',
    '~',
    '—',
    '⁂',
    '♥ ♥ ♥',
    '*\u00A0\u00A0*\u00A0\u00A0*',
    '  ***  ',
    '-o0o-',
    'oOoOoOo',
    'x x x',
    '~~**~~**~~',
    '☆☆☆',
    '._._._.',
    '_',
    '|',
    '=^=^=',
    '>>>><<<<',
    '-'.repeat(72),
    '＊＊＊',
    '※',
    '__________',
    '-:-:-:-',
  ])('%s', (line) => {
    expect(isSceneBreak(line)).toBe(true);
  });

  test.each([
    '',
    '   ',
    '"..."',
    '“…”',
    '?',
    '?!',
    '!!!',
    '"!"',
    'xo',
    'xx',
    'xoxo',
    'X',
    'O',
    'oh',
    'No.',
    'Ooo!',
    ':)',
    ';-P',
    ':-(',
    '^_^',
    '>_<',
    '=D',
    '<3',
    '(...)',
    '[...]',
    '- no',
    '* item',
    '1',
    '2.',
    'Chapter 3',
    '~ Day 95 ~',
    '* * * later * * *',
    'XIX',
    '100',
    "'",
    '¿?',
    '...!',
    '* '.repeat(300),
    '-'.repeat(900),
    '~!@#$%^&*()_+|}{":?><~!@#$%^&*()_+|}{:?><',
  ])('but not %j', (line) => {
    expect(isSceneBreak(line)).toBe(false);
  });
});

describe('a shaped chapter', () => {
  test('says its figures', () => {
    const { words, paragraphs, sceneBreaks } = shapeChapter(
      '<p>One two.</p><p>***</p><p>Three.</p><hr><p>Four.</p>',
    );
    expect({ words, paragraphs, sceneBreaks }).toEqual({ words: 4, paragraphs: 3, sceneBreaks: 2 });
  });

  test('of nothing is nothing', () => {
    for (const empty of ['', ' ', '<p></p>', '<p>&nbsp;</p><hr>', '<div><br></div>', '***', '<!-- x -->']) {
      expect(shapeChapter(empty)).toEqual({ html: '', words: 0, paragraphs: 0, sceneBreaks: 0 });
    }
  });

  test('keeps quotes, dashes, dots and spelling as they were written', () => {
    const text = `"Well," -- she said... 'tis – um — ok...?  \`\`like this'' teh`;
    expect(shapeChapter(`<p>${text}</p>`).html).toBe(`<p>${text.replace('  ', ' ')}</p>\n`);
  });

  test('takes spacing for spacing where every paragraph has it', () => {
    const spaced = Array.from({ length: 8 }, (_, index) => `<p>Line ${index}.</p><p>&nbsp;</p>`).join('');
    expect(shapeChapter(spaced).sceneBreaks).toBe(0);
    expect(shapeChapter(`${spaced}<p>&nbsp;</p><p>&nbsp;</p>${spaced}`).sceneBreaks).toBe(1);
  });

  test('keeps the indent of verse, not of paragraphs', () => {
    const { html } = shapeChapter('<p>&nbsp;&nbsp;Once.</p><p>one<br>&nbsp;&nbsp;two</p>');
    expect(html).toBe('<p>Once.</p>\n<p>one<br>\n\u00A0\u00A0two</p>\n');
  });
});

test('an anchor that stands alone belongs to the paragraph beside it', () => {
  const { html, paragraphs } = shapeChapter(
    '<p>See <a href="#n1">1</a>.</p><p><a id="n1"></a></p><p>Low water.</p><p><a href="#n2">2</a></p><p><a id="n2"></a></p>',
  );
  expect(html).toBe(
    '<p>See <a href="#fn-n1">1</a>.</p>\n<p><span id="fn-n1"></span>Low water.</p>\n<p><a href="#fn-n2">2</a><span id="fn-n2"></span></p>\n',
  );
  expect(paragraphs).toBe(3);
});
