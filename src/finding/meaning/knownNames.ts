import { setTimeout } from 'node:timers/promises';
import type { Change } from '../../store/changes.ts';
import type { Db } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import { foldName, membersIn } from '../../tags/tag.ts';
import { MAP_KINDS } from '../shelf/terms.ts';
import { linesBehind, linesTouched, tagsIn, type NameLine } from './nameLines.ts';
import { NameTable } from './nameTable.ts';
import { NumberLists } from './numberLists.ts';

/** Tags read at once, and the pause before the next: pages are made between, and what is read is garbage while it is young. */
const STRETCH = 200;
const PAUSE_MS = 2;
/** Acts on the map come in bursts. */
const QUIET_MS = 2000;
/** More tags than these are not kept: some 25 bytes each. */
const MOST = 1_500_000;

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
  /** The relationships that characters are in: by their tags on the map, by their names elsewhere. */
  #ships = new NumberLists(0);
  /** Whether all tags were read, and whether some found no room: a list that lacks one says too little. */
  #whole = false;
  #crowded = false;
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

  /**
   * The relationships that this character is in, who is called so: on the map, and on none by what their names tell.
   * null: that must be asked for.
   */
  shipsOf(character: number, name: string): number[] | null {
    if (this.#known === null || !this.#whole || this.#crowded) return null;
    const ships = [...this.#ships.of(inside(character)), ...this.#ships.of(told(foldName(name)))];
    return ships.includes(ASK) ? null : [...new Set(ships)];
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
    this.#whole = false;
    this.#crowded = false;
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
    const { all, characters, relationships } = await tagsIn(this.#db);
    const tags = Math.min(MOST, all);
    if (stale()) return;
    this.#table = new NameTable(Math.ceil(tags * ROOM) + STRETCH);
    this.#ships = new NumberLists(characters + relationships + STRETCH);
    for (let after: number | null = 0, read = 0; after !== null && read < tags;) {
      const changes = this.#changes;
      const lines: NameLine[] = await linesBehind(this.#db, after, STRETCH);
      if (stale()) return;
      // What was read while works changed may be older than what is read for them.
      if (changes === this.#changes && this.#known !== null) {
        if (!this.#put(lines)) return this.forget();
        read += lines.length;
        after = lines.length < STRETCH ? null : lines.at(-1)!.id;
      }
      await setTimeout(PAUSE_MS, undefined, { ref: false });
    }
    if (!stale()) this.#whole = all <= MOST;
  }

  /** false: there is no room for them. */
  #put(lines: readonly NameLine[]): boolean {
    if (!lines.every((line) => this.#putNames(line))) return false;
    if (!lines.every((line) => this.#putShips(line))) this.#crowded = true;
    return true;
  }

  #putNames({ kind, folded, shown, id, finds, alone, only }: NameLine): boolean {
    const table = this.#table;
    const place = only ? id * MAP_KINDS.length + MAP_KINDS.indexOf(kind) : null;
    return Boolean(
      table?.put(called(kind, folded), alone ? finds : null) && table.put(shownSo(shown), place),
    );
  }

  #putShips({ kind, id, wide, within, telling }: NameLine): boolean {
    if (kind === 'character') return !wide || this.#ships.add(inside(id), ASK);
    if (kind !== 'relationship') return true;
    const tellingNames = telling === null ? [] : membersIn(telling).members.map(foldName);
    return [...within.map(inside), ...tellingNames.map(told)].every((text) => this.#ships.add(text, id));
  }
}

/** Two texts to a tag, and room for those to come. */
const ROOM = 2.2;

function called(kind: MapKind, folded: string): string {
  return `${kind} ${folded}`;
}

/** Stands among the relationships of a character that must be asked for. No tag has this number. */
const ASK = 0;

function inside(character: number): string {
  return `in ${character}`;
}

function told(folded: string): string {
  return `told ${folded}`;
}

function shownSo(name: string): string {
  return `shown ${name}`;
}
