import type { Rating } from '../draft.ts';

/** Ages that ratings name: film boards, archives and authors in several languages. */
const AGES = '3|6|7|1[0-8]|21';
const FORMS: readonly RegExp[] = [
  // ab 16, FSK 12, USK-16, PEGI 18, K-13
  new RegExp(`\\b(?:ab|FSK|USK|PEGI|K)[\\s-]{0,2}(${AGES})(?!\\d)`, 'i'),
  // -16 ans, +13, +18
  new RegExp(`^[-–−+]\\s?(${AGES})(?!\\d)|[-–−+]\\s?(${AGES})\\s(?:ans|años|anos|anni|let|лет)`, 'i'),
  // 16 ans et plus, 16 anos, ab 16 Jahren, старше 16 лет
  new RegExp(`(?<!\\d)(${AGES})\\s?(?:ans|años|anos|anni|jahre|лет)(?!\\p{L})`, 'iu'),
  // mayores de 18, moins de 16, minori di 14, unter 18
  new RegExp(
    `(?:ma[yi]ores|menores|moins|plus|minori|maggiori|unter|über|старше|до)\\s+(?:de\\s+|di\\s+)?(${AGES})(?!\\d)`,
    'iu',
  ),
];

/** What the youngest reader that a rating names means: `ab 16`, `FSK 12`, `-16 ans`, `mayores de 18`; null for none. */
export function ratingOfAge(words: string): Rating | null {
  for (const form of FORMS) {
    const age = Number(
      form
        .exec(words)
        ?.slice(1)
        .find((one) => one !== undefined) ?? Number.NaN,
    );
    if (Number.isNaN(age)) continue;
    if (age >= 18) return 'Explicit';
    if (age >= 16) return 'Mature';
    return age >= 12 ? 'Teen And Up Audiences' : 'General Audiences';
  }
  return null;
}

/** The same in words, where no number stands. */
export const FOREIGN_TERMS: readonly [RegExp, Rating][] = [
  [
    /\b(?:interdit aux mineurs|(?:pour )?adultes|(?:solo )?(?:para )?adult[oi]s|(?:nur )?für erwachsene|vietato ai minori|barnförbjudet?n?|rosso)(?!\p{L})|(?:для )?взрослых/iu,
    'Explicit',
  ],
  [/\b(?:arancione|mayores de edad)\b/i, 'Mature'],
  [/\b(?:adolescent(?:e?s)?|giallo|jugendliche)\b/i, 'Teen And Up Audiences'],
  [
    /\b(?:ohne altersbeschränkung|ohne altersfreigabe|für alle|tout public|todos? (?:los )?públicos?|para todos|per tutti|livre|verde|sallittu|barntillåten)(?!\p{L})|для всех|^S$/iu,
    'General Audiences',
  ],
];
