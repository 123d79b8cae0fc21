import { expect, test } from 'vitest';
import { document } from './Layout.tsx';
import { ShieldNote } from './ShieldNote.tsx';

const seen = [
  { fandom: 'BtVS', code: '6x18' },
  { fandom: 'XF', code: null },
];

test('a list says how much is folded away, beyond what, and how to see it once', () => {
  const note = document(<ShieldNote shield={{ seen, off: false }} folded={2} address="/works?page=2" />);
  expect(note).toContain(
    '2 works are folded away: set or spoiling beyond BtVS 6x18 and the beginning of XF.',
  );
  expect(note).toContain('href="/works?page=2&amp;shield=off"');
});

test('a lifted shield is said, and can be put back', () => {
  const note = document(<ShieldNote shield={{ seen, off: true }} folded={0} address="/works" />);
  expect(note).toContain('is lifted for this page.');
  expect(note).toContain('<a href="/works">Put it back</a>');
});

test('nothing is said where nothing is folded away', () => {
  expect(document(<ShieldNote shield={null} folded={0} address="/works" />)).toBe('<!doctype html>');
  expect(document(<ShieldNote shield={{ seen, off: false }} folded={0} address="/works" />)).toBe(
    '<!doctype html>',
  );
});
