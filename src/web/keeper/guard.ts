import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { Failure } from '../../ground/failures.ts';
import { decode } from '../../intake/charset.ts';
import type { Site } from '../site.ts';

/** The most a form may say, in bytes: a long note in every field and far more. */
const LONGEST_FORM = 4 * 1024 * 1024;

/** Lets only the keeper in, and carries out only forms that were sent from here. */
export function keeperOnly(site: Site): MiddlewareHandler {
  return async (c, next) => {
    const { keeper } = await site.session(c.req.raw);
    if (!keeper) throw new Failure('sign-in-needed');
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') refuseForeign(c, site);
    await next();
  };
}

/**
 * Refuses what another site sent: by Sec-Fetch-Site where the browser says it (it does over https and on this
 * machine), and by Origin. Throws `form-foreign`.
 */
export function refuseForeign(c: Context, site: Site): void {
  const from = c.req.header('sec-fetch-site');
  if (from !== undefined && from !== 'same-origin') throw new Failure('form-foreign');
  const origin = c.req.header('origin');
  if (origin !== undefined && !isOurs(origin, c, site)) throw new Failure('form-foreign');
}

function isOurs(origin: string, c: Context, site: Site): boolean {
  if (origin === new URL(site.settings.baseUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host);
}

/** What every form of this session carries: nobody who cannot read the session's cookie can tell it. */
export function formToken(c: Context): string {
  const session = /(?:^|;\s*)(?:__Secure-)?fadeless\.session_token=([^;]*)/.exec(
    c.req.header('cookie') ?? '',
  );
  return createHash('sha256')
    .update(`form ${session?.[1] ?? ''}`)
    .digest('base64url');
}

/** What a form said. Throws `form-foreign` without the session's token. */
export async function sentForm(c: Context): Promise<URLSearchParams> {
  const form = await openForm(c);
  if (form.get('form') !== formToken(c)) throw new Failure('form-foreign');
  return form;
}

/**
 * What a form with a text file said; the file's words stand under its field's name. Throws `form-foreign` without the
 * session's token, `file-too-large`.
 */
export async function sentWithFile(c: Context): Promise<URLSearchParams> {
  if (!c.req.header('content-type')?.startsWith('multipart/')) return sentForm(c);
  const length = Number(c.req.header('content-length') ?? Infinity);
  if (!(length <= LONGEST_FORM)) throw new Failure('file-too-large', { file: 'form', limit: '4 MB' });
  const form = new URLSearchParams();
  for (const [name, value] of await c.req.formData())
    form.append(name, typeof value === 'string' ? value : await textOf(value));
  if (form.get('form') !== formToken(c)) throw new Failure('form-foreign');
  return form;
}

/** A file's text, in whatever set of characters it was written. */
async function textOf(file: File): Promise<string> {
  return decode(new Uint8Array(await file.arrayBuffer()), { html: true }).text;
}

/** What a form said that needs no session. Throws `file-too-large`. */
export async function openForm(c: Context): Promise<URLSearchParams> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > LONGEST_FORM) throw new Failure('file-too-large', { file: 'form', limit: '4 MB' });
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
