import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { Upload } from '../../chores/takeUpload.ts';
import { Failure } from '../../ground/failures.ts';
import type { Settings } from '../../ground/settings.ts';
import { labelOf, UploadNames } from './uploadNames.ts';

/** No upload takes as long as this. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

type Limits = Pick<Settings, 'data' | 'maxFile' | 'maxUnpacked' | 'maxEntries'>;

/**
 * Writes the files of a multipart form to a folder of their own as they come, below the paths they were sent with.
 * Those past a limit are refused one by one. The field `form` must come first and hold `token`.
 * Throws `form-foreign`, `upload-broken`, `upload-empty`; then nothing is left of what came.
 */
export async function receiveUpload(request: Request, limits: Limits, token: string): Promise<Upload> {
  const folder = join(limits.data, 'uploads', `incoming-${randomBytes(6).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  await sweep(dirname(folder));
  const receiver = new Receiver(folder, limits, token);
  try {
    return await receiver.receive(request);
  } catch (cause) {
    await receiver.stop();
    await rm(folder, { recursive: true, force: true });
    if (cause instanceof Failure) throw cause;
    throw new Failure('upload-broken', { reason: (cause as Error).message }, { cause });
  }
}

/** Lets go of what stopped coming when the archive was stopped. */
async function sweep(uploads: string): Promise<void> {
  for (const name of await readdir(uploads)) {
    if (!name.startsWith('incoming-')) continue;
    const path = join(uploads, name);
    const standing = await stat(path).catch(() => null);
    if (standing && Date.now() - standing.mtimeMs > ABANDONED_MS)
      await rm(path, { recursive: true, force: true });
  }
}

class Receiver {
  readonly #folder: string;
  readonly #limits: Limits;
  readonly #token: string;
  readonly #names = new UploadNames();
  readonly #refused: Upload['refused'] = [];
  readonly #writing: Promise<void>[] = [];
  readonly #ending = new AbortController();
  readonly #stored: string[] = [];
  #isOurs = false;

  constructor(folder: string, limits: Limits, token: string) {
    this.#folder = folder;
    this.#limits = limits;
    this.#token = token;
  }

  async receive(request: Request): Promise<Upload> {
    const { body, headers } = request;
    const type = headers.get('content-type') ?? '';
    if (!body || !/^multipart\/form-data\s*;/i.test(type)) throw new Failure('upload-empty');
    const form = this.#open(type);
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), form);
    await Promise.all(this.#writing);
    if (!this.#isOurs) throw new Failure('form-foreign');
    if (this.#stored.length === 0 && this.#refused.length === 0) throw new Failure('upload-empty');
    return {
      folder: this.#folder,
      stored: this.#stored.length,
      refused: this.#refused,
      label: labelOf(this.#stored),
    };
  }

  /** Ends what is still being written. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.allSettled(this.#writing);
  }

  #open(type: string): BusboyInstance {
    const { maxEntries } = this.#limits;
    const form = new Busboy({
      headers: { 'content-type': type },
      preservePath: true,
      limits: { files: maxEntries, fields: 10, fieldSize: 1000 },
    });
    form.on('field', (name, value) => {
      if (name === 'form') this.#isOurs = value === this.#token;
    });
    // An early end is told twice; the second time nobody else listens any more.
    form.on('error', () => {});
    form.on('file', (_field, stream, name) => {
      stream.on('error', () => {});
      // A file after a wrong token, and the empty part of a field in which nothing was chosen.
      if (!this.#isOurs || !name) stream.resume();
      else this.#writing.push(this.#take(stream, name).catch((cause: Error) => void form.destroy(cause)));
    });
    form.on('filesLimit', () => {
      this.#refuse('…', new Failure('upload-too-many', { limit: maxEntries }));
    });
    return form;
  }

  async #take(stream: BusboyFileStream, sent: string): Promise<void> {
    const name = this.#names.take(sent);
    if (name === null) return void stream.resume();
    const path = join(this.#folder, name);
    const most = /\.zip$/i.test(name) ? this.#limits.maxUnpacked : this.#limits.maxFile;
    await mkdir(dirname(path), { recursive: true });
    const within = new SizeLimit(most);
    await pipeline(stream, within, createWriteStream(path, { flags: 'wx' }), { signal: this.#ending.signal });
    if (!within.isExceeded) return void this.#stored.push(name);
    await rm(path);
    this.#refuse(
      name,
      new Failure('file-too-large', { file: name, limit: `${Math.floor(most / 1024 / 1024)} MB` }),
    );
  }

  #refuse(name: string, failure: Failure): void {
    this.#refused.push({ name, failure });
  }
}

/** Passes on as many bytes as a file may have, and swallows the rest. */
class SizeLimit extends Transform {
  isExceeded = false;
  #left: number;

  constructor(most: number) {
    super();
    this.#left = most;
  }

  override _transform(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#left -= chunk.length;
    if (this.#left < 0) this.isExceeded = true;
    else this.push(chunk);
    done();
  }
}
