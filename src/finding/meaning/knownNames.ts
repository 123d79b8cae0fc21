import { setTimeout } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { Change } from '../../store/changes.ts';
import type { Db } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import { foldName } from '../../tags/tag.ts';
import { MAP_KINDS } from '../shelf/terms.ts';
import { NameTable } from './nameTable.ts';

/** Tags read at once, and the pause before the next: pages are made between. */
const STRETCH = 1000;
const PAUSE_MS = 10;
/** Acts on the map come in bursts. */
const QUIET_MS = 2000;
/** More tags than these are not kept: some 25 bytes each. */
const MOST = 1_500_000;
/** More works than these that changed at once, and all is read anew. */
const MANY = 5000;

/** A tag's names, and whether each means it and nothing else. */
interface Line {
  kind: MapKind;
  folded: string;
  shown: string;
  id: number;
  /** What it is found by: the canonical tag that it means, else itself. */
  finds: number;
  /** No other tag of its kind is spelled like it, and no fandom gives the name a meaning. */
  alone: boolean;
  /** Nor is any of another kind. */
  only: boolean;
}

/**
 * What names mean that mean one thing only, as most do: half of all listings name a tag that none named for long, and
 * who has to ask the database waits as long as for the works. What is not known here, is (`resolveTag`).
 *
 * It is read little by little, and anew when the map changes. When works change, the names of their tags are read
 * again: another tag may be spelled like one of them now. Until then nothing is known.
 */
export class KnownNames {
  readonly #db: Db;
  readonly #quiet: number;
  /** null: nothing is known. */
  #table: NameTable | null = null;
  /** A count of times that all that is known was thrown away. */
  #age = 0;
  /** Changes of works whose tags are still to be read again. */
  #behind: number[] = [];
  #looking = false;
  /** A count of changes of works. */
  #changes = 0;
  #closed = false;

  /** `quiet`: how long nothing must have changed on the map before it is read, in milliseconds. */
  constructor(db: Db, quiet = QUIET_MS) {
    this.#db = db;
    this.#quiet = quiet;
  }

  /** By which tag works are found that carry one of this kind and name; null: that must be asked for. */
  finds(kind: MapKind, name: string): number | null {
    return this.#known?.get(called(kind, foldName(name))) ?? null;
  }

  /** The tag that is shown exactly so, if nothing else is called so; null: that must be asked for. */
  shown(name: string): { id: number; kind: MapKind } | null {
    const value = this.#known?.get(shownSo(name)) ?? null;
    if (value === null) return null;
    return { id: Math.floor(value / MAP_KINDS.length), kind: MAP_KINDS[value % MAP_KINDS.length]! };
  }

  /** Something was committed. */
  follow({ id, subject }: Change): void {
    if (subject === 'tag' || subject === 'archive') this.forget();
    if (subject !== 'work' || this.#table === null) return;
    this.#changes += 1;
    this.#behind.push(id);
    void this.#look();
  }

  /** Whatever was known may be wrong: it is read anew, once the map has rested. */
  forget(): void {
    this.#age += 1;
    this.#table = null;
    this.#behind = [];
    if (!this.#closed) void this.#read(this.#age).catch(() => {});
  }

  close(): void {
    this.#closed = true;
    this.forget();
  }

  get #known(): NameTable | null {
    return this.#looking || this.#behind.length > 0 ? null : this.#table;
  }

  /** Reads again what the tags of changed works mean, and those that are spelled like them. */
  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    const age = this.#age;
    try {
      while (this.#behind.length > 0 && age === this.#age) {
        const lines = await linesTouched(this.#db, this.#behind.splice(0));
        if (age !== this.#age) break;
        if (lines === null || !this.#put(lines)) this.forget();
      }
    } catch {
      this.forget();
    } finally {
      this.#looking = false;
    }
    // Those that came after all was forgotten.
    if (this.#behind.length > 0) void this.#look();
  }

  async #read(age: number): Promise<void> {
    await setTimeout(this.#quiet, undefined, { ref: false });
    const stale = () => this.#closed || age !== this.#age;
    if (stale()) return;
    const tags = Math.min(MOST, await tagsIn(this.#db));
    if (stale()) return;
    this.#table = new NameTable(Math.ceil(tags * ROOM) + STRETCH);
    for (let after: number | null = 0, read = 0; after !== null && read < tags;) {
      const changes = this.#changes;
      const lines: Line[] = await linesBehind(this.#db, after);
      if (stale()) return;
      // What was read while works changed may be older than what is read for them.
      if (changes === this.#changes && this.#known !== null) {
        if (!this.#put(lines)) return this.forget();
        read += lines.length;
        after = lines.length < STRETCH ? null : lines.at(-1)!.id;
      }
      await setTimeout(PAUSE_MS, undefined, { ref: false });
    }
  }

  /** false: there is no room for them. */
  #put(lines: readonly Line[]): boolean {
    const table = this.#table;
    return lines.every(({ kind, folded, shown, id, finds, alone, only }) => {
      const place = only ? id * MAP_KINDS.length + MAP_KINDS.indexOf(kind) : null;
      return table?.put(called(kind, folded), alone ? finds : null) && table.put(shownSo(shown), place);
    });
  }
}

/** Two texts to a tag, and room for those to come. */
const ROOM = 2.2;

async function tagsIn(db: Db): Promise<number> {
  const { rows } = await sql<{ tags: number }>`select count(*)::int as tags from tags`.execute(db);
  return rows[0]!.tags;
}

function linesBehind(db: Db, after: number): Promise<Line[]> {
  return lines(db, sql`tags.id > ${after} order by tags.id limit ${STRETCH}`);
}

/** null: too many works changed. */
async function linesTouched(db: Db, changes: readonly number[]): Promise<Line[] | null> {
  const works = sql`select unnest(coalesce(subject_ids, array[subject_id])) from changes where id = any(${changes}::bigint[])`;
  const { rows } = await sql<{ works: number; any: boolean }>`
    select count(*)::int as works, coalesce(bool_or(work is null), false) as any from (${works}) as touched (work)`.execute(
    db,
  );
  if (rows[0]!.any || rows[0]!.works > MANY) return null;
  return lines(
    db,
    sql`tags.folded in (
      select folded from tags join work_tags on tag_id = tags.id where work_id in (${works}))`,
  );
}

/** Named one by one: the index of aliases begins with the kind. */
const ANY_KIND = sql.join(MAP_KINDS.map((kind) => sql.lit(kind)));

/** A name has one meaning where nothing else is spelled like it, letter case and accents aside. */
async function lines(db: Db, which: RawBuilder<unknown>): Promise<Line[]> {
  const like = sql`tags.folded = other.folded and tags.id <> other.id`;
  const { rows } = await sql<Line>`
    select tags.id, tags.kind, tags.folded, coalesce(tags.display, tags.name) as shown,
      coalesce(tags.synonym_of, tags.id) as finds,
      not exists (select from tags as other where ${like} and tags.kind = other.kind)
        and not exists (select from tag_aliases as other where tags.folded = other.folded and tags.kind = other.kind) as alone,
      tags.synonym_of is null and tags.kind <> 'media' and not exists (select from tags as other where ${like})
        and not exists (select from tag_aliases as other where tags.folded = other.folded and other.kind in (${ANY_KIND})) as only
    from tags where tags.folded is not null and ${which}`.execute(db);
  return rows;
}

function called(kind: MapKind, folded: string): string {
  return `${kind} ${folded}`;
}

function shownSo(name: string): string {
  return `shown ${name}`;
}
