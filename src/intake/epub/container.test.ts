import { expect, test } from 'vitest';
import { Failure } from '../../ground/failures.ts';
import { findAll, isElement, textContent } from '../../prose/walk.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { packed } from '../../testing/packed.ts';
import { openEpub, type Epub } from './container.ts';

const CONTAINER =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>';

const opf = (metadata: string, rest = ''): string =>
  `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="3.0">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata>
  <manifest><item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest>
  <spine><itemref idref="a"/><itemref idref="gone"/></spine>${rest}</package>`;

const NAV =
  '<html><body><nav epub:type="toc"><ol><li><a href="a%20b.xhtml#one">One</a><ol><li><a href="a%20b.xhtml#two">Two</a></li></ol></li></ol></nav></body></html>';

async function book(files: Record<string, string>): Promise<Epub> {
  const bytes = await packed({
    'META-INF/container.xml': CONTAINER,
    'OEBPS/nav.xhtml': NAV,
    'OEBPS/a b.xhtml': '<html><body><p>Hi</p></body></html>',
    ...files,
  });
  return openEpub({ name: 'a.epub', bytes }, DEFAULT_LIMITS);
}

async function codeOf(files: Record<string, string>): Promise<string> {
  try {
    const opened = await book(files);
    for (const { href } of opened.spine) await opened.page(href);
    return 'read';
  } catch (error) {
    return error instanceof Failure ? error.code : String(error);
  }
}

test('spine, contents and metadata come out with paths in the zip', async () => {
  const opened = await book({
    'OEBPS/content.opf': opf(
      '<dc:title> A  Book </dc:title><dc:creator id="c">Ann Other</dc:creator><meta refines="#c" property="role">aut</meta><meta property="belongs-to-collection" id="s">The Series</meta><meta refines="#s" property="group-position">2</meta><meta name="calibre:series" content="The Series"/><meta name="calibre:series_index" content="2"/><dc:identifier opf:scheme="URL">https://example.org/1</dc:identifier>',
    ),
  });
  expect(opened.spine.map(({ href }) => href)).toEqual(['OEBPS/a b.xhtml']);
  expect(opened.toc).toEqual([
    { title: 'One', href: 'OEBPS/a b.xhtml', fragment: 'one', depth: 0 },
    { title: 'Two', href: 'OEBPS/a b.xhtml', fragment: 'two', depth: 1 },
  ]);
  expect(opened.metadata.title).toBe('A Book');
  expect(opened.metadata.creators).toEqual([{ name: 'Ann Other', role: 'aut', fileAs: null }]);
  expect(opened.metadata.series).toEqual([{ name: 'The Series', position: 2 }]);
  expect(opened.metadata.identifiers).toEqual([{ scheme: 'URL', value: 'https://example.org/1' }]);
});

test('a book whose container is lost is found by its package', async () => {
  const opened = await book({ 'META-INF/container.xml': '<container/>', 'OEBPS/content.opf': opf('') });
  expect(opened.spine).toHaveLength(1);
});

test('paths in the wrong letter case are found', async () => {
  const opened = await book({ 'OEBPS/content.opf': opf('').replace('a%20b.xhtml', 'A%20B.XHTML') });
  expect(opened.spine[0]?.href).toBe('OEBPS/a b.xhtml');
  expect(opened.resolve('OEBPS/a b.xhtml', '../oebps/NAV.xhtml#x')).toEqual({
    href: 'OEBPS/nav.xhtml',
    fragment: 'x',
  });
  expect(opened.resolve('OEBPS/a b.xhtml', '../../../../etc/passwd')).toBeNull();
});

test('self-closed tags of XHTML swallow nothing', async () => {
  const opened = await book({
    'OEBPS/content.opf': opf(''),
    'OEBPS/a b.xhtml':
      '<?xml version="1.0"?><html><head><title/><script src="x"/></head><body><a id="p1"/><p>One</p><p/><i title="a>b"/><p>Two<br/></p></body></html>',
  });
  const page = await opened.page('OEBPS/a b.xhtml');
  const paragraphs = findAll(page, (one) => isElement(one, 'p'));
  expect(paragraphs.map(textContent)).toEqual(['One', '', 'Two']);
  expect(findAll(page, (one) => isElement(one, 'i', 'a')).map(textContent)).toEqual(['', '']);
});

test('a locked book is refused, obfuscated fonts are not', async () => {
  const locked = (algorithm: string) =>
    `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/></EncryptedData></encryption>`;
  const files = { 'OEBPS/content.opf': opf('') };
  expect(
    await codeOf({
      ...files,
      'META-INF/encryption.xml': locked('http://www.w3.org/2001/04/xmlenc#aes128-cbc'),
    }),
  ).toBe('epub-encrypted');
  expect(
    await codeOf({ ...files, 'META-INF/encryption.xml': locked('http://www.idpf.org/2008/embedding') }),
  ).toBe('read');
});

test('entities in the package, the container or a page are refused', async () => {
  const bomb = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  expect(await codeOf({ 'OEBPS/content.opf': opf('').replace('<package', `${bomb}<package`) })).toBe(
    'xml-entities',
  );
  expect(
    await codeOf({ 'META-INF/container.xml': `${bomb}${CONTAINER}`, 'OEBPS/content.opf': opf('') }),
  ).toBe('xml-entities');
  expect(
    await codeOf({
      'OEBPS/content.opf': opf(''),
      'OEBPS/a b.xhtml': `<?xml version="1.0"?>\n<!-- x -->\n${bomb}<html><body><p>&x;</p></body></html>`,
    }),
  ).toBe('xml-entities');
});

test('20,000 nested tags in a page are refused by name', async () => {
  const deep = `<html><body>${'<div>'.repeat(20_000)}</body></html>`;
  expect(await codeOf({ 'OEBPS/content.opf': opf(''), 'OEBPS/a b.xhtml': deep })).toBe('html-too-deep');
});

test('a zip without a package is damaged', async () => {
  expect(await codeOf({})).toBe('file-damaged');
});
