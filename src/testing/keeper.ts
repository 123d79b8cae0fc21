import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { SHIPPED_PACKS } from '../canon/load.ts';
import { importUpload, type ImportGround } from '../chores/importUpload.ts';
import { testShelf } from './site.ts';
import { choresOf } from '../chores/chores.ts';
import { prepareQueue, workQueue } from '../chores/queue.ts';
import { readSettings, type Settings } from '../ground/settings.ts';
import { DEFAULT_LIMITS } from '../intake/reader.ts';
import { openSignIn } from '../people/signIn.ts';
import type { Database } from '../store/database.ts';
import { createApp, type WebApp } from '../web/app.ts';
import { serve } from '../web/serve.ts';

const SECRET = 'a-secret-for-tests-only-0123456789-abcdef';

/** A site with its keeper signed in, for tests. */
export interface KeptSite {
  web: WebApp;
  settings: Settings;
  /** Asks as a guest unless `as` carries the keeper's cookies. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** A page as the keeper gets it. */
  page(path: string): Promise<{ status: number; html: string; headers: Headers }>;
  /** Sends a form as the keeper. */
  send(
    path: string,
    fields: Record<string, string> | URLSearchParams,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** What the keeper's forms carry. */
  token: string;
  cookies: string;
  newToken(): Promise<string>;
  /** Reads what was uploaded for a run, as the queue would. */
  readUpload(runId: number): Promise<void>;
  /** Listens on a port of its own and works the queue. Returns the address. */
  open(): Promise<string>;
  close(): Promise<void>;
}

/** Opens a site on this database and signs the keeper in. `env` are settings beside the usual ones. */
export async function openKeptSite(database: Database, env: Record<string, string> = {}): Promise<KeptSite> {
  await prepareQueue(database.pool);
  const data = mkdtempSync(join(tmpdir(), 'fadeless-kept-'));
  const settings = readSettings(
    { FADELESS_DATA: data, FADELESS_PORT: '0', FADELESS_WORKERS: '1', ...env },
    data,
  );
  const signIn = openSignIn(database.pool, settings.baseUrl, SECRET);
  const log = pino({ level: 'error' });
  const shelf = await testShelf(database);
  const web = createApp({ db: database.db, pool: database.pool, settings, log, signIn, shelf });
  const closing: (() => Promise<void>)[] = [];
  const cookies = (await signIn.begin(await signIn.newKeeperToken()))
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  const ask = async (path: string, init?: RequestInit) => web.app.request(path, init);
  const page = async (path: string) => {
    const answer = await ask(path, { headers: { cookie: cookies } });
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };
  const token = /name="form" value="([^"]+)"/.exec((await page('/keeper')).html)?.[1] ?? '';
  const ground: ImportGround = {
    db: database.db,
    settings,
    canonFolders: [SHIPPED_PACKS],
    canon: () => web.site.canon(),
    limits: { ...DEFAULT_LIMITS, maxFile: settings.maxFile, maxUnpacked: settings.maxUnpacked },
  };
  return {
    web,
    settings,
    ask,
    page,
    token,
    cookies,
    newToken: () => signIn.newKeeperToken(),
    send: (path, fields, headers = {}) => {
      const body = new URLSearchParams(fields);
      if (!body.has('form')) body.set('form', token);
      return ask(path, { method: 'POST', body, headers: { cookie: cookies, ...headers } });
    },
    readUpload: (runId) => importUpload(ground, { runId }),
    open: async () => {
      const server = await serve(web.app, settings);
      const queue = await workQueue(database.pool, choresOf(ground), log, { alone: false });
      closing.push(
        () => server.close(),
        () => queue.stop(),
      );
      return server.address;
    },
    close: async () => {
      for (const close of closing) await close();
      await web.close();
      await shelf.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The fields of the edit form as the page shows them, the way a browser would send them back. */
export async function shownForm(kept: KeptSite, path: string): Promise<URLSearchParams> {
  const { html } = await kept.page(path);
  const form = /<form[^>]*id="edit"[^]*?<\/form>/.exec(html)?.[0] ?? '';
  const sent = new URLSearchParams();
  const text = (value: string) =>
    value
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => text(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    if (of('type') !== 'checkbox' || / checked/.test(tag)) sent.append(of('name'), of('value'));
  }
  for (const [, name, words] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)) {
    sent.append(name ?? '', text(words ?? '').replace(/\n/g, '\r\n'));
  }
  for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([^]*?)<\/select>/g)) {
    sent.append(name ?? '', text(/value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? ''));
  }
  return sent;
}
