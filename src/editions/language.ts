/** A language tag in its canonical spelling; `und` where it is missing or not well formed (BCP 47). */
export function languageOf(tag: string | null): string {
  if (tag === null || tag.trim() === '') return 'und';
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? 'und';
  } catch {
    return 'und';
  }
}

const RIGHT_TO_LEFT = new Set(
  'Adlm Arab Aran Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi'.split(
    ' ',
  ),
);

/** The direction a text in this language runs, by the script it is most likely written in. */
export function directionOf(tag: string | null): 'ltr' | 'rtl' {
  const language = languageOf(tag);
  if (language === 'und') return 'ltr';
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The English name of a language, e.g. "Hebrew"; the tag itself where none is known, null where none was given. */
export function languageName(tag: string | null): string | null {
  const language = languageOf(tag);
  if (language === 'und') return tag;
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}
