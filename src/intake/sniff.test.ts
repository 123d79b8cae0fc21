import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { packed } from '../testing/packed.ts';
import { sniff } from './sniff.ts';

const kindOf = (content: string | Uint8Array, name = 'story.txt'): string =>
  sniff({ name, bytes: Buffer.from(content) }).kind;
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

test.each([
  ['plain prose', 'The ferry was late.\n\nNobody minded.', 'story.txt', 'text'],
  ['prose in Shift_JIS', Buffer.from('8365835883670a836583588367', 'hex'), 'story.txt', 'text'],
  ['prose with a little debris', `A NUL\0 and ${'plain words '.repeat(40)}`, 'story.txt', 'text'],
  ['a text that ends in DOS manner', 'The ferry was late.\r\n\x1a', 'story.txt', 'text'],
  ['UTF-16 with a mark', Buffer.from('\uFEFFThe ferry was late.', 'utf16le'), 'story.txt', 'text'],
  [
    'UTF-16 without one',
    Buffer.from('The ferry was late, and nobody minded.', 'utf16le'),
    'story.txt',
    'text',
  ],
  ['Cyrillic UTF-16', Buffer.from('\uFEFFПаром опоздал.', 'utf16le'), 'story.txt', 'text'],
  ['a page named as text', '\n <!DOCTYPE html><html><body>Hi</body></html>', 'story.txt', 'html'],
  ['a page in UTF-16', Buffer.from('\uFEFF<html><body>Hi</body></html>', 'utf16le'), 'story.txt', 'html'],
  ['a page behind a mark and a comment', '\uFEFF<!-- saved -->\n<HTML><HEAD>', 'x', 'html'],
  ['an XHTML page', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "a">\n<html>', 'x', 'html'],
  ['a piece of a page', '<p>One</p>\n<p>Two</p>\n<hr>\n<p>Three</p>', 'x', 'html'],
  ['a page without tags but named so', '<b>Title</b> and the text', 'story.html', 'html'],
  ['plain text named as a page', 'No tags at all.', 'story.html', 'text'],
  ['prose with a tag in it', '<i>Late,</i> she thought.\n\nNobody minded.', 'story.txt', 'text'],
  ['prose about tags', 'She typed <p> and <br> and <hr> all night.', 'story.txt', 'text'],
  ['front matter in YAML', '---\ntitle: Ferry\n---\nText', 'story.txt', 'markdown'],
  ['front matter in TOML', '+++\ntitle = "Ferry"\n+++\nText', 'story.txt', 'markdown'],
  [
    'a rule that only looks like front matter',
    '---\nThe ferry was late, and so\nwas she.\n---\nText',
    'story.txt',
    'text',
  ],
  ['Markdown by its name', '# Ferry\n\nText', 'story.md', 'markdown'],
  [
    'a mailbox',
    'From ann@example.org Mon Jan  5 10:00:00 1998\nFrom: Ann\nSubject: Ferry\n\nText',
    'x',
    'mbox',
  ],
  ['prose that begins with From', 'From 1998 on, the ferry was late.\nNobody: minded.\n', 'x', 'text'],
  ['a mail in a text file', 'From: Ann\nSubject: Ferry 1/2\n\nText', 'x.txt', 'text'],
  ['RTF', '{\\rtf1\\ansi Hi}', 'story.doc', 'rtf'],
  ['nothing', '', 'story.txt', 'empty'],
  ['only spaces', ' \r\n\t \n', 'story.txt', 'empty'],
  ['only a mark', '\uFEFF', 'story.txt', 'empty'],
  ['XML that declares entities', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'x.xml', 'binary'],
  ['a feed', '<rss version="2.0"><channel/></rss>', 'x.xml', 'binary'],
  ['a FictionBook', '<?xml version="1.0"?><FictionBook><body/></FictionBook>', 'x.fb2', 'binary'],
])('%s is known', (_, content, name, kind) => {
  expect(kindOf(content, name)).toBe(kind);
});

test.each([
  ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['PDF', '%PDF-1.4\nsome text objects'],
  ['a program', `MZ\x90\0${'x'.repeat(100)}`],
  ['SQLite', 'SQLite format 3\0'],
  ['gzip', '\x1f\x8b\x08\0aaaa'],
  ['an old Word document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['a Mobipocket book', `${'n'.repeat(60)}BOOKMOBI`],
  ['noise', Array.from({ length: 5000 }, (_, at) => String.fromCodePoint((at * 7919 + 13) % 256)).join('')],
])('%s named as text is binary', (_, content) => {
  expect(kindOf(latin1(content))).toBe('binary');
});

test('zips are told apart by what is in them', async () => {
  const kindOfZip = async (files: Record<string, string>, name = 'x.zip') =>
    kindOf(await packed(files, { compress: false }), name);
  expect(await kindOfZip({ mimetype: 'application/epub+zip', 'a.xhtml': 'x' })).toBe('epub');
  expect(await kindOfZip({ 'META-INF/container.xml': 'x', 'OEBPS/a.opf': 'x' })).toBe('epub');
  expect(await kindOfZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': 'x' })).toBe(
    'odt',
  );
  expect(await kindOfZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })).toBe('binary');
  expect(await kindOfZip({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }, 'x.doc')).toBe('docx');
  expect(await kindOfZip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' })).toBe('binary');
  expect(await kindOfZip({ 'a.txt': 'x', 'b.epub': await innerBook() })).toBe('zip');
});

async function innerBook(): Promise<string> {
  return (await packed({ 'META-INF/container.xml': 'x' }, { compress: false })).toString('latin1');
}

test('a page is decoded by the charset its meta tag declares', () => {
  const page = latin1(
    '<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1251"></head><body>\xcf\xe0\xf0\xee\xec</body></html>',
  );
  const file = sniff({ name: 'x.html', bytes: page });
  expect(file.text().text).toContain('Паром');
  expect(file.page()).toBe(file.page());
});

test('a page too deep is refused by name', () => {
  const file = sniff({ name: 'deep.html', bytes: Buffer.from(`<html>${'<div>'.repeat(20_000)}`) });
  expect(() => file.page()).toThrowError(/deep\.html nests/);
});
