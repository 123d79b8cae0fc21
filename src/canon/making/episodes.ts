import { episodeCode } from '../settingProblems.ts';
import { titleKey } from '../fold.ts';
import type { InstallmentDraft } from './packYaml.ts';
import { isYear } from '../seasons.ts';

/** An episode as a list gives it; `where` says which entry it is, in messages. */
export interface ListedEpisode {
  where: string;
  /** 0: a special. null: the list does not say; then it is the season of the entry above, or the first. */
  season: number | null;
  /** null: the list does not say; then it is counted. */
  number: number | null;
  title: string;
  date: string | null;
  production: string | null;
}

export interface ListRead {
  installments: InstallmentDraft[];
  /** What was left out or guessed, a sentence each. */
  notes: string[];
}

/** Installments of a list of episodes, in the order of seasons and numbers; parts of one title share it. */
export function installmentsOf(episodes: readonly ListedEpisode[]): ListRead {
  const notes = seasonNotes(episodes);
  const isNumbered = episodes.some(({ number }) => number !== null);
  const seen = new Map<string, string>();
  const counts = new Map<number, number>();
  let above = 1;
  const placed = episodes.flatMap((episode) => {
    const named = `${episode.where} (“${episode.title}”)`;
    const season = episode.season ?? above;
    if (season < 1) {
      notes.push(`${named} is a special and was left out; add it by hand where it belongs.`);
      return [];
    }
    if (!isSeason(season)) {
      notes.push(
        `${named}: ${season} is no season, which is a number below 1000 or a year; it was left out.`,
      );
      return [];
    }
    above = season;
    const number = episode.number ?? (counts.get(season) ?? 0) + 1;
    const code = episodeCode(season, number);
    const before = seen.get(code);
    if (before !== undefined) {
      notes.push(`${named} is ${code}, as “${before}” is already; it was left out.`);
      return [];
    }
    if (episode.number === null && isNumbered)
      notes.push(`${named} has no number; it was taken to be ${code}.`);
    seen.set(code, episode.title);
    counts.set(season, Math.max(counts.get(season) ?? 0, number));
    return [{ ...episode, season, number, code }];
  });
  const inOrder = placed.toSorted((a, b) => a.season - b.season || a.number - b.number);
  return { installments: withPartTitles(inOrder.map(draftOf)), notes };
}

function isSeason(season: number): boolean {
  return season < 1000 || isYear(season);
}

/** Says where seasons were guessed: in the whole list, or in entries between others that name theirs. */
function seasonNotes(episodes: readonly ListedEpisode[]): string[] {
  const silent = episodes.filter(({ season }) => season === null);
  const [first] = silent;
  if (first === undefined) return [];
  if (silent.length === episodes.length)
    return ['The list names no season, so everything was taken to be season 1.'];
  const count = silent.length === 1 ? 'names' : `and ${silent.length - 1} more name`;
  return [`${first.where} (“${first.title}”) ${count} no season; that of the entry above was taken.`];
}

function draftOf({ code, title, date, production }: ListedEpisode & { code: string }): InstallmentDraft {
  return { code, title, date, production };
}

const PART = /^(.+?)[\s,:–-]*(?:\((?:part )?(?:\d|I{1,3})\)|\bpart (?:\d|one|two|three|four|I{1,3}|IV))$/i;

/** Neighbours such as "High Water (1)" and "High Water (2)" are both called "High Water" too. */
function withPartTitles(installments: InstallmentDraft[]): InstallmentDraft[] {
  const whole = installments.map(({ title }) => PART.exec(title)?.[1]?.trim() ?? null);
  return installments.map((one, at) => {
    const name = whole[at];
    const isPart =
      name && [whole[at - 1], whole[at + 1]].some((other) => other && titleKey(other) === titleKey(name));
    return isPart ? { ...one, otherTitles: [name] } : one;
  });
}
