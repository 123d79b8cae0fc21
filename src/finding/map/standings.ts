import type { Canon, Pack } from '../../canon/canon.ts';
import type { Stretch } from '../../canon/readPlace.ts';
import { readBlurbsOf, type Blurb } from '../../works/blurb.ts';
import type { Db } from '../../store/database.ts';
import { ALL_WORKS, type Counting } from '../counting.ts';
import { shieldOf, type Seen } from '../shield.ts';
import type { Answer, Condition, Question, Shelf } from '../shelf/question.ts';
import { groupsAt, standsAt, type Group } from './groups.ts';
import { timelineOf, type Timeline } from './timeline.ts';

/** Who looks at a canon, and what of it they know. */
export interface Looking extends Counting {
  db: Db;
  shelf: Shelf;
  canon: Canon;
  /** What the reader's shield says; none: nothing is folded away. */
  seen: readonly Seen[];
}

/**
 * Where the works of these canons stand that this viewer may meet in lists, each along its line. What the reader's
 * shield folds away is counted for all of them together.
 */
export async function readLines(looking: Looking, packs: readonly Pack[]): Promise<Map<Pack, Timeline>> {
  const fandoms = packs.map(({ fandom }) => fandom);
  const { timeline, shielded } = await ask(looking, {
    where: [{ is: 'any', of: fandoms.flatMap(inCanon) }],
    timeline: fandoms,
  });
  const moments = Map.groupBy(timeline ?? [], ({ fandom }) => fandom);
  return new Map(packs.map((pack) => [pack, timelineOf(pack, moments.get(pack.fandom) ?? [], shielded)]));
}

/** Works that stand somewhere in a canon, or spoil it. */
function inCanon(fandom: string): Condition[] {
  return [
    { is: 'set', fandom, relations: null, from: null, to: null, match: 'within' },
    { is: 'spoils', fandom, beyond: 0 },
  ];
}

/** How many works stand at a stretch, and how many of them the reader's shield folds away. */
export async function countAt(
  looking: Looking,
  stretch: Stretch,
): Promise<{ works: number; folded: number }> {
  const { total, shielded } = await ask(looking, { where: [standsAt(stretch)] });
  return { works: total, folded: shielded };
}

/** Works of one group at a stretch, the last posted first: how many there are, and the cards of some. */
export async function readGroup(
  looking: Looking,
  stretch: Stretch,
  group: Group,
  { skip, take }: { skip: number; take: number },
): Promise<{ total: number; works: Blurb[] }> {
  const { total, works } = await ask(looking, { where: [groupsAt(stretch)[group]], skip, take });
  return { total, works: await readBlurbsOf(looking.db, looking.viewer, works) };
}

function ask({ shelf, viewer, since, canon, seen }: Looking, asked: Partial<Question>): Promise<Answer> {
  return shelf.ask({ ...ALL_WORKS, viewer, since, shield: shieldOf(canon, seen), ...asked });
}
