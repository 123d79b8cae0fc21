import { z } from 'zod';
import { Failure } from '../../ground/failures.ts';
import type { ListedEpisode } from './episodes.ts';
import { listedDate } from './listDates.ts';
import { tidied } from './tidied.ts';

const count = (most: number) => z.coerce.number().int().min(0).max(most).nullish();
const EPISODE = z.looseObject({
  season: count(9999),
  number: count(9999),
  name: z.string().nullish(),
  title: z.string().nullish(),
  airdate: z.string().nullish(),
  type: z.string().nullish(),
});
type Episode = z.infer<typeof EPISODE>;
const EPISODES = z.array(z.unknown()).max(10_000);
const LIST = z.union([
  EPISODES.transform((entries) => ({ show: null, entries })),
  z
    .looseObject({ name: z.string().nullish(), _embedded: z.looseObject({ episodes: EPISODES }) })
    .transform(({ name, _embedded }) => ({ show: name ?? null, entries: _embedded.episodes })),
]);

/**
 * The episodes of a list as TVmaze gives it: `[{"season":1,"number":1,"name":"…","airdate":"…"}]`, or a show with
 * `_embedded.episodes`. Specials are season 0 here. An entry that is no episode is left out with a word; a list without
 * any is refused.
 */
export function readEpisodesJson(
  text: string,
  file: string,
): { show: string | null; episodes: ListedEpisode[]; notes: string[] } {
  const read = LIST.safeParse(parsed(text, file));
  const entries = (read.data?.entries ?? []).map((entry) => EPISODE.safeParse(entry));
  const isList = read.success && (entries.length === 0 || entries.some(({ success }) => success));
  if (!isList)
    throw new Failure('pack-invalid', {
      file,
      reason:
        'it is no list of episodes such as [{"season":1,"number":1,"name":"…","airdate":"…"}], nor a show with "_embedded":{"episodes":[…]}',
    });
  const notes: string[] = [];
  const episodes = entries.flatMap((entry, at) => {
    const where = `Entry ${at + 1}`;
    if (entry.success) return listed(where, entry.data, notes) ?? [];
    const keys = new Set(entry.error.issues.map(({ path }) => String(path[0] ?? 'the whole')));
    notes.push(`${where} is no episode (${[...keys].join(', ')}) and was left out.`);
    return [];
  });
  return { show: read.data.show, episodes, notes };
}

function listed(where: string, episode: Episode, notes: string[]): ListedEpisode | null {
  const title = tidied(episode.name ?? episode.title ?? '');
  if (title === '') {
    notes.push(`${where} has no name and was left out.`);
    return null;
  }
  const isSpecial = episode.number === null || /special/.test(episode.type ?? '');
  return {
    where,
    season: isSpecial ? 0 : (episode.season ?? null),
    number: episode.number ?? null,
    title,
    date: listedDate(where, episode.airdate ?? '', notes),
    production: null,
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = `it is not JSON (${(cause as Error).message})`;
    throw new Failure('pack-invalid', { file, reason }, { cause });
  }
}
