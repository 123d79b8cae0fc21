import * as fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { coverSvg } from '../coverSvg.ts';
import { pictureOf } from './drawing.ts';
import { pngOf } from './png.ts';

const drawing = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 256">${inside}</svg>`;
const path = (fill: string, d: string, more = '') => `<path fill="${fill}"${more} d="${d}"/>`;
const paper = path('#ffffff', 'M0 0H160V256H0z');

/** The mean and the largest difference of a part of a colour, 0 to 255, from the picture that librsvg draws. */
async function awayFromLibrsvg(svg: string, width: number): Promise<{ mean: number; most: number }> {
  const ours = await sharp(await pngOf(pictureOf(svg, width)))
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
  const [, , , wide = '1'] = /viewBox="(\S+) (\S+) (\S+)/.exec(svg) ?? [];
  const sized = svg.replace('<svg ', `<svg width="${wide}" height="${Number(wide) * 1.6}" `);
  const theirs = await sharp(Buffer.from(sized), { density: (72 * width) / Number(wide) })
    .resize(width, Math.round(width * 1.6), { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
  expect(ours.length).toBe(theirs.length);
  let [sum, most] = [0, 0];
  for (let at = 0; at < ours.length; at++) {
    const away = Math.abs(ours[at]! - theirs[at]!);
    sum += away;
    most = Math.max(most, away);
  }
  return { mean: sum / ours.length, most };
}

test('a cover looks as a renderer for any SVG draws it, in at most 256 colours', async () => {
  for (let at = 0; at < 24; at++) {
    const facts = { title: `The ${at}th Lamp on the Quay`, authors: ['Wick'], language: 'en' };
    const svg = coverSvg({ ...facts, fandoms: [`Fandom ${at}`] });
    expect(pictureOf(svg, 800).colours.length).toBeLessThanOrEqual(256);
    expect((await awayFromLibrsvg(svg, 800)).mean).toBeLessThan(0.5);
  }
}, 120_000);

test('every command of a path is drawn, from the page as from the pen', async () => {
  const figures = [
    'M10 10H90V70H10z',
    'm10 10h80v60h-80z',
    'M20 20L140 40L80 200z',
    'm20 20l120 20l-60 160z',
    'M20 200Q80 20 140 200z',
    'M20 200q60 -180 120 0z',
    'M20 200C20 20 140 20 140 200z',
    'M20 200c0 -180 120 -180 120 0z',
    'M20 128a60 60 0 1 0 120 0a60 60 0 1 0 -120 0z',
    'M20 128A60 90 0 0 1 140 128A60 20 0 0 1 20 128z',
    'M20 20 100 20 100 100 20 100',
    'M-40 -40L220 30L30 300z',
    'M20.5 20.25h100v100h-100zm20 20h30v30h-30z',
  ];
  for (const d of figures) {
    const { mean, most } = await awayFromLibrsvg(drawing(paper + path('#204060', d)), 160);
    expect([d, mean < 0.3, most < 48]).toEqual([d, true, true]);
  }
});

test('holes stay open by either rule, letters stand where they are moved to, frames cut off', async () => {
  const ring = 'M20 20h100v100h-100zM40 40v60h60v-60z';
  const twice = 'M20 20h100v100h-100zM40 40h60v60h-60z';
  const inside = [
    path('#204060', ring),
    path('#204060', twice, ' fill-rule="evenodd"'),
    path('#204060', twice),
    path('#204060', 'M0 0H500V500H0z', ' transform="translate(20 30) scale(0.1500)"'),
    `<svg x="30" y="40" width="50" height="60" viewBox="30 40 50 60">${path('#204060', 'M0 0H160V256H0z')}</svg>`,
  ];
  for (const one of inside) {
    const { most } = await awayFromLibrsvg(drawing(paper + one), 160);
    expect([one, most < 32]).toEqual([one, true]);
  }
});

test('whatever polygon is drawn, its picture is the one librsvg draws', async () => {
  const place = fc.integer({ min: -40, max: 300 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(place, place), { minLength: 3, maxLength: 9 }), async (corners) => {
      const d = `M${corners.map(([x, y]) => `${x} ${y}`).join('L')}z`;
      for (const rule of ['', ' fill-rule="evenodd"']) {
        const { mean } = await awayFromLibrsvg(drawing(paper + path('#204060', d, rule)), 160);
        expect(mean).toBeLessThan(1);
      }
    }),
    { numRuns: 60 },
  );
});
