import { Failure } from '../ground/failures.ts';
import type { Db } from '../store/database.ts';
import type { Visibility } from '../store/schema.ts';
import type { Concealment } from './conceal.ts';
import { readTellings, type Telling } from './telling.ts';

/** Something that keeps a work, or its author's name, from readers: by whom, from when till when. */
interface Spell {
  from: Date;
  by: string;
  /** null: it is in force. */
  till: Date | null;
  endedBy: string | null;
}

/** A moderator's hiding. */
export interface Hiding extends Spell {
  reason: string;
}

/** A time in which a work was unrevealed or anonymous. */
export interface Concealing extends Spell {
  kind: Concealment;
}

/** A decision who may meet a work. */
interface Showing {
  visibility: Visibility;
  at: Date;
  by: string;
}

/** How a work stands with its readers, and all that was decided about that, the last first. */
export interface Standing {
  visibility: Visibility;
  showings: Showing[];
  hidings: Hiding[];
  concealments: Concealing[];
  /** Of a work that is anonymous now: where its own words name its authors all the same. */
  tellings: Telling[];
}

/** Whether readers without an account can open the work. */
export function isMet({ visibility, hidings, concealments }: Standing): boolean {
  const isShown = visibility === 'public' || visibility === 'link';
  const isKeptBack = concealments.some(({ kind, till }) => kind === 'unrevealed' && till === null);
  return isShown && !isKeptBack && hidings.every(({ till }) => till !== null);
}

/** How a work stands with its readers, on record: for keepers. Throws `work-not-found`. */
export async function readStanding(db: Db, workId: number): Promise<Standing> {
  const work = await db.selectFrom('works').select('visibility').where('id', '=', workId).executeTakeFirst();
  if (!work) throw new Failure('work-not-found');
  const showings = await db
    .selectFrom('showings')
    .select(['visibility', 'shown_at as at', 'shown_by as by'])
    .where('work_id', '=', workId)
    .orderBy('id', 'desc')
    .execute();
  const hidings = await db
    .selectFrom('hidings')
    .select(['reason', 'hidden_at as from', 'hidden_by as by', 'ended_at as till', 'ended_by as endedBy'])
    .where('work_id', '=', workId)
    .orderBy('id', 'desc')
    .execute();
  const concealments = await db
    .selectFrom('concealments')
    .select(['kind', 'concealed_at as from', 'concealed_by as by', 'ended_at as till', 'ended_by as endedBy'])
    .where('work_id', '=', workId)
    .orderBy('id', 'desc')
    .execute();
  const isAnonymous = concealments.some(({ kind, till }) => kind === 'anonymous' && till === null);
  const tellings = isAnonymous ? await readTellings(db, workId) : [];
  return { visibility: work.visibility, showings, hidings, concealments, tellings };
}
