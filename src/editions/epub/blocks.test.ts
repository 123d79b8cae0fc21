import { expect, test } from 'vitest';
import { clean } from '../../prose/clean.ts';
import { treeOf } from '../tree.ts';
import { blocksOf, files } from './blocks.ts';
import { surroundings } from './surroundings.ts';

function blocks(html: string) {
  const pieces = treeOf(clean(html));
  return blocksOf(pieces, surroundings(pieces, new Map(), 'https://archive.example.org/works/1'));
}

test('a box around the whole chapter is opened, one that says something stays', () => {
  expect(
    blocks('<div><p>a</p><div><p>b</p></div></div><div class="letter"><p>c</p></div>').map(
      ({ name }) => name,
    ),
  ).toEqual(['p', 'p', 'div']);
});

test('a scene break at the edge of a chapter parts nothing and goes', () => {
  expect(blocks('<hr><p>a</p><hr><p>b</p><hr>').map(({ name }) => name)).toEqual(['p', 'hr', 'p']);
});

test('a long chapter is parted at a scene break, and loses nothing', () => {
  const scene = `${'<p>one lamp after another</p>'.repeat(1500)}<hr>`;
  const all = blocks(scene.repeat(8));
  const parts = files(all);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.flat()).toEqual(all);
  expect(parts.slice(1).map((part) => part[0]!.name)).toEqual(parts.slice(1).map(() => 'hr'));
});

test('headings of the author stand below the chapter heading, in their own order', () => {
  expect(blocks('<h1>a</h1><h2>b</h2><h6>c</h6>').map(({ name }) => name)).toEqual(['h3', 'h4', 'h6']);
});
