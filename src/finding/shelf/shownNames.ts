import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import { namesById } from '../../tags/tagNames.ts';

/** Tags whose names are read at once, ahead of time. */
const STRETCH = 500;
const PAUSE_MS = 5;
/** Stretches after which the heap is swept, as in `load.ts`. */
const SWEPT = 5;
/** Before each name stands its length, of at most 64 kB; nearly every one is read at once with it. */
const LENGTH = 2;
const MOSTLY = 126;
/** Names that are kept in memory too: a few are in most listings. When they are too many, they gather anew. */
const RECENT = 8192;
/** In UTF-16 units, of three bytes at most. */
const LONGEST = 0xffff / 3;

/**
 * How tags are shown, by their number. Every listing names some that none named for long, and asking the database for
 * them costs as much as finding the works. They lie one after another in a file that only this object knows, gone with
 * the process; what is kept in memory is where each begins.
 */
export class ShownNames {
  /** null: none can be kept, and all are asked for. */
  #file: number | null;
  /** By the number of a tag: where its name begins, and one; 0: it is not known. */
  #starts = new Uint32Array(1024);
  #end = 0;
  readonly #recent = new Map<number, string>();
  /** A count of changes: what was asked for before one is told, but not kept. */
  #time = 0;
  readonly #piece = Buffer.alloc(LENGTH + MOSTLY);

  /** The file is made in this folder. */
  constructor(folder: string = tmpdir()) {
    this.#file = openNameless(folder);
  }

  /** How these tags are shown, in this order; null: there is no such tag. */
  async of(db: Db, ids: readonly number[]): Promise<(string | null)[]> {
    const names = ids.map((id) => this.#recent.get(id) ?? this.#read(id));
    const unknown = ids.filter((_, at) => names[at] === null);
    if (unknown.length === 0) return names;
    const since = this.#time;
    const read = await namesById(db, unknown);
    this.#keep(read, since);
    return ids.map((id, at) => names[at] ?? read.get(id) ?? null);
  }

  /** Reads all names, a stretch at a time, so that hardly one has to be asked for. What cannot be read is left. */
  async readAhead(db: Db): Promise<void> {
    for (let [after, read]: [number | null, number] = [0, 1]; after !== null; read++) {
      after = await this.#readBehind(db, after).catch(() => null);
      if (read % SWEPT === 0 || after === null) globalThis.gc?.();
      await setTimeout(PAUSE_MS);
    }
  }

  /** The names of these tags may have changed; null: of any. */
  forget(ids: Iterable<number> | null): void {
    this.#time += 1;
    this.#recent.clear();
    if (ids === null) {
      this.#starts.fill(0);
      this.#end = 0;
    } else for (const id of ids) if (id < this.#starts.length) this.#starts[id] = 0;
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  /** The names of tags with a number above `after`. Gives the last of them; null: there are no more, or none are kept. */
  async #readBehind(db: Db, after: number): Promise<number | null> {
    if (this.#file === null) return null;
    const since = this.#time;
    const { rows } = await sql<{ id: number; name: string }>`
      select id, coalesce(display, name) as name from tags where id > ${after} order by id limit ${STRETCH}`.execute(
      db,
    );
    this.#keep(new Map(rows.map(({ id, name }) => [id, name])), since);
    return rows.length < STRETCH ? null : rows.at(-1)!.id;
  }

  #read(id: number): string | null {
    const start = this.#starts[id] ?? 0;
    if (start === 0 || this.#file === null) return null;
    const name = this.#readAt(this.#file, start - 1);
    if (this.#recent.size >= RECENT) this.#recent.clear();
    this.#recent.set(id, name);
    return name;
  }

  #readAt(file: number, start: number): string {
    readSync(file, this.#piece, 0, this.#piece.length, start);
    const length = this.#piece.readUInt16LE(0);
    if (length <= MOSTLY) return this.#piece.toString('utf8', LENGTH, LENGTH + length);
    const whole = Buffer.alloc(length);
    readSync(file, whole, 0, length, start + LENGTH);
    return whole.toString();
  }

  /** Keeps names that were asked for at this time, but those that are known or too long. */
  #keep(names: ReadonlyMap<number, string>, since: number): void {
    if (since !== this.#time || this.#file === null) return;
    const fresh = [...names].filter(([id, name]) => (this.#starts[id] ?? 0) === 0 && name.length <= LONGEST);
    const lines = fresh.map(([, name]) => lineOf(name));
    if (!this.#write(Buffer.concat(lines))) return this.close();
    for (const [at, [id]] of fresh.entries()) {
      if (id >= this.#starts.length) this.#makeRoom(id);
      this.#starts[id] = this.#end + 1;
      this.#end += lines[at]!.length;
    }
  }

  /** Writes at the end. false: there is no room, and from now on all are asked for. */
  #write(bytes: Buffer): boolean {
    if (this.#file === null || this.#end + bytes.length >= 0xffff_ffff) return false;
    try {
      return writeSync(this.#file, bytes, 0, bytes.length, this.#end) === bytes.length;
    } catch {
      return false;
    }
  }

  #makeRoom(id: number): void {
    const longer = new Uint32Array(Math.ceil((id + 1) * 1.1));
    longer.set(this.#starts);
    this.#starts = longer;
  }
}

function lineOf(name: string): Buffer {
  const bytes = Buffer.from(name);
  const line = Buffer.alloc(LENGTH + bytes.length);
  line.writeUInt16LE(bytes.length);
  line.set(bytes, LENGTH);
  return line;
}

/** A file that has no name any more once it is open. null: there can be none. */
function openNameless(folder: string): number | null {
  const path = join(folder, `names.${process.pid}.${threadId}.part`);
  try {
    mkdirSync(folder, { recursive: true });
    const file = openSync(path, 'w+');
    rmSync(path);
    return file;
  } catch {
    return null;
  }
}
