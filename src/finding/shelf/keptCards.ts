import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { CardPlace, Cards, FinishedCard } from './question.ts';

/** How a card of a work is known: the version that it must be of, and what is told in its seam. */
export interface CardMark {
  id: number;
  version: number;
  hits: number;
}

/** Bytes: the cards of nearly every page fit there. */
const ROOM = 128 * 1024;

interface Row {
  seam: number;
  bytes: Uint8Array;
}

interface Version {
  id: number;
  version: number;
}

/** A card's version is that of its work, or it is not given out: nothing here needs to be dropped when works change. */
const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma busy_timeout = 200;
  create table if not exists form (form text not null);
  create table if not exists cards (id integer primary key, version integer not null, seam integer not null, bytes blob not null);
  create index if not exists versions on cards (id, version);`;

/**
 * Finished cards of works in a file beside the index: nearly every page shows some that no memory would still hold.
 * The file is a copy of what the archive says and may be deleted at any time; several processes share it.
 */
export class KeptCards {
  readonly #file: DatabaseSync;
  readonly #read: StatementSync;
  readonly #write: StatementSync;
  readonly #versions: StatementSync;

  private constructor(file: DatabaseSync) {
    this.#file = file;
    this.#read = file.prepare('select seam, bytes from cards where id = ? and version = ?');
    this.#write = file.prepare('insert or replace into cards values (?, ?, ?, ?)');
    this.#versions = file.prepare(
      'select id, version from cards indexed by versions where id between ? and ?',
    );
  }

  /**
   * Opens the file in this folder; what was drawn in another form (`form` names it) is dropped, and so is a file that
   * cannot be read. null: none can be kept there.
   */
  static open(folder: string, form: string): KeptCards | null {
    const path = join(folder, 'cards');
    try {
      mkdirSync(folder, { recursive: true });
      return KeptCards.#opened(path, form);
    } catch {
      try {
        for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
        return KeptCards.#opened(path, form);
      } catch {
        return null;
      }
    }
  }

  static #opened(path: string, form: string): KeptCards {
    const file = new DatabaseSync(path);
    try {
      file.exec(SCHEMA);
      const known = file.prepare('select form from form').get() as { form: string } | undefined;
      if (known?.form !== form) {
        file.exec('begin immediate; delete from cards; delete from form');
        file.prepare('insert into form values (?)').run(form);
        file.exec('commit');
      }
      return new KeptCards(file);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** The cards of these works that are kept, in their order; in `room`, if they fit there. */
  take(marks: readonly CardMark[], room: ArrayBuffer = new ArrayBuffer(ROOM)): Cards {
    // In one transaction: the locks of one for each would cost as much as the reading.
    const found = this.#within('begin', () =>
      marks.map(({ id, version }) =>
        version === 0 ? undefined : (this.#read.get(id, version) as Row | undefined),
      ),
    );
    const length = found?.reduce((sum, row) => sum + (row?.bytes.length ?? 0), 0) ?? 0;
    const bytes = new Uint8Array(length <= room.byteLength ? room : new ArrayBuffer(length), 0, length);
    let at = 0;
    const each = marks.map(({ hits }, place): CardPlace => {
      const row = found?.[place];
      if (!row) return { length: 0, seam: 0, hits };
      bytes.set(row.bytes, at);
      at += row.bytes.length;
      return { length: row.bytes.length, seam: row.seam, hits };
    });
    return { bytes, each };
  }

  /** Keeps these cards. While another process writes, or where there is no room, they are let go: they will be drawn again. */
  keep(cards: readonly FinishedCard[]): void {
    this.#within('begin immediate', () => {
      for (const { id, version, seam, bytes } of cards)
        if (version > 0) this.#write.run(id, version, seam, bytes);
    });
  }

  /** Of these works, by number, those whose cards are not kept. */
  missing(marks: readonly CardMark[]): number[] {
    const [first, last] = [marks[0], marks.at(-1)];
    if (!first || !last) return [];
    const rows = this.#within('begin', () => this.#versions.all(first.id, last.id)) as Version[] | null;
    // Where the file cannot be read, drawing more for it is of no use.
    if (rows === null) return [];
    const kept = new Map(rows.map(({ id, version }) => [id, version]));
    return marks.filter(({ id, version }) => version > 0 && kept.get(id) !== version).map(({ id }) => id);
  }

  close(): void {
    this.#file.close();
  }

  /** Does this in one transaction; null: the file cannot be read or written now. */
  #within<Result>(begin: 'begin' | 'begin immediate', act: () => Result): Result | null {
    try {
      this.#file.exec(begin);
      const result = act();
      this.#file.exec('commit');
      return result;
    } catch {
      if (this.#file.isTransaction) this.#file.exec('rollback');
      return null;
    }
  }
}
