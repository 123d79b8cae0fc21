/** Splits outside brackets and quotes. */
function splitOutside(text: string, mark: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const char of text) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
    if (depth === 0 && mark.test(char)) {
      pieces.push(piece);
      piece = '';
    } else piece += char;
  }
  return [...pieces, piece];
}

function tidy(item: string): string {
  return item
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:and|&)\s+/i, '')
    .replace(/[.;,]+$/, '')
    .trim();
}

function unique(items: string[]): string[] {
  const seen = new Set<string>();
  return items.filter((item) => item !== '' && !seen.has(item.toLowerCase()) && seen.add(item.toLowerCase()));
}

const NOTHING =
  /^(?:none|n\/?a|no|nope|nil|-+|keine?|aucune?|ningun[oa]?|nessun[oa]?|nenhum[a]?|nincs|нет|отсутству[ею]т|без предупреждений|なし|特になし|無し|无|無|no one|nobody|nothing|not applicable)(?:\s+(?:really|at all|to speak of|that i know of|yet|whatsoever))?[.!]*$/i;

/** Does the value say that there is nothing to say? */
export function saysNothing(raw: string): boolean {
  return NOTHING.test(raw.trim());
}

/** Items parted by commas, semicolons or new lines; `(…)` stays with its item. */
export function listIn(raw: string): string[] {
  if (saysNothing(raw)) return [];
  return unique(splitOutside(raw, /[,;\n|、，；]/).map(tidy)).filter((item) => !saysNothing(item));
}

/** Pairings, kept as typed; ` and ` parts two of them only when both sides are pairings. */
export function pairingsIn(raw: string): string[] {
  const items = listIn(raw).flatMap((item) => {
    const halves = item.split(/\s+(?:and|und|et|y)\s+/i);
    return halves.length > 1 && halves.every((half) => /\S\s*[/x&]\s*\S/i.test(half) && /[/&]| x /.test(half))
      ? halves
      : [item];
  });
  return unique(items.map(tidy));
}

/** Names parted by commas or `and`. */
export function namesIn(raw: string): string[] {
  return unique(
    listIn(raw)
      .flatMap((item) => item.split(/\s+(?:and|&|und)\s+/i))
      .map(tidy),
  );
}

/** Genres parted by commas or slashes; `Hurt/Comfort` is one. */
export function genresIn(raw: string): string[] {
  const kept = raw.replace(/hurt\s*\/\s*comfort/gi, (words) => words.replace('/', '\u0001'));
  return unique(
    listIn(kept)
      .flatMap((item) =>
        /^[A-Z]\/[A-Z]$|\b[MF]\/[MF]\b|\d\s?\/\s?\d/i.test(item) ? [item] : item.split(/\s*\/\s*/),
      )
      .map((item) => tidy(item.replace('\u0001', '/'))),
  );
}

/** What the letters of a Gossamer classification mean. */
const CLASSES: Record<string, string> = {
  X: 'X-File',
  S: 'Story',
  V: 'Vignette',
  T: 'Post-Episode',
  C: 'Crossover',
  R: 'Romance',
  A: 'Angst',
  H: 'Humor',
  P: 'Poetry',
};

/** The words of a Gossamer classification such as `XRA` or `S, R, A`; null where it is none. */
export function classesIn(code: string): string[] | null {
  if (!/^[XSVTCRAHP]{1,5}$/.test(code)) return null;
  return code.split('').map((letter) => CLASSES[letter]!);
}
