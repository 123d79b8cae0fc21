import { z } from 'zod';
import { Failure } from '../../ground/failures.ts';
import type { ListedEpisode } from './episodes.ts';
import { readListDate } from './listDates.ts';

const EPISODE = z.looseObject({
  season: z.coerce.number().int().min(0).max(999).nullish(),
  number: z.coerce.number().int().min(0).max(9999).nullish(),
  name: z.string().optional(),
  title: z.string().optional(),
  airdate: z.string().nullish(),
  type: z.string().optional(),
});
const EPISODES = z.array(EPISODE).max(10_000);
const LIST = z.union([
  EPISODES.transform((episodes) => ({ show: null, episodes })),
  z
    .looseObject({ name: z.string().optional(), _embedded: z.looseObject({ episodes: EPISODES }) })
    .transform(({ name, _embedded }) => ({ show: name ?? null, episodes: _embedded.episodes })),
]);

/**
 * The episodes of a list as TVmaze gives it: `[{"season":1,"number":1,"name":"…","airdate":"…"}]`, or a show with
 * `_embedded.episodes`. Specials are season 0 here.
 */
export function readEpisodesJson(
  text: string,
  file: string,
): { show: string | null; episodes: ListedEpisode[]; notes: string[] } {
  const read = LIST.safeParse(parsed(text, file));
  if (!read.success)
    throw new Failure('pack-invalid', {
      file,
      reason:
        'it is no list of episodes such as [{"season":1,"number":1,"name":"…","airdate":"…"}], nor a show with "_embedded":{"episodes":[…]}',
    });
  const { show, episodes } = read.data;
  const notes: string[] = [];
  const listed = episodes.flatMap((episode, at): ListedEpisode[] => {
    const title = (episode.name ?? episode.title ?? '').trim();
    if (title === '') notes.push(`Entry ${at + 1} has no name and was left out.`);
    const isSpecial = episode.number === null || /special/.test(episode.type ?? '');
    const season = isSpecial ? 0 : (episode.season ?? null);
    const date = readListDate(episode.airdate ?? '');
    return title === ''
      ? []
      : [{ where: `Entry ${at + 1}`, season, number: episode.number ?? null, title, date, production: null }];
  });
  return { show, episodes: listed, notes };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = `it is not JSON (${(cause as Error).message})`;
    throw new Failure('pack-invalid', { file, reason }, { cause });
  }
}
