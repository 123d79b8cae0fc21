import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '../../ground/failures.ts';
import { packed } from '../../testing/packed.ts';
import { BARE_CONTEXT } from '../../testing/goldenLines.ts';
import { odtReader } from '../odt/reader.ts';
import { sniff } from '../sniff.ts';
import { docxReader } from './reader.ts';

const PARTS = { docx: join(import.meta.dirname, 'parts'), odt: join(import.meta.dirname, '../odt/parts') };
const BODY = { docx: 'word/document.xml', odt: 'content.xml' };
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function partsOf(kind: 'docx' | 'odt'): Record<string, string> {
  const entries = readdirSync(PARTS[kind], { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map((path) => [
    relative(PARTS[kind], path).split(sep).join('/'),
    readFileSync(path, 'utf8').trim(),
  ]);
  return Object.fromEntries(files.toReversed()) as Record<string, string>;
}

/** The failure a document ends in, or its text. `files` are added to the usual parts or stand in their place. */
async function outcome(kind: 'docx' | 'odt', files: Record<string, string | Buffer>): Promise<string> {
  const bytes = await packed({ ...partsOf(kind), ...files });
  const reader = kind === 'docx' ? docxReader : odtReader;
  try {
    const [reading] = await reader.read(sniff({ name: `a.${kind}`, bytes }), BARE_CONTEXT);
    return reading!.draft!.chapters.map(({ html }) => html).join('');
  } catch (error) {
    return error instanceof Failure ? error.code : String(error);
  }
}

const document = (kind: 'docx' | 'odt', inner: string, prolog = ''): string =>
  kind === 'docx'
    ? `<?xml version="1.0"?>${prolog}<w:document xmlns:w="${WORD}"><w:body>${inner}</w:body></w:document>`
    : `<?xml version="1.0"?>${prolog}<office:document-content xmlns:office="urn:o" xmlns:text="urn:t"><office:body><office:text>${inner}</office:text></office:body></office:document-content>`;

const paragraph = { docx: '<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>', odt: '<text:p>It rained.</text:p>' };

test.each(['docx', 'odt'] as const)('a plain %s is read', async (kind) => {
  expect(await outcome(kind, { [BODY[kind]]: document(kind, paragraph[kind]) })).toBe('<p>It rained.</p>\n');
});

test.each(['docx', 'odt'] as const)('a %s that reaches for a file of the disk is refused', async (kind) => {
  const xxe = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  expect(await outcome(kind, { [BODY[kind]]: document(kind, `&x;${paragraph[kind]}`, xxe) })).toBe(
    'xml-entities',
  );
});

test.each(['docx', 'odt'] as const)('a %s with an entity bomb in its styles is refused', async (kind) => {
  const bomb =
    '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><s>&c;</s>';
  const styles = kind === 'docx' ? 'word/styles.xml' : 'styles.xml';
  expect(await outcome(kind, { [BODY[kind]]: document(kind, paragraph[kind]), [styles]: bomb })).toBe(
    'xml-entities',
  );
});

test('20,000 nested elements are refused', async () => {
  const deep = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000);
  expect(await outcome('docx', { [BODY.docx]: document('docx', deep('<w:sdt>', '</w:sdt>')) })).toBe(
    'html-too-deep',
  );
  expect(
    await outcome('odt', { [BODY.odt]: document('odt', deep('<text:section>', '</text:section>')) }),
  ).toBe('html-too-deep');
});

test.each(['docx', 'odt'] as const)('a %s with a bomb among its pictures is refused', async (kind) => {
  const bomb = Buffer.alloc(5_000_000);
  expect(await outcome(kind, { [BODY[kind]]: document(kind, paragraph[kind]), 'media/bomb.png': bomb })).toBe(
    'zip-bomb',
  );
});

test('a docx whose body is lost is damaged', async () => {
  expect(await outcome('docx', {})).toBe('file-damaged');
  expect(await outcome('odt', {})).toBe('file-damaged');
});

test.each(['docx', 'odt'] as const)('a %s without words holds no story', async (kind) => {
  expect(await outcome(kind, { [BODY[kind]]: document(kind, '') })).toBe('no-story');
});
