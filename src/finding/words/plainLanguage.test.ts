import { expect, test } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';
import { wordsIn } from './cut.ts';
import { plainLanguage } from './plainLanguage.ts';

const database = freshDatabase();

const TEXTS = {
  en: 'The lamp was out when she came back to the house, and there was nobody in the kitchen who could have told her why.',
  de: 'Das Licht war aus, als sie in das Haus zurückkam, und in der Küche war niemand, der ihr hätte sagen können, warum.',
  fr: 'La lampe était éteinte quand elle est revenue à la maison, et il n’y avait personne dans la cuisine pour lui dire ce qui s’était passé.',
  es: 'La lámpara estaba apagada cuando ella volvió a la casa, y no había nadie en la cocina que le dijera por qué lo habían hecho.',
  pt: 'A lâmpada estava apagada quando ela voltou para a casa, e não havia ninguém na cozinha que lhe dissesse o que tinha acontecido com eles.',
  it: 'La lampada era spenta quando lei tornò nella casa, e non c’era nessuno in cucina che le dicesse perché lo avevano fatto.',
  nl: 'De lamp was uit toen zij naar het huis terugkwam, en er was niemand in de keuken die haar kon zeggen wat er met hem was gebeurd.',
  ru: 'Лампа не горела, когда она вернулась в дом, и на кухне не было никого, кто мог бы ей сказать, что же с ним случилось.',
  sv: 'Lampan var släckt när hon kom tillbaka till huset, och det fanns ingen i köket som kunde säga henne vad som hade hänt med honom.',
  fi: 'Lamppu oli sammunut, kun hän tuli takaisin taloon, eikä keittiössä ollut ketään, joka olisi voinut sanoa hänelle, mitä oli tapahtunut.',
  hu: 'A lámpa nem égett, amikor ő visszajött a házba, és nem volt senki a konyhában, aki azt mondta volna neki, hogy mi is történt vele.',
};

test.each(Object.entries(TEXTS))('%s is told by its commonest words', async (language, text) => {
  expect(await plainLanguage(database.db, wordsIn(text))).toBe(language);
});

test.each([
  ['a few words', 'She was there.'],
  [
    'words of no language',
    'Ka lomi renta shivo dular esin orun thean eliswo rane tisa hobe limor fengal '.repeat(3),
  ],
  ['a script without spaces', '彼女は東京の図書館で本を読んだ。'.repeat(9)],
  ['nothing', ''],
])('%s are in no language plainly', async (_, text) => {
  expect(await plainLanguage(database.db, wordsIn(text))).toBeNull();
});
