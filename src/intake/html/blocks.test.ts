import { expect, test } from 'vitest';
import { parseDocument } from '../../prose/parse.ts';
import { innerHtml } from '../../prose/walk.ts';
import { together } from './block.ts';
import { blocksOf } from './blocks.ts';

const cut = (html: string): string[] =>
  blocksOf(parseDocument(html)).map(({ tag, text }) => `${tag}: ${text}`);
const markup = (html: string): string[] =>
  blocksOf(parseDocument(html)).map(({ nodes }) => innerHtml(together(nodes)));

test('paragraphs come out of their wrappers in order', () => {
  expect(cut('<div><section><h1>T</h1><p>One</p></section><p>Two</p></div><hr>')).toEqual([
    'h1: T',
    'p: One',
    'p: Two',
    'hr: ',
  ]);
});

test('loose text is cut at double line breaks and keeps single ones', () => {
  expect(cut('One<br>more<br><br>Two<br>\n<br>Three')).toEqual(['p: One\nmore', 'p: Two', 'p: Three']);
});

test('emphasis and centring of opened wrappers go to what they hold', () => {
  expect(markup('<center><i>One</i><p>Two</p></center>')).toEqual([
    '<p align="center"><i>One</i></p>',
    '<p align="center">Two</p>',
  ]);
  expect(markup('He <i>said<br><br>no</i> and left')).toEqual([
    '<p>He <i>said</i></p>',
    '<p><i>no</i> and left</p>',
  ]);
  expect(markup('<b><p>One</p><p>Two</p></b>')).toEqual(['<p><b>One</b></p>', '<p><b>Two</b></p>']);
});

test('an anchor before a block belongs to it', () => {
  const blocks = blocksOf(parseDocument('<div id="c1"><a name="x"></a><p>One</p></div>'));
  expect(blocks.flatMap(({ ids }) => ids)).toEqual(['c1', 'x']);
});

test('scripts, styles and forms leave no words', () => {
  expect(
    cut('<style>p{}</style><p>One</p><script>var a</script><select><option>x</option></select>'),
  ).toEqual(['p: One']);
});

test('a page of thousands of unclosed wrappers is cut without recursion', () => {
  expect(cut(`${'<div>'.repeat(4000)}<p>One`)).toEqual(['p: One']);
});
