import { expect, test } from 'vitest';
import { directionOf, languageName, languageTag } from './languages.ts';

test('a language is known by its own name, its English name and its codes', () => {
  const names: Record<string, string[]> = {
    en: ['English', 'english ', 'eng', 'en'],
    de: ['Deutsch', 'German', 'ger', 'deu', 'DE'],
    zh: ['中文-普通话 國語', 'Chinese', 'cmn', 'Mandarin Chinese'],
    'zh-TW': ['zh_TW'],
    yue: ['中文-广东话 粵語', 'Cantonese'],
    'pt-BR': ['Português brasileiro', 'ptBR', 'pt_br', 'Brazilian Portuguese'],
    'pt-PT': ['Português europeu'],
    he: ['עברית', 'iw', 'Hebrew'],
    ru: ['Русский', 'русский'],
    fil: ['Filipino', 'Tagalog', 'tl', 'Wikang Filipino'],
    id: ['Bahasa Indonesia', 'Indonesian'],
    cs: ['Čeština', 'C\u030ces\u030ctina'],
    ka: ['ქართული', 'kat'],
    tlh: ['Klingon', 'tlhIngan-Hol'],
    qya: ['Quenya'],
    ku: ['Kurdî | کوردی', 'Kurdish'],
  };
  for (const [tag, spellings] of Object.entries(names)) {
    for (const spelling of spellings) {
      if (spelling === 'zh_TW') expect(['zh-TW', 'zh-Hant']).toContain(languageTag(spelling));
      else expect([spelling, languageTag(spelling)]).toEqual([spelling, tag]);
    }
  }
});

test('words that name no language give none', () => {
  for (const word of ['', '  ', 'Unknown', 'xx', 'zz', 'the language of flowers', '<b>', 'a', '-', '中']) {
    expect([word, languageTag(word)]).toEqual([word, null]);
  }
});

test('a language is called what its speakers call it', () => {
  expect(languageName('de')).toBe('Deutsch');
  expect(languageName('de-AT')).toBe('Deutsch');
  expect(languageName('pt-br')).toBe('Português brasileiro');
  expect(languageName('iw')).toBe('עברית');
  expect(languageName('zh-Hant')).toBe('繁體中文');
  expect(languageName('not a tag')).toBe('not a tag');
});

test('the direction follows the script, then the language', () => {
  for (const tag of ['he', 'ar', 'fa', 'ur', 'yi', 'ar-EG', 'az-Arab', 'dv', 'iw', 'ckb'])
    expect([tag, directionOf(tag)]).toEqual([tag, 'rtl']);
  for (const tag of ['en', 'ru', 'ja', 'ku', 'ar-Latn', 'az', '', 'nonsense tag'])
    expect([tag, directionOf(tag)]).toEqual([tag, 'ltr']);
});
