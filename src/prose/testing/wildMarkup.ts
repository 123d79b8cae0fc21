import * as fc from 'fast-check';

const TAGS =
  'a b i em strong span font center p div blockquote ul ol li dl dt dd table tbody thead tfoot tr td th caption ' +
  'colgroup col h1 h3 pre br hr img ruby rt rp details summary figure figcaption section button svg math style ' +
  'template select option form textarea title noscript iframe object embed video q ins del small sub sup address nobr ' +
  'u foreignObject mi mtext desc annotation-xml mglyph malignmark xmp plaintext noembed frameset body html head script ' +
  'bdo mark big tt strike acronym dir menu marquee input image isindex base link meta custom-tag';

const ATTRIBUTES = [
  'class=verse',
  'class="MsoNormal centre"',
  'id=x',
  'name=x',
  'id=__proto__',
  'name=cookie',
  'id=getElementById',
  'href=#x',
  'href=#y',
  'href="http://example.org/ a[b]%|"',
  'href=//example.org/x',
  'href="\\\\example.org\\x"',
  'href=javascript:alert(1)',
  'href=" java\tscript:alert(1)"',
  'href=JaVaScRiPt&colon;alert(1)',
  'href="&#1;javascript:alert(1)"',
  'href=data:text/html,x',
  'href=vbscript:x',
  'href=mailto:a@example.org',
  'xlink:href=javascript:alert(1)',
  'align=center',
  'align=right',
  'lang=en_us',
  'lang=-x-',
  'title="a&quot;&#13;b"',
  'title="--><img src=x onerror=alert(1)>"',
  'title="</title><script>alert(1)</script>"',
  'style="font-style:italic;text-align:right"',
  'style="font-weight:normal"',
  'style="background:url(javascript:alert(1))"',
  `src=/images/${'a1'.repeat(32)}.png`,
  'src=http://example.org/x.png alt=hm',
  'src=javascript:alert(1)',
  'src=x onerror=alert(1)',
  'srcset="http://example.org/x.png 2x"',
  'alt="* * *"',
  'alt="<script>"',
  'data-mark="~*~"',
  'data-mark="</hr>"',
  'dir=RTL',
  'start=3 type=a',
  'colspan=2 rowspan=0',
  'open',
  'onclick=alert(1)',
  'formaction=javascript:alert(1)',
  'srcdoc="<script>alert(1)</script>"',
  'is=x',
  'slot=y',
  'constructor=1',
  'width=10 height=4px',
  'encoding=text/html',
];

const TEXTS = [
  'x',
  ' ',
  'one two',
  '&nbsp;',
  '\n',
  '  a  b ',
  '* * *',
  '~*~',
  '~ Day 2 ~',
  '<!-- c -->',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?x <b>?>',
  '&amp;lt;script&amp;gt;',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u0001',
  '\u0000',
  '&#13;',
  '"q"',
  "'",
  '`',
  '\uD800',
  '日本',
  '</',
  '<',
  '>',
  '&',
  '<br><br>',
  '<p>&nbsp;</p>',
  '<a href=#x>1</a>',
  '<p><a name=x></a></p>',
  '<a id=y></a>',
  'The rain went on until the morning, and nobody in the house could say when it had begun or why it mattered.',
];

const tag = fc.constantFrom(...TAGS.split(' '));
const attributes = fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 3 });
const opening = fc.tuple(tag, attributes).map(([name, all]) => `<${[name, ...all].join(' ')}>`);
const closing = tag.map((name) => `</${name}>`);
const text = fc.constantFrom(...TEXTS);
const noise = fc.string({ maxLength: 12, unit: 'grapheme' });

/** Markup as nobody should write it: tags in any order, attributes that attack, text that looks like either. */
export const wildMarkup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: opening },
      { weight: 5, arbitrary: closing },
      { weight: 6, arbitrary: text },
      { weight: 1, arbitrary: noise },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

const PARTS =
  'table tbody thead tfoot tr td caption colgroup col ruby rt rp details summary dl dt dd ul li figure figcaption p b span div';
const part = fc.constantFrom(...PARTS.split(' '));
const named = fc.constantFrom('', '', ' id=x', ' id=y');

/** Parts of tables, lists and readings in any order, some of them linked to: those that are not kept leave anchors. */
export const pointedMarkup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.tuple(part, named).map(([name, id]) => `<${name}${id}>`) },
      { weight: 4, arbitrary: part.map((name) => `</${name}>`) },
      { weight: 3, arbitrary: fc.constantFrom('one', ' ', '<a href=#x>1</a>', '<a href=#y>2</a>', '<br>') },
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''));
