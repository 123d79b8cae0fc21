import { describe, expect, test } from 'vitest';
import { detectLanguage } from './language.ts';

describe('the language of a text', () => {
  test.each([
    [
      'en',
      'The ferry was late again, and nobody on the landing stage minded, because it was the last warm evening of the year and the bell had been taken down for repair.',
    ],
    [
      'de',
      'Die Fähre hatte wieder Verspätung, und niemand am Steg störte sich daran, denn es war der letzte warme Abend des Jahres und die Glocke hing noch beim Schmied.',
    ],
    [
      'fr',
      "Le bac était encore en retard, et personne sur le quai ne s'en plaignait, car c'était le dernier soir chaud de l'année et la cloche attendait chez le forgeron.",
    ],
    [
      'he',
      'המעבורת שוב איחרה, ואיש על הרציף לא התרגז, כי זה היה הערב החם האחרון של השנה והפעמון עוד חיכה אצל הנפח בקצה הרחוב.',
    ],
    [
      'ja',
      '渡し船はまた遅れていたが、桟橋の誰も気にしなかった。その年最後の暖かい夕暮れで、鐘は修理に出されたままだった。',
    ],
    [
      'ru',
      'Паром опять опаздывал, и никто на пристани не сердился, потому что это был последний тёплый вечер года, а колокол всё ещё чинили.',
    ],
  ])('is %s', (language, text) => {
    expect(detectLanguage(text)).toMatchObject({ language });
  });

  test('is sure only of a text long enough to tell', () => {
    const text =
      'The ferry was late again, and nobody on the landing stage minded, because it was the last warm evening of the year.';
    expect(detectLanguage(text.repeat(2))).toEqual({ language: 'en', sure: true });
    expect(detectLanguage('The ferry was late again.')?.sure).not.toBe(true);
  });

  test.each(['', '* * *', 'Oh!', '1234567890 1234567890 1234567890'])('is not guessed from %j', (text) => {
    expect(detectLanguage(text)).toBeNull();
  });
});
