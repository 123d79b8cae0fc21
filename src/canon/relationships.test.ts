import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCanon } from './load.ts';
import { readRelationship } from './relationships.ts';

const canon = await loadCanon([join(import.meta.dirname, 'samples')]);
const buffy = canon.pack('Buffy');

test.each([
  ['W/T', 'Tara Maclay/Willow Rosenberg'],
  ['Willow/Tara', 'Tara Maclay/Willow Rosenberg'],
  ['Willow / Tara (past)', 'Tara Maclay/Willow Rosenberg'],
  ['tara maclay/willow rosenberg', 'Tara Maclay/Willow Rosenberg'],
  ['past W/T', 'Tara Maclay/Willow Rosenberg'],
  ['Tillow', 'Tara Maclay/Willow Rosenberg'],
  ['B/S', 'Spike/Buffy Summers'],
  ['Spike x Buffy', 'Spike/Buffy Summers'],
  ['Spike and Buffy', 'Spike/Buffy Summers'],
  ['X/A.', 'Anya Jenkins/Xander Harris'],
  ['Willow & Tara', 'Tara Maclay & Willow Rosenberg'],
  ['Buffy/Spike friendship', 'Spike & Buffy Summers'],
  ['Dawn Summers & Buffy Summers', 'Buffy Summers & Dawn Summers'],
  ['F/B', 'Faith Lehane/Buffy Summers'],
  ['Willow/Tara/Buffy', 'Tara Maclay/Willow Rosenberg/Buffy Summers'],
  ['Xander/OMC', 'Xander Harris/Original Male Character(s)'],
])('%s is %s', (raw, name) => {
  const read = readRelationship(raw, buffy);
  expect(read?.name).toBe(name);
  expect(read?.romantic).toBe(name.includes('/'));
  expect(read?.members).toEqual(name.split(/\/| & /));
});

test('a member whom the pack does not know, or a letter of several, leaves the words as written', () => {
  expect(readRelationship('Willow/Kestrel', buffy)).toEqual({
    name: null,
    members: ['Willow', 'Kestrel'],
    romantic: true,
  });
  expect(readRelationship('W/X', buffy)).toEqual({ name: null, members: ['W', 'X'], romantic: true });
  expect(readRelationship('Willow/Tara', null)).toEqual({
    name: null,
    members: ['Willow', 'Tara'],
    romantic: true,
  });
});

test('a digit may be a letter of shorthand where the pack says so', () => {
  expect(readRelationship('Z/7', canon.pack('LS'))?.members).toEqual(['Hope Faber', 'Zoë Marsh']);
  expect(readRelationship('Lamplight', canon.pack('LS'))?.name).toBe('Jean-Luc Faber/Zoë Marsh');
});

test.each([
  'gen',
  'none',
  'and/or',
  '1/2',
  'n/a',
  'he/she',
  'Willow',
  '',
  '/',
  'w/o',
  'yes/no',
  'a'.repeat(400),
])('%j is no pairing', (raw) => {
  expect(readRelationship(raw, buffy)).toBeNull();
});
