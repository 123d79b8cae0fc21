const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[’‘ʼ`´]/g;

/** Letters without their accents and with straight apostrophes; letter case stays. */
export function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(APOSTROPHES, "'")
    .replace(/ø/g, 'o')
    .replace(/Ø/g, 'O');
}

/** What two spellings of one name have in common: accents, letter case and outer or doubled spaces aside. */
export function fold(text: string): string {
  return unaccented(text).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What two spellings of one title have in common: `fold`, and punctuation and `&` aside. */
export function titleKey(title: string): string {
  return fold(title)
    .replaceAll('&', ' and ')
    .replaceAll("'", '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name as a part of an address: `buffy-the-vampire-slayer`. Not empty as long as the name holds a letter or a digit. */
export function slugOf(name: string): string {
  return titleKey(name).replaceAll(' ', '-');
}
