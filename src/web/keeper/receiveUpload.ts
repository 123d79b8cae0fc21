import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { Upload } from '../../chores/takeUpload.ts';
import { Failure } from '../../ground/failures.ts';
import type { Settings } from '../../ground/settings.ts';
import { labelOf, UploadNames } from './uploadNames.ts';

type Limits = Pick<Settings, 'data' | 'maxFile' | 'maxUnpacked' | 'maxEntries'>;

/**
 * Writes the files of a multipart form to a folder of their own as they come, below the paths they were sent with.
 * Those past a limit are refused one by one. The field `form` must come first and hold `token`.
 * Throws `form-foreign`, `upload-broken`; then nothing is left of what came.
 */
export async function receiveUpload(request: Request, limits: Limits, token: string): Promise<Upload> {
  const folder = join(limits.data, 'uploads', `incoming-${randomBytes(6).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  try {
    return await new Receiver(folder, limits, token).receive(request);
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    if (cause instanceof Failure) throw cause;
    throw new Failure('upload-broken', { reason: (cause as Error).message }, { cause });
  }
}

class Receiver {
  readonly #folder: string;
  readonly #limits: Limits;
  readonly #token: string;
  readonly #names = new UploadNames();
  readonly #refused: Upload['refused'] = [];
  readonly #writing: Promise<void>[] = [];
  #stored: string[] = [];
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
    return { folder: this.#folder, stored: this.#stored.length, refused: this.#refused, label: labelOf(this.#stored) };
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
    form.on('file', (_field, stream, name) => {
      // A file after a wrong token, and the empty part of a field in which nothing was chosen.
      if (!this.#isOurs || !name) return void stream.resume();
      this.#writing.push(this.#take(stream, name).catch((cause: Error) => void form.destroy(cause)));
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
    await pipeline(stream, within, createWriteStream(path, { flags: 'wx' }));
    if (!within.isExceeded) return void this.#stored.push(name);
    await rm(path);
    this.#refuse(name, new Failure('file-too-large', { file: name, limit: `${Math.floor(most / 1024 / 1024)} MB` }));
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
