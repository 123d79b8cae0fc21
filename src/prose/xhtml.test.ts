import { describe, expect, test } from 'vitest';
import { clean } from './clean.ts';
import { toXhtml } from './xhtml.ts';

describe('XHTML for books', () => {
  test.each([
    ['<p>a<br>b &amp; "c"&nbsp;d</p><hr>', '<p>a<br/>\nb &amp; "c"\u00A0d</p>\n<hr/>\n'],
    ['<p lang="fr">x</p>', '<p lang="fr" xml:lang="fr">x</p>\n'],
    [
      '<p><big>x</big> <tt>y</tt> <strike>z</strike> <acronym title="Q">q</acronym></p>',
      '<p><span class="big">x</span> <code>y</code> <s>z</s> <abbr title="Q">q</abbr></p>\n',
    ],
    ['<ul type="disc"><li>x</li></ul>', '<ul>\n<li>x</li>\n</ul>\n'],
    [
      '<table border="1" width="50%" summary="s"><tr><td width="3" abbr="a">x</td></tr></table>',
      '<table>\n<tbody>\n<tr>\n<td>x</td>\n</tr>\n</tbody>\n</table>\n',
    ],
    ['<center>x</center>', '<div class="centre">x</div>\n'],
    ['<p title="a &lt; b">x</p>', '<p title="a &lt; b">x</p>\n'],
  ])('of %s', (html, xhtml) => {
    expect(toXhtml(clean(html))).toBe(xhtml);
  });
});
