import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCanon } from './load.ts';
import { findNames } from './names.ts';

const canon = await loadCanon([join(import.meta.dirname, 'samples')]);

function found(text: string, fandom = 'Buffy'): Record<string, number> {
  const pack = canon.pack(fandom);
  if (!pack) throw new Error(`no pack of ${fandom}`);
  return Object.fromEntries(
    findNames(text.split('\n'), pack).characters.map(({ name, count }) => [name, count]),
  );
}

test('names, full names and possessives are counted for one person, most often named first', () => {
  const text =
    'Willow Rosenberg’s hands were cold. "Tara?" Willow\'s voice shook.\nTara Maclay was gone, and WILLOW is not a name.';
  expect(found(text)).toEqual({ 'Willow Rosenberg': 2, 'Tara Maclay': 2 });
  expect(Object.keys(found('Tara saw Giles, and Giles saw Tara, and Giles left.'))).toEqual([
    'Rupert Giles',
    'Tara Maclay',
  ]);
});

test('names are whole words and keep their letter case', () => {
  expect(
    found('The willows stood by a willow; Gilesgate and Taras and Xanderish are elsewhere, spike.'),
  ).toEqual({});
});

test('the longest name counts', () => {
  expect(found('They feared Dark Willow, and William the Bloody, and Mrs. Summers.')).toEqual({
    'Willow Rosenberg': 1,
    Spike: 1,
    'Joyce Summers': 1,
  });
});

test('accents, apostrophes and hyphens inside a name are no hindrance', () => {
  const text = "Zoe laughed. Zoë did not. Zoe\u0308\u2019s lamp, T\u2019Rell's hat and Jean-Luc\u2019s boat.";
  expect(found(text, 'LS')).toEqual({ 'Zoë Marsh': 3, "T'Rell": 1, 'Jean-Luc Faber': 1 });
});

test('a word at the start of a sentence is no name, nor is one after an article', () => {
  expect(
    found(
      'Dawn broke. Faith is a virtue. Will you go? Will it rain? Hope is a thing. Spike of fever, the Spike of the railing.',
    ),
  ).toEqual({});
});

test('a name that is a word counts where it stands like a name', () => {
  expect(found('"Spike?" she said. Then Spike laughed.')).toEqual({ Spike: 2 });
  expect(found('Spike’s coat hung there.')).toEqual({ Spike: 1 });
  expect(found('She saw Dawn in the hall. It was late, and Dawn’s hair was wet.')).toEqual({
    'Dawn Summers': 2,
  });
  expect(found('It was her dream, and Dawn was in it once.')).toEqual({});
});

test('a shared or doubtful name goes to the one person whom the text names otherwise', () => {
  expect(found('Willow ran. "Hurry, Will!" she heard.')).toEqual({ 'Willow Rosenberg': 2 });
  expect(found('He called Will twice, and Will came.')).toEqual({});
  expect(found('Willow met Spike, and Will ran.')).toEqual({ 'Willow Rosenberg': 1, Spike: 1 });
});

test('sentences that name a person are given as written, at most five', () => {
  const pack = canon.pack('Buffy');
  const text = [
    'It was late. "Tara," he said, "is here..." Nobody spoke.',
    ...Array.from({ length: 9 }, (_, at) => `Tara came ${at} times.`),
  ];
  const [tara] = pack ? findNames(text, pack).characters : [];
  expect(tara?.count).toBe(10);
  expect(tara?.sentences).toEqual([
    '"Tara," he said, "is here..."',
    'Tara came 0 times.',
    'Tara came 1 times.',
    'Tara came 2 times.',
    'Tara came 3 times.',
  ]);
});
