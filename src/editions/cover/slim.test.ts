import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { coverSvg } from './coverSvg.ts';
import { slim } from './slim.ts';

const path = (d: string, more = '') => `<path fill="#123456"${more} d="${d}"/>`;

test('a path is written from point to point in whole numbers, and draws the same', () => {
  expect(slim(path('M8 8H40V24L8 24z'), 4)).toBe(path('m2 2h8v4h-8z'));
  expect(slim(path('M0 0L4 8L8 0z'), 4)).toBe(path('m0 0l1 2 1-2z'));
  expect(slim(path('M8 16a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z'), 4)).toBe(
    path('m2 4a2 2 0 1 0 4 0 2 2 0 1 0-4 0z'),
  );
  expect(slim(path('M0 0Q4 4 8 0C12 -4 16 -4 20 0'), 4)).toBe(path('m0 0q1 1 2 0c1-1 2-1 3 0'));
});

test('after a figure is closed the next begins where the last one began', () => {
  expect(slim(path('M4 4h8v8zm16 0h4v4z'), 4)).toBe(path('m1 1h2v2zm4 0h1v1z'));
});

test('what is rounded away does not add up', () => {
  const steps = 'h1.5'.repeat(80);
  expect(slim(path(`M0 0${steps}`), 4)).toMatch(/^<path fill="#123456" d="m0 0h/);
  const across = [...slim(path(`M0 0${steps}`), 4).matchAll(/\d+(?=[ "])/g)].map(Number);
  expect(across.slice(1).reduce((sum, step) => sum + step, 0)).toBe(30);
});

test('letters are moved and scaled into place, and frames are scaled with what they hold', () => {
  expect(slim(path('M0 0H1000', ' transform="translate(40 80) scale(0.4000)"'), 4)).toBe(path('m10 20h100'));
  expect(slim('<svg viewBox="0 0 1600 1133.5" width="1600" height="1133.5"/>', 4)).toBe(
    '<svg viewBox="0 0 400 283" width="400" height="283"/>',
  );
});

test('a stamp weighs two kilobytes on the wire, and never much more than five', () => {
  const weights = Array.from({ length: 25 }, (_, at) => {
    const facts = { title: `The ${at}th Lamp on the Quay`, authors: ['Wick'], language: 'en' };
    return gzipSync(coverSvg({ ...facts, fandoms: [`Fandom ${at}`] }, 'stamp')).length;
  }).toSorted((one, other) => one - other);
  expect(weights[12]).toBeLessThan(2500);
  expect(weights.at(-1)).toBeLessThan(6000);
});
