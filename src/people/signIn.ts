import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { Failure } from '../ground/failures.ts';

/** The keeper's account: the only one for now. The address is never written to. */
const KEEPER = { email: 'keeper@archive.invalid', name: 'Keeper' };

/** How long a one-time address is good, in seconds. */
const ADDRESS_LIFE = 60 * 60;
/** How long a session lasts since it was last used, in seconds. */
const SESSION_LIFE = 60 * 60 * 24 * 30;

/** Who is signed in. */
interface Session {
  accountId: string;
  role: 'keeper';
}

/** Sign-in and sessions. Passwords, passkeys and the rest come with full accounts. */
export interface SignIn {
  /** A new one-time token; whoever shows it within an hour is the keeper. */
  newKeeperToken(): Promise<string>;
  /** Uses a token up. Returns the headers (cookies) that begin a session. Throws `sign-in-expired`. */
  begin(token: string): Promise<Headers>;
  /** The session these request headers carry; null: a guest. */
  session(headers: Headers): Promise<Session | null>;
  /** Ends a session; returns the headers that forget its cookies. */
  end(headers: Headers): Promise<Headers>;
}

/** What the library's cookies of a session are called, whatever stands before and after it. */
const SESSION_COOKIE = 'fadeless.session_';

/**
 * Opens sign-in on the archive's database. `secret` signs the cookies. The library behind it, a third of all modules,
 * is loaded when somebody first signs in or comes with a session: neither guests nor the start wait for it.
 */
export function openSignIn(pool: pg.Pool, baseUrl: string, secret: string): SignIn {
  let opened: ReturnType<typeof openLibrary> | null = null;
  const library = () => (opened ??= openLibrary(pool, baseUrl, secret));
  return {
    newKeeperToken: () => newToken(pool),
    begin: async (token) => {
      const auth = await library();
      try {
        const { headers } = await auth.api.magicLinkVerify({
          query: { token },
          headers: new Headers(),
          returnHeaders: true,
        });
        if (!headers.has('set-cookie')) throw new Failure('sign-in-expired');
        return headers;
      } catch (cause) {
        throw cause instanceof Failure ? cause : new Failure('sign-in-expired', {}, { cause });
      }
    },
    session: async (headers) => {
      if (!headers.get('cookie')?.includes(SESSION_COOKIE)) return null;
      const found = await (await library()).api.getSession({ headers });
      return found?.user.role === 'keeper' ? { accountId: found.user.id, role: 'keeper' } : null;
    },
    end: async (headers) => (await (await library()).api.signOut({ headers, returnHeaders: true })).headers,
  };
}

/** Keeps a token as the library's magic links are kept (better-auth 1.7, plugins/magic-link), which reads it back. */
async function newToken(pool: pg.Pool): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `insert into sign_in_tokens (id, identifier, value, "expiresAt")
     values ($1, $2, $3, now() + make_interval(secs => $4))`,
    [
      randomBytes(16).toString('base64url'),
      `magic-link:${await hashed(token)}`,
      JSON.stringify({ type: 'magic-link', ...KEEPER }),
      ADDRESS_LIFE,
    ],
  );
  return token;
}

/** What is stored of a token: who reads the database cannot sign in with it. */
async function hashed(token: string): Promise<string> {
  return createHash('sha256').update(token).digest('base64url');
}

async function openLibrary(pool: pg.Pool, baseUrl: string, secret: string) {
  const [{ betterAuth }, { magicLink }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/magic-link'),
  ]);
  return betterAuth({
    database: pool,
    secret,
    baseURL: baseUrl,
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { cookiePrefix: 'fadeless', useSecureCookies: baseUrl.startsWith('https:') },
    session: { modelName: 'sessions', expiresIn: SESSION_LIFE, cookieCache: { enabled: true, maxAge: 60 } },
    user: {
      modelName: 'accounts',
      additionalFields: { role: { type: 'string', input: false, defaultValue: 'keeper' } },
    },
    account: { modelName: 'credentials' },
    verification: { modelName: 'sign_in_tokens' },
    plugins: [
      magicLink({
        expiresIn: ADDRESS_LIFE,
        storeToken: { type: 'custom-hasher', hash: hashed },
        // Tokens come from `newToken` alone: nothing is mailed.
        sendMagicLink: async () => {},
      }),
    ],
  });
}

/** The archive's secret in the data folder, made on first use. */
export function secretOf(data: string): string {
  const path = join(data, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}
