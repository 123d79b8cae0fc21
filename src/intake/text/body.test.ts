import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSceneBreak } from '../../prose/sceneBreaks.ts';
import { plainText } from '../../prose/text.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { readBody } from './body.ts';
import { emphasisOf } from './emphasis.ts';
import { hyphensOf } from './hyphens.ts';
import { layoutOf } from './layout.ts';
import { linesOf } from './lines.ts';
import { renderBlocks } from './render.ts';

function paragraphsOf(text: string): string[] {
  const lines = linesOf(text);
  return readBody(lines, layoutOf(lines), hyphensOf(text)).map((block) => block.lines.join('\n'));
}

function wrapped(paragraph: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of paragraph.split(' ')) {
    const longer = line.trim() === '' ? line + word : `${line} ${word}`;
    if (longer.length > width && line.trim() !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}

const word = fc.stringMatching(/^[a-z]{1,9}$/);
const sentence = fc
  .array(word, { minLength: 4, maxLength: 18 })
  .map((words) => `${words[0]![0]!.toUpperCase()}${words.join(' ').slice(1)}.`);
const paragraph = fc.array(sentence, { minLength: 2, maxLength: 6 }).map((sentences) => sentences.join(' '));
const story = fc.array(paragraph, { minLength: 6, maxLength: 14 });
const width = fc.integer({ min: 58, max: 80 });

test('paragraphs wrapped at any width come back whole', () => {
  fc.assert(
    fc.property(story, width, (paragraphs, columns) => {
      expect(paragraphsOf(paragraphs.map((one) => wrapped(one, columns)).join('\n\n'))).toEqual(paragraphs);
    }),
  );
});

test('paragraphs told by their indent alone come back whole', () => {
  fc.assert(
    fc.property(story, width, fc.integer({ min: 2, max: 8 }), (paragraphs, columns, indent) => {
      expect(
        paragraphsOf(paragraphs.map((one) => wrapped(one, columns, ' '.repeat(indent))).join('\n')),
      ).toEqual(paragraphs);
    }),
  );
});

test('a paragraph a line comes back as it is, with blank lines between or without', () => {
  const long = fc.array(
    paragraph.filter((one) => one.length > 120),
    { minLength: 6, maxLength: 14 },
  );
  fc.assert(
    fc.property(long, fc.constantFrom('\n', '\n\n', '\n\n\n'), (paragraphs, gap) => {
      expect(paragraphsOf(paragraphs.join(gap))).toEqual(paragraphs);
    }),
  );
});

test('double-spaced paragraphs come back whole', () => {
  const long = fc.array(
    paragraph.filter((one) => one.length > 160),
    { minLength: 6, maxLength: 14 },
  );
  fc.assert(
    fc.property(long, width, (paragraphs, columns) => {
      const text = paragraphs.map((one) => wrapped(one, columns).replaceAll('\n', '\n\n')).join('\n\n\n');
      expect(paragraphsOf(text)).toEqual(paragraphs);
    }),
  );
});

test('no word is lost and none changes its place, however wild the lines', () => {
  const line = fc.oneof(
    sentence,
    fc.constantFrom(
      '',
      '',
      '* * *',
      '"Yes," he said.',
      'Dear Maren,',
      '   indented words here',
      '~*~',
      'well-',
      '*not* /this/ _one_',
      '\tTabbed',
      '...',
    ),
    word,
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const text = lines.join('\n');
      const words = (from: string): string => (from.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
      const own = linesOf(text);
      const blocks = readBody(own, layoutOf(own), hyphensOf(''));
      expect(words(blocks.map((block) => block.lines.join('\n')).join('\n'))).toBe(words(text));
      const told = blocks.filter(({ lines: one }) => !isSceneBreak(one.join(' ')));
      const shown = plainText(shapeChapter(renderBlocks(told, emphasisOf(text))).html);
      expect(words(shown)).toBe(words(told.map((block) => block.lines.join('\n')).join('\n')));
    }),
    { numRuns: 300 },
  );
});

test('a word broken by a hyphen is closed up where it stands elsewhere without one', () => {
  const text = 'It was a well-\nknown thing, and the light-\nhouse stood. The lighthouse kept on.';
  expect(hyphensOf(text).join(text.split('\n'))).toBe(
    'It was a well-known thing, and the lighthouse stood. The lighthouse kept on.',
  );
});

test('lines of speech are paragraphs, lines of verse are kept', () => {
  const prose = `${wrapped('She waited on the quay until the lamps had burned down and the last of the ropes was in. '.repeat(4).trim(), 70)}\n\n`;
  const told = paragraphsOf(
    `${prose}"You came," he said.\n"I did."\n"Well, then."\n\n${prose}The tide went out,\nthe tide came in,\nand nobody kept count.\n`,
  );
  expect(told.slice(1, 4)).toEqual(['"You came," he said.', '"I did."', '"Well, then."']);
  expect(told.at(-1)).toBe('The tide went out,\nthe tide came in,\nand nobody kept count.');
});

test('a gap much wider than all others parts scenes', () => {
  const paragraphs = Array.from(
    { length: 12 },
    (_, at) => `This is paragraph number ${at}, and it says what it says without any hurry at all.`,
  );
  const text = `${paragraphs.slice(0, 6).join('\n\n')}\n\n\n\n${paragraphs.slice(6).join('\n\n')}`;
  expect(paragraphsOf(text)).toEqual([...paragraphs.slice(0, 6), '', ...paragraphs.slice(6)]);
});

test('emphasis wants words between its marks', () => {
  expect(emphasisOf('* _ **').mark('f*** it, a*b*c, *not* and **really** and _two words_ & <b>')).toBe(
    'f*** it, a*b*c, <em>not</em> and <strong>really</strong> and <em>two words</em> &amp; &lt;b&gt;',
  );
});

test('slashes are thoughts only by a legend or by habit', () => {
  const once = 'W/T and and/or and /usr/share/, and one /thing/ more';
  expect(emphasisOf(once).mark(once)).toBe(once);
  expect(emphasisOf('/ /', '// // = thoughts').mark('//Go,// she thought.')).toBe('//Go,// she thought.');
  expect(emphasisOf('//Go,// she thought.', '// // = thoughts').mark('//Go,// she thought.')).toBe(
    '<em>Go,</em> she thought.',
  );
});
