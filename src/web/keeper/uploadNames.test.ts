import { join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { labelOf, UploadNames } from './uploadNames.ts';

const take = (...sent: string[]) => {
  const names = new UploadNames();
  return sent.map((name) => names.take(name));
};

test('a file keeps its path below the folder it came from', () => {
  expect(take('fics/angst/story.txt', 'fics\\fluff\\story.txt')).toEqual([
    'fics/angst/story.txt',
    'fics/fluff/story.txt',
  ]);
});

test('no path leads out of the upload', () => {
  expect(
    take('../../etc/passwd', '/etc/shadow', 'C:\\Users\\x\\a.txt', 'a/../../b.txt', '..\\..\\c.txt'),
  ).toEqual(['etc/passwd', 'etc/shadow', 'Users/x/a.txt', 'a/b.txt', 'c.txt']);
});

test('names that hide something are made plain', () => {
  expect(take('sto\u0000ry.txt', 'txt.\u202Eexe.txt', ' spaced .txt ')).toEqual([
    'story.txt',
    'txt.exe.txt',
    'spaced .txt',
  ]);
});

test('what a system leaves behind is not taken', () => {
  expect(take('.DS_Store', '__MACOSX/a.txt', 'x/Thumbs.db', '', '..', '/')).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a file in the place of a folder, or of another file, gets a place of its own', () => {
  expect(take('a', 'a/b.txt', 'c/d.txt', 'c', 'e.txt', 'e.txt')).toEqual([
    'a',
    'a (2)/b.txt',
    'c/d.txt',
    'c (2)',
    'e.txt',
    'e (2).txt',
  ]);
});

test('any names whatever give different paths inside', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', 'a', 'b.txt', 'C:', '😀'.repeat(90)),
    fc.string({ unit: 'binary' }),
  );
  const sent = fc.array(part, { maxLength: 30 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 12 }), (all) => {
      const names = take(...all).filter((name) => name !== null);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) {
        expect(normalize(join('/up', name))).toBe(`/up/${name}`);
        expect(Math.max(...name.split('/').map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(210);
      }
    }),
  );
});

test('an upload is called by its folder or its first file', () => {
  expect([
    labelOf(['fics/a.txt', 'fics/b/c.txt']),
    labelOf(['a.txt']),
    labelOf(['a.txt', 'b.txt', 'c.txt']),
  ]).toEqual(['fics/', 'a.txt', 'a.txt and 2 more']);
});
