import type pg from 'pg';

/** A COPY into one table, on a connection of its own. */
export interface Copying {
  /** A row in COPY's text form, without its newline (`rowText`). True: wait for `drained` before the next. */
  write(row: string): boolean;
  drained(): Promise<void>;
  /** Sends what is left. Throws what PostgreSQL refused. */
  close(): Promise<void>;
}

type Cell = string | number | boolean | null;

/** Rows are sent when this many characters have gathered. */
const CHUNK = 256 * 1024;

/** What `pg` does not type: the sending half of COPY. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Begins a COPY; `columns` as in SQL. */
export async function copyInto(client: pg.Client, table: string, columns: string): Promise<Copying> {
  const copy = new CopyFromStdin(`copy ${table} (${columns}) from stdin`);
  client.query(copy);
  const connection = await copy.ready;
  const { stream } = connection;
  let gathered: string[] = [];
  let length = 0;
  const send = (): void => {
    if (length > 0) connection.sendCopyFromChunk(Buffer.from(`${gathered.join('\n')}\n`));
    gathered = [];
    length = 0;
  };
  return {
    write(row) {
      gathered.push(row);
      length += row.length + 1;
      if (length < CHUNK) return false;
      send();
      return stream.writableNeedDrain;
    },
    async drained() {
      if (!stream.writableNeedDrain) return;
      await Promise.race([new Promise<void>((resolve) => stream.once('drain', resolve)), copy.done]);
    },
    async close() {
      send();
      connection.endCopyFrom();
      await copy.done;
    },
  };
}

/** A row in COPY's text form. Texts must hold no tab, newline or backslash; `{…}` arrays are passed as text. */
export function rowText(...cells: Cell[]): string {
  return cells.map(cellText).join('\t');
}

function cellText(cell: Cell): string | number {
  if (cell === null) return '\\N';
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return cell;
}

/** The protocol's side of it, as `pg` calls it. */
class CopyFromStdin implements pg.Submittable {
  readonly ready: Promise<CopyConnection>;
  readonly done: Promise<void>;
  readonly #statement: string;
  readonly #begun = Promise.withResolvers<CopyConnection>();
  readonly #ended = Promise.withResolvers<void>();

  constructor(statement: string) {
    this.#statement = statement;
    this.ready = this.#begun.promise;
    this.done = this.#ended.promise;
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#statement);
  }

  handleCopyInResponse(connection: pg.Connection): void {
    this.#begun.resolve(connection as CopyConnection);
  }

  handleError(error: Error): void {
    this.#begun.reject(error);
    this.#ended.reject(error);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#ended.resolve();
  }
}
