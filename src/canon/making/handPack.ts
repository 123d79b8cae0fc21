import { slugOf } from '../fold.ts';
import { episodeCode } from '../settingProblems.ts';
import { packYaml, type InstallmentDraft } from './packYaml.ts';

/** What a person writes by hand about a small canon: lists, a line each. */
export interface HandPack {
  fandom: string;
  codes: string;
  media: string;
  counting: 'episodes' | 'books' | 'stories';
  /** `1x01 The Last Lamp`, or titles alone, which are counted; `Season 2` or a line `--` begins another season. */
  installments: string;
  characters: string;
}

/** A pack file of it. Whether it is sound is for `checkPack` to say. */
export function handPackYaml(hand: HandPack): string {
  return packYaml({
    fandom: hand.fandom.trim(),
    names: [],
    codes: linesOf(hand.codes.replaceAll(',', '\n')),
    media: hand.media.trim() || 'Other Media',
    counting: hand.counting,
    installments: hand.counting === 'episodes' ? episodesOf(hand.installments) : worksOf(hand.installments),
    characters: linesOf(hand.characters),
  });
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const CODED = /^s?(\d{1,4})\s?[xe](\d{1,4})[\s.:–-]+(.+)$/i;

function episodesOf(text: string): InstallmentDraft[] {
  let [season, number] = [1, 0];
  const episodes: InstallmentDraft[] = [];
  for (const line of linesOf(text)) {
    const coded = CODED.exec(line);
    const opens = /^(?:season|series|s)\s*(\d{1,4}):?$/i.exec(line);
    if (opens) [season, number] = [Number(opens[1]), 0];
    else if (/^-{2,}$/.test(line)) [season, number] = [season + 1, 0];
    else {
      [season, number] = coded ? [Number(coded[1]), Number(coded[2])] : [season, number + 1];
      episodes.push({ code: episodeCode(season, number), title: coded?.[3]?.trim() ?? line });
    }
  }
  return episodes;
}

/** Books and stories: `GoF: Title`, or a title alone, whose first letters are its code. */
function worksOf(text: string): InstallmentDraft[] {
  const taken = new Set<string>();
  return linesOf(text).map((line) => {
    const [, code, title] = /^([\p{Lu}\p{N}][\p{L}\p{N}]{0,7}):\s+(.+)$/u.exec(line) ?? [];
    const own = code ?? free(initialsOf(line), taken);
    taken.add(own);
    return { code: own, title: title ?? line };
  });
}

function initialsOf(title: string): string {
  const words = slugOf(title)
    .split('-')
    .filter((word) => word !== '');
  const letters =
    words.length > 1 ? words.map((word) => Array.from(word)[0]).join('') : (words[0] ?? 'X').slice(0, 4);
  return letters.toUpperCase().slice(0, 8);
}

function free(code: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const one = count === 1 ? code : `${code}${count}`;
    if (!taken.has(one)) return one;
  }
}
