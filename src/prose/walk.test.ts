import { describe, expect, test } from 'vitest';
import { parseFragment } from './parse.ts';
import {
  attribute,
  children,
  descendants,
  elements,
  find,
  findAll,
  hasClass,
  innerHtml,
  isElement,
  isText,
  textContent,
} from './walk.ts';

const tree = parseFragment(
  '<div class="meta group"><p id=a>One <b>two</b></p><!-- c --><p>three<br></p></div><template><i>four</i></template>',
);

test('everything below is met in the order it is written', () => {
  expect([...descendants(tree)].map((node) => node.nodeName)).toEqual([
    'div',
    'p',
    '#text',
    'b',
    '#text',
    '#comment',
    'p',
    '#text',
    'br',
    'template',
    'i',
    '#text',
  ]);
  expect([...elements(tree)].map(({ tagName }) => tagName)).toEqual([
    'div',
    'p',
    'b',
    'p',
    'br',
    'template',
    'i',
  ]);
});

test('elements are found by what they are', () => {
  const second = findAll(tree, (element) => isElement(element, 'p'))[1]!;
  expect(textContent(second)).toBe('three');
  expect(find(tree, (element) => attribute(element, 'id') === 'a')?.tagName).toBe('p');
  expect(find(tree, (element) => isElement(element, 'table'))).toBeNull();
  expect(hasClass(children(tree)[0] as never, 'group')).toBe(true);
  expect(hasClass(children(tree)[0] as never, 'grou')).toBe(false);
  expect(children(second).filter(isText)).toHaveLength(1);
});

test('text is what can be read', () => {
  expect(textContent(parseFragment('a<script>b</script><style>c</style> <i>d</i>'))).toBe('a d');
});

describe('the markup inside a node', () => {
  test.each([
    '<p title="a &quot;b&quot; &amp; c">x &lt; y &amp; z&nbsp;</p>',
    'one<br>two<img src="x"><hr>',
    '<script>if (a < b) c()</script><style>p > a {}</style>',
    '<svg viewBox="0 0 1 1"><a xlink:href="x">y</a></svg>',
    '<template><p>x</p></template>',
  ])('reads back as it was: %s', (html) => {
    expect(innerHtml(parseFragment(html))).toBe(html);
  });
});
