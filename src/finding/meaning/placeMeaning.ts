import { placeFilter } from '../places.ts';
import type { SettingFilter, Term } from '../query/query.ts';
import type { Ground } from './finder.ts';
import { noticeOf } from './notices.ts';
import type { TermMeaning } from './tagMeaning.ts';

/** Where in canon works stand, by the words for the place. What no canon pack knows is told of and left out. */
export async function placeMeaning(ground: Ground, term: SettingFilter & Term): Promise<TermMeaning> {
  const { condition, mistake } = placeFilter(term, await ground.canon(), ground.fandoms);
  return {
    condition: condition ?? (term.excluded ? { is: 'any', of: [] } : { is: 'all', of: [] }),
    ...(mistake ? { notice: noticeOf(term, mistake) } : {}),
  };
}
