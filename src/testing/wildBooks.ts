import { createHash } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import type { Book, BookChapter } from '../editions/book.ts';
import { clean } from '../prose/clean.ts';
import type { CleanHtml } from '../prose/cleanHtml.ts';
import { countWords } from '../prose/words.ts';

const WORDS = [
  'the tide went out and left a lamp on the sand where nobody had stood since the winter',
  '“Come,” she said— don’t café naïve Ünder … a_b *star* <angle> A&B &amp; "quoted" ]]> 1. # not --',
  'שלום עולם سلام ليل 夜の 海 밤 ночь νύχτα đêm ราตรี 👩‍👩‍👧 🏳️‍🌈 𝔣𝔞𝔡𝔢',
  'e\u0301 \u200F \u202E \u00AD \u200B \uFEFF \u{10FFFD} \u0085',
].flatMap((row) => row.split(' '));
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 0, maxLength: 14 })
  .map((some) => escape(some.join(' ')));

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const INLINE =
  'a abbr acronym b big cite code del em i ins kbd q s samp small span strike strong sub sup tt u var font'.split(
    ' ',
  );
const BLOCK =
  'p p p p div blockquote h1 h2 h3 h4 h5 h6 pre ul ol dl li dt dd table tr td th caption tbody thead tfoot figure figcaption details summary address center section ruby'.split(
    ' ',
  );
const PIECES = [
  '<br>',
  '<hr>',
  '<wbr>',
  '<p>&nbsp;</p>',
  '<ul><li>one<li>two</ul>',
  '<dl><dt>a<dd>b</dl>',
  '<dl><dd>b<dt>a</dl>',
  '<dl></dl>',
  '<table></table>',
];
const HREFS = [
  '/works/5',
  '#n1',
  '#r1',
  '#nowhere',
  'https://example.org/a b?x=1&amp;y=[2]|3',
  'mailto:wick@example.org?subject=a b',
  'http://[::1]/',
  'javascript:alert(1)',
  'ftp://example.org/x',
  'https://пример.example/ü',
  '//example.org',
  '?page=2',
  'chapters/4#x',
  'https://example.org:99999/',
  'http://a%zz',
  'mailto:',
  '',
];
const attributes = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HREFS).map((href) => `href="${href}"`),
      fc.constantFrom('n1', 'r1', 'a b', '1x', 'ü', 'chapter', 'heading').map((id) => `id="${id}"`),
      fc
        .constantFrom('verse', 'letter', 'centre', 'footnote', 'thought', 'x y', '1')
        .map((name) => `class="${name}"`),
      fc
        .constantFrom('en', 'he', 'zh-Hant', 'x', 'q-q', 'en_GB', 'de-DE-u-co-phonebk', 'aa-aaaaa-1')
        .map((lang) => `lang="${lang}"`),
      fc.constantFrom(
        'dir="rtl"',
        'dir="auto"',
        'align="center"',
        'align="right"',
        'title="a &amp; b"',
        'start="-3"',
        'type="a"',
        'type="disc"',
        'colspan="2"',
        'rowspan="0"',
        'span="3"',
        'width="50%"',
        'border="1"',
        'abbr="x"',
        'scope="row"',
        'open',
        'cite="https://example.org"',
        'name="n1"',
        'value="7"',
        'summary="s"',
      ),
    ),
    { maxLength: 3 },
  )
  .map((some) =>
    [...new Map(some.map((one) => [one.split('=')[0], one])).values()].map((one) => ` ${one}`).join(''),
  );

const { inside } = fc.letrec<{ inside: string; tagged: string }>((tie) => ({
  tagged: fc
    .tuple(
      fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...INLINE) },
        { weight: 3, arbitrary: fc.constantFrom(...BLOCK) },
      ),
      attributes,
      tie('inside'),
    )
    .map(([name, given, content]) => `<${name}${given}>${content}</${name}>`),
  inside: fc
    .array(
      fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        words,
        fc.constantFrom(...PIECES),
        tie('tagged'),
        tie('tagged'),
      ),
      { maxLength: 5 },
    )
    .map((some) => some.join('')),
}));

const FOOTNOTES =
  '<p>The lamp was lit<sup><a href="#n1" id="r1">1</a></sup> and then<a href="#n2" id="r2">[2]</a> it was not.</p><ol><li id="n1"><p>By whom? <a href="#r1">↩</a></p></li><li id="n2">No one. <a href="#r2">↩</a></li></ol>';
const RUBY =
  '<p><ruby>海<rp>(</rp><rt>うみ</rt><rp>)</rp>辺<rt>べ</rt></ruby> <ruby><rt>x</rt></ruby><ruby>y</ruby></p>';
const TABLE =
  '<table border="1" summary="x"><caption>Tides<table><tr><td>in</table></caption><colgroup span="2"><col span="2" width="3"></colgroup><tfoot><tr><td>sum</tfoot><thead><tr><th scope="col" abbr="d">Day<p>x</p></thead><tbody><tr><td colspan="3" rowspan="2"><p>low<ul><li>x</ul></tbody><tbody></tbody></table>';
const VERSE =
  '<div class="verse"><p>Salt and lamp and line,<br>\nevery boat is mine.</p></div><blockquote class="letter"><p>Dear W.,</p><p align="right">Yours, T.</p></blockquote>';
const picture = (name: string, alt: string): string =>
  `<p><img src="/images/${name}" alt="${alt}" width="40" height="3"></p><figure><img src="/images/${name}"><figcaption>${alt}</figcaption></figure>`;

/** A picture of one pixel, as each kind that is kept. */
export const PICTURES: ReadonlyMap<string, Uint8Array> = new Map(
  [
    { extension: 'png', bytes: onePixelPng() },
    {
      extension: 'gif',
      bytes: Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64'),
    },
    { extension: 'webp', bytes: Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64') },
  ].map(({ extension, bytes }) => [
    `${createHash('sha256').update(bytes).digest('hex')}.${extension}`,
    bytes,
  ]),
);

function onePixelPng(): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    const named = Buffer.concat([Buffer.from(type), body]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([head, named, sum]);
  };
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.from([0, 200, 90, 40]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Markup as wild as files are, cleaned. */
export const wildHtml: fc.Arbitrary<CleanHtml> = fc
  .array(
    fc.oneof(
      inside,
      words.map((text) => `<p>${text}</p>`),
      fc.constantFrom(
        FOOTNOTES,
        RUBY,
        TABLE,
        VERSE,
        '<hr>',
        ...[...PICTURES.keys()].map((name) => picture(name, 'A lamp & its light')),
      ),
      fc.constant(`<p><img src="/images/${'0'.repeat(64)}.png" alt="lost"></p>`),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((some) => clean(some.join('')));

const note: fc.Arbitrary<CleanHtml> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(clean('')) },
  { weight: 1, arbitrary: wildHtml },
);
const line = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((some) => some.join(' '));
const lines = fc.array(line, { maxLength: 4 });
const date = fc.option(fc.constantFrom('1999-12-31', '2004-02-29', '2026-11-22'));

const chapter: fc.Arbitrary<Omit<BookChapter, 'number' | 'words'>> = fc.record({
  title: fc.option(line),
  summary: note,
  notesBegin: note,
  notesEnd: note,
  html: wildHtml,
  published: date,
});

/** A chapter that needs several files: long paragraphs and scene breaks. */
const huge = clean(
  Array.from(
    { length: 900 },
    (_, at) =>
      `<p>${'She counted the boats as they came in, one lamp after another. '.repeat(8)}${at}</p>${at % 40 === 39 ? '<hr>' : ''}`,
  ).join('') + FOOTNOTES,
);

/** Books of every shape: one chapter to forty, any language, any notes, now and then a chapter of half a megabyte. */
export const wildBook: fc.Arbitrary<Book> = fc
  .record({
    workId: fc.constantFrom('1', '4711'),
    title: line,
    authors: fc.array(
      fc.record({
        name: line,
        url: fc.constantFrom('https://archive.example.org/users/wick', 'not an address'),
      }),
      { maxLength: 3 },
    ),
    fandoms: lines,
    relationships: lines,
    characters: lines,
    additionalTags: lines,
    warnings: lines,
    categories: fc.subarray(['F/F', 'F/M', 'Gen']),
    rating: fc.option(fc.constantFrom('Mature', 'General Audiences')),
    setting: fc.option(
      fc.record({
        raw: line,
        relation: fc.constantFrom('after', 'missing scene', 'diverges', null),
        fandom: fc.option(line),
        code: fc.option(fc.constantFrom('6x19')),
        title: fc.option(line),
      }),
    ),
    summary: note,
    notesBegin: note,
    notesEnd: note,
    spoilers: fc.constantFrom(null, {
      raw: 'up to 6x19',
      relation: null,
      fandom: null,
      code: '6x19',
      title: null,
    }),
    disclaimer: fc.option(line),
    archivePermission: fc.option(line),
    feedback: fc.option(line),
    collections: lines,
    dedication: fc.option(line),
    recipients: lines,
    beta: lines,
    language: fc.constantFrom('en', 'he', 'ar', 'zh-Hant', 'ja', 'tlh', 'not a tag', null),
    series: fc.array(
      fc.record({
        name: line,
        position: fc.option(fc.integer({ min: 1, max: 40 })),
        address: fc.option(fc.constant('https://archive.example.org/series/2')),
      }),
      { maxLength: 2 },
    ),
    published: date,
    updated: date,
    complete: fc.option(fc.boolean()),
    chaptersExpected: fc.option(fc.integer({ min: 1, max: 50 })),
    sourceUrl: fc.option(fc.constantFrom('https://example.org/s/1/', 'http://example.org/a b')),
    some: fc.array(chapter, { minLength: 1, maxLength: 5 }),
    times: fc.constantFrom(1, 1, 1, 1, 8),
    withHuge: fc.integer({ min: 0, max: 24 }).map((drawn) => drawn === 0),
  })
  .map(({ some, times, withHuge, ...facts }): Book => {
    const texts = Array.from({ length: times }, () => some).flat();
    const chapters = texts.map((text, at) => numbered(text, at + 1, withHuge && at === 0));
    const total = chapters.reduce((sum, { words: own }) => sum + own, 0);
    return Object.assign(facts, {
      chapters,
      words: total,
      address: `https://archive.example.org/works/${facts.workId}`,
      archiveName: 'Example & Archive',
      modified: '2026-11-22T09:30:00+01:00',
      image: async (name: string) => PICTURES.get(name) ?? null,
    });
  });

function numbered(text: Omit<BookChapter, 'number' | 'words'>, number: number, isHuge: boolean): BookChapter {
  const html = isHuge ? huge : text.html;
  return Object.assign({}, text, { html, number, words: countWords(html) });
}
