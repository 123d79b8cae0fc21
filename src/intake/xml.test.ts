import { expect, test } from 'vitest';
import { Failure } from '../ground/failures.ts';
import { parseXml, xmlAttribute, xmlChild, xmlDescendants, xmlText } from './xml.ts';

const codeOf = (text: string): string => {
  try {
    parseXml(text, 'a.xml');
    return 'read';
  } catch (error) {
    return error instanceof Failure ? error.code : String(error);
  }
};

test('names are local and namespaces stand beside them', () => {
  const root = parseXml('<a xmlns:o="urn:o"><o:b o:role="aut" role="x">hi</o:b></a>', 'a.xml');
  const inner = xmlChild(root, 'b');
  expect(inner?.uri).toBe('urn:o');
  expect(inner && xmlAttribute(inner, 'role', 'urn:o')).toBe('aut');
  expect(inner && xmlAttribute(inner, 'role')).toBe('x');
});

test('the named entities of HTML are understood and unknown ones stay', () => {
  expect(xmlText(parseXml('<p>a&nbsp;b&mdash;c &amp;nbsp; &nosuch;</p>', 'a.xml'))).toBe(
    'a\u00a0b\u2014c &nbsp; &nosuch;',
  );
});

test('a broken file is read as far as it goes', () => {
  const root = parseXml('<a><b>one & two</b><c>three</a>', 'a.xml');
  expect(xmlText(root)).toContain('one & two');
  expect([...xmlDescendants(root, 'c')]).toHaveLength(1);
});

test('a document type that only points somewhere is let pass and never fetched', () => {
  expect(
    codeOf('<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://example.org/ncx.dtd"><ncx/>'),
  ).toBe('read');
});

test('entities of its own are refused: the laughing bomb', () => {
  expect(codeOf('<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>')).toBe('xml-entities');
});

test('entities of its own are refused: a file from the disk', () => {
  expect(codeOf('<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>')).toBe('xml-entities');
  expect(codeOf('<!DOCTYPE l [<!ENTITY % x SYSTEM "http://example.org/x">%x;]><l/>')).toBe('xml-entities');
});

test('20,000 nested tags are refused', () => {
  expect(codeOf('<a>'.repeat(20_000) + '</a>'.repeat(20_000))).toBe('html-too-deep');
});

test('what is no XML is damaged', () => {
  expect(codeOf('hello')).toBe('file-damaged');
  expect(codeOf('')).toBe('file-damaged');
});
