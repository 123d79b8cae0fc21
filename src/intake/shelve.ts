import { Failure } from '../ground/failures.ts';
import type { Db, Tx } from '../store/database.ts';
import type { ImportOutcome } from '../store/schema.ts';
import { makeLasting } from '../vault/bytes.ts';
import { postWorks } from '../works/post.ts';
import { recogniseWorks, type Recognised } from '../works/recognise.ts';
import { reviseWork } from '../works/revise.ts';
import { sourceKey, type NewWork } from '../works/work.ts';
import { originalsOf, storeBelongings, type KeptOriginal } from './belongings.ts';
import { asFailure, failedReading } from './bundle.ts';
import type { Draft, Reading } from './draft.ts';
import { newWorkOf, titleOf } from './newWork.ts';
import { isPassedOver } from './passedOver.ts';
import { writeReport } from './writeReport.ts';

/** A reading that is to be shelved, and what the vault holds of its files, and maybe of others. */
export interface ReadyReading {
  reading: Reading;
  originals: KeptOriginal[];
}

/** What became of a reading. */
export interface Shelved {
  reading: Reading;
  outcome: ImportOutcome;
  workId: number | null;
  title: string | null;
}

/** What an import needs to know of where it puts things. */
export interface ShelvingOrder {
  /** The data folder. */
  data: string;
  runId: number;
  by: string;
  /** The paths that a person named; see {@link isPassedOver}. */
  named: readonly string[];
}

/**
 * Puts what was read on the shelf, with its lines of the import report: a new work is posted, one that stands already
 * is revised or left as it is, one in the trash stays there. A reading that failed or was passed over gets its line and nothing else.
 * Readings are written together, since that costs the database little more than one; where that fails, each stands or
 * falls alone, and one that the database refuses counts as failed. In the order of `ready`.
 */
export async function shelve(db: Db, ready: ReadyReading[], order: ShelvingOrder): Promise<Shelved[]> {
  const shelved = new Map<ReadyReading, Shelved>();
  for (const group of groupsApart(ready)) {
    const done = await shelveTogether(db, group, order).catch(() => shelveOneByOne(db, group, order));
    for (const [index, one] of group.entries()) shelved.set(one, done[index]!);
  }
  return ready.map((one) => shelved.get(one)!);
}

/** Parts readings into groups in which no two may be the same work: a work is recognised only once it is posted. */
function groupsApart(ready: ReadyReading[]): ReadyReading[][] {
  const groups: { taken: Set<string>; members: ReadyReading[] }[] = [];
  for (const one of ready) {
    const { draft } = one.reading;
    const keys = draft ? [titleOf(draft, one.reading.files).toLowerCase(), sourceKey(draft.sourceUrl)] : [];
    const known = keys.filter((key) => key !== null);
    let group = groups.find(({ taken }) => known.every((key) => !taken.has(key)));
    if (!group) groups.push((group = { taken: new Set(), members: [] }));
    for (const key of known) group.taken.add(key);
    group.members.push(one);
  }
  return groups.map(({ members }) => members);
}

/** Shelves readings as one transaction. What the vault holds of them lasts before it ends. */
async function shelveTogether(db: Db, ready: ReadyReading[], order: ShelvingOrder): Promise<Shelved[]> {
  const lasting = keepForGood(order.data, ready);
  // It is waited for below; until then nobody would hear it fail.
  lasting.catch(() => {});
  return db.transaction().execute(async (tx) => {
    const shelved = await shelveIn(tx, ready, order);
    await lasting;
    return shelved;
  });
}

async function shelveOneByOne(db: Db, ready: ReadyReading[], order: ShelvingOrder): Promise<Shelved[]> {
  const shelved: Shelved[] = [];
  for (const one of ready) shelved.push(await shelveAlone(db, one, order));
  return shelved;
}

/** Of PostgreSQL's codes: another transaction posted the same work, or waited for what this one holds. */
const COLLISIONS = new Set(['23505', '40P01', '40001']);
/** The beginnings of PostgreSQL's codes that blame what is to be stored: its form, its rules, its size. */
const REFUSALS = /^(22|23|54)/;

async function shelveAlone(db: Db, ready: ReadyReading, order: ShelvingOrder): Promise<Shelved> {
  const attempt = () => shelveTogether(db, [ready], order);
  try {
    const [shelved] = await attempt().catch((error: unknown) => {
      // The same work was posted at this moment: now it is there to be recognised.
      if (COLLISIONS.has(codeOf(error))) return attempt();
      throw error;
    });
    return shelved!;
  } catch (error) {
    if (!ready.reading.draft || !isRefusal(error)) throw error;
    const failed = failedReading(
      ready.reading.files[0] ?? '',
      asFailure(error, ready.reading.files[0] ?? ''),
    );
    const [shelved] = await shelveTogether(
      db,
      [{ ...ready, reading: { ...failed, files: ready.reading.files } }],
      order,
    );
    return shelved!;
  }
}

/** Whether an error blames what was to be stored, not the database or the disk. */
function isRefusal(error: unknown): boolean {
  return error instanceof Failure || REFUSALS.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}

async function keepForGood(data: string, ready: ReadyReading[]): Promise<void> {
  const read = ready.filter(({ reading }) => reading.draft);
  const files = read.flatMap(({ reading, originals }) => originalsOf(reading, originals));
  const images = read.flatMap(({ reading }) => reading.draft?.images ?? []);
  await makeLasting(
    data,
    'originals',
    files.map(({ sha256 }) => sha256),
  );
  await makeLasting(
    data,
    'images',
    images.map(({ sha256 }) => sha256),
  );
}

async function shelveIn(tx: Tx, ready: ReadyReading[], order: ShelvingOrder): Promise<Shelved[]> {
  const read = ready.filter(
    (one): one is ReadyReading & { reading: { draft: Draft } } => one.reading.draft !== null,
  );
  const placed = await shelveWorks(
    tx,
    read.map(({ reading }) => newWorkOf(reading.draft, reading.files)),
    order.by,
  );
  await storeBelongings(
    tx,
    read.map((one, index) => ({
      ...one,
      workId: placed[index]!.workId,
      proposing: placed[index]!.outcome !== 'in trash',
    })),
  );
  const found = new Map(read.map(({ reading }, index) => [reading as Reading, placed[index]!]));
  const shelved = ready.map(({ reading }) => ({
    reading,
    ...(found.get(reading) ?? unread(reading, order)),
  }));
  await writeReport(tx, shelved, order.runId);
  return shelved;
}

function unread(reading: Reading, { named }: ShelvingOrder): Omit<Shelved, 'reading'> {
  return { outcome: isPassedOver(reading, named) ? 'passed over' : 'failed', workId: null, title: null };
}

interface Placed {
  outcome: ImportOutcome;
  workId: number;
  title: string;
}

async function shelveWorks(tx: Tx, works: NewWork[], by: string): Promise<Placed[]> {
  const standing = await recogniseWorks(tx, works);
  const fresh = works.filter((_, index) => standing[index] === null);
  const ids = await postWorks(tx, fresh, by);
  const posted = new Map(fresh.map((work, index) => [work, ids[index]!]));
  const placed: Placed[] = [];
  for (const [index, work] of works.entries()) {
    const found = standing[index];
    placed.push(
      found
        ? { ...(await renew(tx, found, work, by)), title: work.title }
        : { outcome: 'new', workId: posted.get(work)!, title: work.title },
    );
  }
  return placed;
}

async function renew(
  tx: Tx,
  standing: Recognised,
  work: NewWork,
  by: string,
): Promise<Omit<Placed, 'title'>> {
  if (standing.inTrash) return { outcome: 'in trash', workId: standing.id };
  const changed = standing.by === 'same text' ? false : await reviseWork(tx, standing.id, work, by);
  return { outcome: changed ? 'updated' : 'unchanged', workId: standing.id };
}
