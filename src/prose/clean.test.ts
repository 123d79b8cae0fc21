import { describe, expect, test } from 'vitest';
import { clean } from './clean.ts';

const KEPT = `/images/${'0a'.repeat(32)}.png`;

describe('what fans write is kept', () => {
  test.each(
    'a abbr acronym b bdi bdo big cite code del dfn em i ins kbd mark q s samp small span strike strong sub sup tt u var'.split(
      ' ',
    ),
  )('<%s> in a line', (tag) => {
    const attributes = tag === 'a' ? 'href="https://example.org/" rel="nofollow"' : 'title="t"';
    expect(clean(`<p><${tag} ${attributes}>x</${tag}></p>`)).toBe(
      `<p><${tag} ${attributes}>x</${tag}></p>\n`,
    );
  });

  test.each('address blockquote div figure h1 h2 h3 h4 h5 h6 p pre'.split(' '))('<%s> as a block', (tag) => {
    expect(clean(`<${tag}>x</${tag}>`)).toBe(`<${tag}>x</${tag}>\n`);
  });

  test.each([
    ['<ul><li>x</li></ul>', '<ul>\n<li>x</li>\n</ul>\n'],
    ['<ol start=4 type=I><li>x</ol>', '<ol start="4" type="I">\n<li>x</li>\n</ol>\n'],
    ['<dl><dt>x<dd>y</dl>', '<dl>\n<dt>x</dt>\n<dd>y</dd>\n</dl>\n'],
    [
      '<details open><summary>x</summary><p>y</p></details>',
      '<details open="">\n<summary>x</summary>\n<p>y</p>\n</details>\n',
    ],
    ['<ruby>x<rp>(</rp><rt>y</rt><rp>)</rp></ruby>', '<ruby>x<rp>(</rp><rt>y</rt><rp>)</rp></ruby>'],
    ['<p dir=RTL lang=he title="  t\n u ">x</p>', '<p dir="rtl" lang="he" title="t u">x</p>\n'],
    ['<q cite="https://example.org/a">x</q>', '<q cite="https://example.org/a">x</q>'],
    ['<pre>\n\n a\n  b </pre>', '<pre> a\n  b </pre>\n'],
    ['<hr data-mark="~*~">', '<hr data-mark="~*~">\n'],
    ['one<br/>two', 'one<br>\ntwo'],
  ])('%s', (html, cleaned) => {
    expect(clean(html)).toBe(cleaned);
  });
});

describe('tables keep their parts, in order', () => {
  test.each([
    [
      '<table border=1 summary=s width=50%><colgroup><col span=2 width=3></colgroup><tr><th scope=row abbr=a>x<td colspan=2 rowspan=3>y</table>',
      '<table border="1" summary="s" width="50%">\n<colgroup>\n<col span="2" width="3">\n</colgroup>\n<tbody>\n<tr>\n' +
        '<th abbr="a" scope="row">x</th>\n<td colspan="2" rowspan="3">y</td>\n</tr>\n</tbody>\n</table>\n',
    ],
    ['<table><caption>only this</caption></table>', '<p>only this</p>\n'],
    ['<table></table>', ''],
    [
      '<table><tr><td><table><tr><td>x',
      '<table>\n<tbody>\n<tr>\n<td>\n<table>\n<tbody>\n<tr>\n<td>x</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n</tbody>\n</table>\n',
    ],
  ])('%s', (html, cleaned) => {
    expect(clean(html)).toBe(cleaned);
  });
});

describe('what is not ours to keep goes, and its words stay', () => {
  test.each([
    ['<font color=red>x</font>', 'x'],
    ['<o:p>x</o:p><blink>y</blink><custom-tag>z</custom-tag>', 'xyz'],
    ['<section>a</section><section>b</section>', '<div>a</div>\n<div>b</div>\n'],
    ['<p class="MsoNormal centre" id=x style="color:red" onclick=y>x</p>', '<p class="centre">x</p>\n'],
    ['<p align=right>x</p><p align=justify>y</p>', '<p class="right">x</p>\n<p>y</p>\n'],
    ['<center>x</center>', '<div class="centre">x</div>\n'],
    ['<span>x</span><a>y</a>', 'xy'],
    ['<span style="font-style: italic">x</span>', '<em>x</em>'],
    ['<span style="font-weight:700;text-decoration:underline">x</span>', '<strong><u>x</u></strong>'],
    ['<b style="font-weight:normal" id="docs-internal-1">x</b>', 'x'],
    ['<button>x</button><label>y</label>', 'xy'],
    ['<p lang="klingon-!">x</p>', '<p>x</p>\n'],
  ])('%s', (html, cleaned) => {
    expect(clean(html)).toBe(cleaned);
  });

  test.each(
    'script style svg math noscript noembed noframes xmp template title textarea select object iframe'.split(
      ' ',
    ),
  )('<%s> goes with what is in it', (tag) => {
    expect(clean(`a<${tag}>gone</${tag}>b`)).toBe('ab');
  });

  test('a <plaintext> goes with the rest of the page', () => {
    expect(clean('a<plaintext>gone</plaintext>')).toBe('a');
  });
});

describe('overlapping and unclosed tags become a tree', () => {
  test.each([
    ['<b>x<i>y</b>z</i>', '<b>x<i>y</i></b><i>z</i>'],
    ['<i>x<p>y</p>z</i>', '<i>x</i>\n<p><i>y</i></p>\n<i>z</i>'],
    ['<p>x<blockquote>y</blockquote>z', '<p>x</p>\n<blockquote>y</blockquote>\nz'],
    ['<p><button><p>x', '<p>x</p>\n'],
    [
      '<a href=http://example.org/>x<p>y</a>z',
      '<a href="http://example.org/" rel="nofollow">x</a>\n<p><a href="http://example.org/" rel="nofollow">y</a>z</p>\n',
    ],
    ['<b><b><b>x</b></b></b>', '<b>x</b>'],
    ['x <b> y</b> <i> </i>z ', 'x <b>y</b> z'],
    ['x<div></div>y', 'x<br>\ny'],
    ['<li>x', '<ul>\n<li>x</li>\n</ul>\n'],
    ['<dd>x', '<div>\n<div>x</div>\n</div>\n'],
    ['<rt>x</rt>', 'x'],
  ])('%s', (html, cleaned) => {
    expect(clean(html)).toBe(cleaned);
  });
});

describe('links', () => {
  test.each([
    ['http://example.org', 'http://example.org/'],
    ['https://Example.ORG/a b?c=ä|d#e f', 'https://example.org/a%20b?c=%C3%A4%7Cd#e%20f'],
    ['ftp://example.org/x', 'ftp://example.org/x'],
    [' https://example.org/ ', 'https://example.org/'],
    ['//example.org/x', 'https://example.org/x'],
    ['https://user:secret@example.org/', 'https://example.org/'],
    ['http://example.org/100%', 'http://example.org/100%25'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
  ])('%s leads outside and is not vouched for', (href, kept) => {
    expect(clean(`<a href="${href}">x</a>`)).toBe(`<a href="${kept}" rel="nofollow">x</a>`);
  });

  test.each(['/works/12', 'chapter2.html', '../x?y=1#z', 'mailto:wren@example.org?subject=hi'])(
    '%s stays',
    (href) => {
      expect(clean(`<a href="${href}">x</a>`)).toBe(`<a href="${href}">x</a>`);
    },
  );

  test.each([
    'javascript:x',
    'data:,x',
    'tel:1',
    'foo:bar',
    'http://',
    'mailto:',
    '',
    '#nowhere',
    'http://[',
    'java\u200Bscript:x',
  ])('%j leads nowhere', (href) => {
    expect(clean(`<a href="${href}">x</a>`)).toBe('x');
  });

  test('to notes and back work, under names of ours', () => {
    const html = clean(
      '<p>x<a href="#n1" name="r1">1</a></p><p id="n1">note <a href="#r1">back</a></p><p id="other">y</p>',
    );
    expect(html).toBe(
      '<p>x<a href="#fn-n1" id="fn-r1">1</a></p>\n<p id="fn-n1">note <a href="#fn-r1">back</a></p>\n<p>y</p>\n',
    );
  });

  test('to empty anchors work; of two with one name the first counts', () => {
    expect(clean('<a name="t"></a><h2>T</h2><a name=t></a><p><a href="#t">top</a></p>')).toContain(
      'id="fn-t"',
    );
    expect(
      clean('<a name="t"></a><h2>T</h2><a name=t></a><p><a href="#t">top</a></p>').match(/id=/g),
    ).toHaveLength(1);
  });
});

describe('pictures', () => {
  test('of the archive stay, with their size and description', () => {
    expect(clean(`<img src="${KEPT}" alt="a map" width=3 height=4px border=1 onload=x>`)).toBe(
      `<img src="${KEPT}" alt="a map" height="4" width="3">`,
    );
    expect(clean(`<img src="${KEPT}">`)).toBe(`<img src="${KEPT}" alt="">`);
  });

  test('that the source holds are mapped to ours', () => {
    const asked: string[][] = [];
    const image = (...question: [string, string]): string => {
      asked.push(question);
      return KEPT;
    };
    expect(clean('<img src="pics/map.png" alt="a map">', { image })).toBe(`<img src="${KEPT}" alt="a map">`);
    expect(asked).toEqual([['pics/map.png', 'a map']]);
  });

  test('are never loaded from elsewhere, whatever the caller says', () => {
    expect(clean('<img src=x alt=y>', { image: () => 'https://example.org/x.png' })).toBe('y');
    expect(clean('<img src=x alt=y>', { image: () => `${KEPT}?x` })).toBe('y');
  });

  test('from elsewhere become links, and that is said', () => {
    const told: unknown[] = [];
    const notice = (...words: unknown[]): void => void told.push(words);
    expect(
      clean('<img src="http://example.org/a.png" alt="a map"> <img src="http://example.org/b.png">', {
        notice,
      }),
    ).toBe(
      '<a href="http://example.org/a.png" rel="nofollow">a map</a> <a href="http://example.org/b.png" rel="nofollow">Image</a>',
    );
    expect(told).toEqual([
      ['image-not-kept', { src: 'http://example.org/a.png' }],
      ['image-not-kept', { src: 'http://example.org/b.png' }],
    ]);
  });
});

describe('what is left out is said once', () => {
  test.each([
    ['<script>x</script><script>y</script>', [['markup-dropped', { what: 'script' }]]],
    ['<p onclick=x>a</p><p onload=y>b</p>', [['markup-dropped', { what: 'event handlers' }]]],
    ['<a href="javascript:x">a</a>', [['markup-dropped', { what: 'unsafe address' }]]],
    ['<iframe src="https://example.org/v"></iframe>', [['embed-not-kept', { what: 'iframe' }]]],
    ['<p class=x style="color:red"><font>plain</font></p>', []],
  ])('%s', (html, said) => {
    const told: unknown[] = [];
    clean(html, { notice: (...words) => void told.push(words) });
    expect(told).toEqual(said);
  });

  test('players become links to what they play', () => {
    expect(clean('<video><source src="https://example.org/v.mp4">old browser</video>')).toBe(
      '<a href="https://example.org/v.mp4" rel="nofollow">https://example.org/v.mp4</a>',
    );
    expect(clean('<object data="https://example.org/o" title="The song"></object>')).toBe(
      '<a href="https://example.org/o" rel="nofollow">The song</a>',
    );
    expect(clean('a<embed src="x.swf">b')).toBe('ab');
  });
});

test('an anchor of a reading outside of ruby stays where it is when cleaned again', () => {
  const once = clean('<mark><rp id=x><a href=#x>1</a>');
  expect(once).toContain('id="fn-x"');
  expect(clean(once)).toBe(once);
});

test.each([
  [
    'a body of a table without rows',
    '<a href="#x">see</a><table><caption>c</caption><tbody id="x"></tbody></table>',
    '<a href="#fn-x">see</a><span id="fn-x"></span>\n<p>c</p>\n',
  ],
  [
    'a second caption',
    '<a href="#x">see</a><table><caption>c</caption><caption id="x">d</caption></table>',
    '<a href="#fn-x">see</a>\n<p>c<br>\n<span id="fn-x"></span>d</p>\n',
  ],
  [
    'a bracket of a ruby without readings',
    '<a href="#x">see</a><ruby>a<rp id="x">(</rp></ruby>',
    '<a href="#fn-x">see</a>a<span id="fn-x"></span>(',
  ],
  [
    'a table that is gone before the words that follow',
    '<table id="x"></table><a href="#x">see</a>',
    '<span id="fn-x"></span><a href="#fn-x">see</a>',
  ],
])('%s can still be linked to', (_, markup, html) => {
  expect(clean(markup)).toBe(html);
  expect(clean(html)).toBe(html);
});
