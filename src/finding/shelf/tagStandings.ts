import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import type { StandingAsked } from './question.ts';
import { MAP_KINDS } from './terms.ts';

/** What the byte of a tag says: its kind in three bits, then these. */
const KIND = 7;
const FLAGS = { canonical: 8, synonym: 16, aside: 32, below: 64, known: 128 } as const;
const DECIDED = FLAGS.canonical | FLAGS.synonym | FLAGS.aside;

/** Under which mask the byte of a tag must be what. */
const STATES: Record<StandingAsked, [mask: number, value: number]> = {
  canonical: [FLAGS.canonical, FLAGS.canonical],
  synonym: [FLAGS.synonym, FLAGS.synonym],
  aside: [FLAGS.aside, FLAGS.aside],
  open: [DECIDED, 0],
  unwrangled: [DECIDED | FLAGS.below, 0],
};

/**
 * What the map says of every tag, a byte each: its kind, whether it is canonical, a synonym, set aside, below another.
 * Read whole when it is first asked for; after that only what came and what a wrangler touched since.
 */
export class TagStandings {
  /** By the number of the tag; 0: there is none. */
  #bytes = new Uint8Array(0);
  #read: Reading | null = null;
  #reading: Promise<void> = Promise.resolve();

  /** Higher than the number of any tag. */
  get end(): number {
    return this.#bytes.length;
  }

  /** Tells of a tag by its number whether it is of this kind and state; null: of any. */
  sieve(kind: MapKind | null, state: StandingAsked | null): (id: number) => boolean {
    const [mask, value] = state === null ? [0, 0] : STATES[state];
    const whole = mask | FLAGS.known | (kind === null ? 0 : KIND);
    const wanted = value | FLAGS.known | (kind === null ? 0 : MAP_KINDS.indexOf(kind));
    const bytes = this.#bytes;
    return (id) => (bytes[id]! & whole) === wanted;
  }

  /** Takes what was committed before now. */
  follow(db: Db): Promise<void> {
    const next = this.#reading.then(() => this.#readNew(db));
    this.#reading = next.catch(() => {});
    return next;
  }

  async #readNew(db: Db): Promise<void> {
    const { standings, below, highest, ...reading } = await readStandings(db, this.#read);
    if (highest >= this.#bytes.length) {
      const longer = new Uint8Array(this.#read === null ? highest + 1 : Math.ceil((highest + 1) * 1.1));
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    for (let at = 0; at < standings.length; at += 8)
      this.#bytes[standings.readUInt32BE(at + 3)] = standings[at + 7]!;
    for (let at = 0; at < below.length; at += 4) this.#bytes[below.readUInt32BE(at)]! |= FLAGS.below;
    this.#read = reading;
  }
}

/** How far the map was read. */
interface Reading {
  /** The last change of the map: they get their numbers in the order in which they are committed. */
  version: number;
  /** Every tag with a number up to here was read: no open transaction can bring one. */
  settled: number;
  /** Up to where that will be so, once no transaction older than this one is open. */
  next: { settled: number; from: bigint };
}

interface Read extends Reading {
  /** The highest number of a tag. */
  highest: number;
  /** Eight bytes each: the number, and in the last its standing but for whether it is below another. */
  standings: Buffer;
  /** The numbers of those that are below another, four bytes each. */
  below: Buffer;
}

/**
 * The standing of each tag that came or was touched since. A transaction writes its works before it brings their tags,
 * so that the snapshot shows it as open from before it takes numbers for them.
 */
async function readStandings(db: Db, before: Reading | null): Promise<Read> {
  const wanted = (id: RawBuilder<unknown>) =>
    before === null ? sql`true` : sql`${id} = any(${since(before)})`;
  const { rows } = await sql<{
    version: number;
    highest: number;
    xmin: string;
    xmax: string;
    standings: Buffer | null;
    below: Buffer | null;
  }>`
    select coalesce((select max(id) from wranglings), 0) as version, coalesce((select max(id) from tags), 0) as highest,
      pg_snapshot_xmin(pg_current_snapshot())::text as xmin, pg_snapshot_xmax(pg_current_snapshot())::text as xmax,
      (select string_agg(int8send(id * 256 + ${STANDING}), ''::bytea) from tags where ${wanted(sql`id`)}) as standings,
      (select string_agg(int4send(child_id::int4), ''::bytea) from tag_parents where ${wanted(sql`child_id`)}) as below`.execute(
    db,
  );
  const { version, highest, standings, below, xmin, xmax } = rows[0]!;
  const settled = before !== null && BigInt(xmin) >= before.next.from ? before.next.settled : before?.settled;
  return {
    version,
    settled: settled ?? 0,
    next:
      before === null || settled === before.next.settled
        ? { settled: highest, from: BigInt(xmax) }
        : before.next,
    highest,
    standings: standings ?? Buffer.alloc(0),
    below: below ?? Buffer.alloc(0),
  };
}

/** The byte of a row of `tags`, but for whether it is below another. */
const STANDING = sql`(${sql.lit(FLAGS.known)} + array_position(${sql.val(MAP_KINDS)}::text[], kind) - 1
  + case when canonical then ${sql.lit(FLAGS.canonical)} else 0 end
  + case when synonym_of is not null then ${sql.lit(FLAGS.synonym)} else 0 end
  + case when aside then ${sql.lit(FLAGS.aside)} else 0 end)`;

/** The numbers of tags that came, and of those that a change of the map touched. */
function since({ settled, version }: Reading) {
  return sql`array(
    select id from tags where id > ${settled}
    union select (state ->> 'id')::bigint from wranglings
      cross join lateral jsonb_array_elements((before -> 'tags') || (after -> 'tags')) as state where wranglings.id > ${version}
    union select (link ->> 'child')::bigint from wranglings
      cross join lateral jsonb_array_elements((before -> 'parents') || (after -> 'parents')) as link where wranglings.id > ${version})`;
}
