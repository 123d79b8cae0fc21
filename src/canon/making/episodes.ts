import { episodeCode } from '../settingProblems.ts';
import { titleKey } from '../fold.ts';
import type { InstallmentDraft } from './packYaml.ts';

/** An episode as a list gives it; `where` says which entry it is, in messages. */
export interface ListedEpisode {
  where: string;
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
  const notes: string[] = [];
  const seen = new Map<string, string>();
  const counts = new Map<number, number>();
  const placed = episodes.flatMap((episode) => {
    const season = episode.season ?? 1;
    if (season < 1) {
      notes.push(
        `${episode.where} (“${episode.title}”) is a special and was left out; add it by hand where it belongs.`,
      );
      return [];
    }
    const number = episode.number ?? (counts.get(season) ?? 0) + 1;
    const code = episodeCode(season, number);
    const before = seen.get(code);
    if (before !== undefined) {
      notes.push(
        `${episode.where} (“${episode.title}”) is ${code}, as “${before}” is already; it was left out.`,
      );
      return [];
    }
    seen.set(code, episode.title);
    counts.set(season, Math.max(counts.get(season) ?? 0, number));
    return [{ ...episode, season, number, code }];
  });
  if (placed.some(({ season }, at) => season === 1 && episodes[at]?.season === null))
    notes.push('The list names no season, so everything was taken to be season 1.');
  const inOrder = placed.toSorted((a, b) => a.season - b.season || a.number - b.number);
  return { installments: withPartTitles(inOrder.map(draftOf)), notes };
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
