const CATEGORIES: Record<string, string> = {
  'f/f': 'F/F',
  femslash: 'F/F',
  femmeslash: 'F/F',
  yuri: 'F/F',
  'm/m': 'M/M',
  'f/m': 'F/M',
  'm/f': 'F/M',
  het: 'F/M',
  gen: 'Gen',
  multi: 'Multi',
  other: 'Other',
  джен: 'Gen',
  гет: 'F/M',
  слэш: 'M/M',
  'слэш (яой)': 'M/M',
  фемслэш: 'F/F',
  'фемслэш (юри)': 'F/F',
  смешанная: 'Multi',
  'другие виды отношений': 'Other',
};

/** The AO3 category that a word names; null where it names none ("slash" may be of men or of women). */
export function categoryOf(word: string): string | null {
  return CATEGORIES[word.trim().toLowerCase()] ?? null;
}
