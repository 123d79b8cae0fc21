import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { z } from 'zod';
import { Failure } from './failures.ts';

const megabytes = (most: number) => z.coerce.number().int().min(1).max(most);
const flag = z.union([z.boolean(), z.stringbool()]);

/**
 * Every setting: its name in the file, its variable is `FADELESS_` and the name in capitals.
 * `docs/settings.md` is held to this table by a test.
 */
const FORMS = {
  data: {
    form: z.string().min(1),
    preset: './data',
    about: 'The folder that holds everything: the database, the original files, the secret.',
  },
  database_url: {
    form: z.string().regex(/^postgres(ql)?:\/\//, 'it must begin with postgres://'),
    preset: null,
    about: 'A PostgreSQL of your own (15 or newer). Without it Fadeless starts one in the data folder.',
    secret: true,
  },
  host: { form: z.string().min(1), preset: '127.0.0.1', about: 'The address the web server listens on.' },
  port: {
    form: z.coerce.number().int().min(0).max(65_535),
    preset: 4000,
    about: 'The port the web server listens on.',
  },
  base_url: {
    form: z.url({ protocol: /^https?$/ }),
    preset: null,
    about: 'The address readers use, e.g. https://stories.example.org. Unless set: http://host:port.',
  },
  name: {
    form: z.string().trim().min(1).max(80),
    preset: 'Fadeless',
    about: "The archive's name, shown on every page and in every book.",
  },
  canon: {
    form: z.string().min(1),
    preset: null,
    about: 'A folder with canon packs of your own. Unless set: canon/ in the data folder.',
  },
  max_file: { form: megabytes(2048), preset: 64, about: 'The largest file that is read, in megabytes.' },
  max_unpacked: {
    form: megabytes(65_536),
    preset: 1024,
    about: 'The most that a zip or book may unpack to, in megabytes.',
  },
  max_entries: {
    form: z.coerce.number().int().min(1).max(1_000_000),
    preset: 20_000,
    about: 'The most files that a zip may hold.',
  },
  workers: {
    form: z.coerce.number().int().min(1).max(64),
    preset: Math.max(1, Math.min(8, cpus().length)),
    about:
      'How many threads read files at once during an import. Unless set: one a processor, eight at most.',
  },
  page_cache: {
    form: megabytes(8192),
    preset: 16,
    about: 'Memory for finished public pages, in megabytes.',
  },
  trust_proxy: {
    form: flag,
    preset: false,
    about: 'Whether the address of a visitor is taken from X-Forwarded-For. Only behind a proxy of your own.',
  },
  canonical_after: {
    form: z.coerce.number().int().min(0).max(1_000_000),
    preset: 3,
    about:
      'On how many works a tag must stand to become canonical by itself, unless the keeper chose another number under Tags. 0: never.',
  },
  log: {
    form: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    preset: 'info',
    about: 'How much is written to the log.',
  },
  sample_shelf: {
    form: flag,
    preset: true,
    about: 'Whether an empty archive is given the sample works at its first start.',
  },
} as const;

type SettingName = keyof typeof FORMS;

/** Where the value in force comes from. */
type SettingSource = 'preset' | 'environment' | 'file';

export interface Settings {
  /** Absolute path. */
  data: string;
  databaseUrl: string | null;
  host: string;
  port: number;
  /** No trailing slash. */
  baseUrl: string;
  name: string;
  /** Absolute path. */
  canon: string;
  /** Bytes. */
  maxFile: number;
  /** Bytes. */
  maxUnpacked: number;
  maxEntries: number;
  workers: number;
  /** Bytes. */
  pageCache: number;
  trustProxy: boolean;
  /** Works; 0: never. */
  canonicalAfter: number;
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  sampleShelf: boolean;
}

export interface SettingInForce {
  name: SettingName;
  variable: string;
  value: unknown;
  source: SettingSource;
  about: string;
  secret: boolean;
}

/** Every setting with its value in force and where that came from, in the order of the table. */
export function settingsInForce(env: NodeJS.ProcessEnv, cwd: string): SettingInForce[] {
  const file = readSettingsFile(env, cwd);
  return (Object.keys(FORMS) as SettingName[]).map((name) => {
    const entry = FORMS[name];
    const variable = `FADELESS_${name.toUpperCase()}`;
    const [given, source] = givenValue(name, variable, env, file);
    const value = given === undefined ? entry.preset : checked(name, given);
    return { name, variable, value, source, about: entry.about, secret: 'secret' in entry };
  });
}

/**
 * Reads the settings once, from `FADELESS_*` variables (and `_FILE` variants that name a file holding the value)
 * over `fadeless.toml` (or the file `FADELESS_CONFIG` names) over the presets.
 * Throws `setting-invalid` or `setting-unknown` by name.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env, cwd: string = process.cwd()): Settings {
  const raw = Object.fromEntries(settingsInForce(env, cwd).map((setting) => [setting.name, setting.value]));
  // Each value went through its form; this says which type that form gives.
  const value = <Name extends SettingName>(name: Name) => raw[name] as z.output<(typeof FORMS)[Name]['form']>;
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(cwd, path));
  const data = absolute(value('data'));
  const host = value('host');
  const port = value('port');
  return {
    data,
    databaseUrl: value('database_url') ?? env['DATABASE_URL'] ?? null,
    host,
    port,
    baseUrl: (value('base_url') ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(
      /\/+$/,
      '',
    ),
    name: value('name'),
    canon: absolute(value('canon') ?? join(data, 'canon')),
    maxFile: value('max_file') * 1024 * 1024,
    maxUnpacked: value('max_unpacked') * 1024 * 1024,
    maxEntries: value('max_entries'),
    workers: value('workers'),
    pageCache: value('page_cache') * 1024 * 1024,
    trustProxy: value('trust_proxy'),
    canonicalAfter: value('canonical_after'),
    log: value('log'),
    sampleShelf: value('sample_shelf'),
  };
}

/** The settings' names, presets and meanings, for the docs. */
export function settingsTable(): { name: string; variable: string; preset: unknown; about: string }[] {
  return Object.entries(FORMS).map(([name, { preset, about }]) => ({
    name,
    variable: `FADELESS_${name.toUpperCase()}`,
    preset,
    about,
  }));
}

function givenValue(
  name: SettingName,
  variable: string,
  env: NodeJS.ProcessEnv,
  file: Record<string, unknown>,
): [unknown, SettingSource] {
  const secretFile = env[`${variable}_FILE`];
  if (secretFile) return [readFileSync(secretFile, 'utf8').trim(), 'environment'];
  if (env[variable] !== undefined && env[variable] !== '') return [env[variable], 'environment'];
  if (name in file) return [file[name], 'file'];
  return [undefined, 'preset'];
}

function checked(name: SettingName, given: unknown): unknown {
  const result = FORMS[name].form.safeParse(given);
  if (result.success) return result.data;
  const reason = result.error.issues[0]?.message ?? 'it does not fit';
  throw new Failure('setting-invalid', { name, value: JSON.stringify(given), reason });
}

function readSettingsFile(env: NodeJS.ProcessEnv, cwd: string): Record<string, unknown> {
  const path = resolve(cwd, env['FADELESS_CONFIG'] ?? 'fadeless.toml');
  if (!existsSync(path)) {
    if (env['FADELESS_CONFIG'])
      throw new Failure('file-unreadable', {
        file: path,
        reason: 'FADELESS_CONFIG names it, but it is not there',
      });
    return {};
  }
  const file = parsedToml(path);
  for (const name of Object.keys(file))
    if (!(name in FORMS)) throw new Failure('setting-unknown', { name, file: path });
  return file;
}

function parsedToml(path: string): Record<string, unknown> {
  try {
    return parseToml(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Failure(
      'file-damaged',
      { file: path, reason: (cause as Error).message.split('\n')[0] ?? '' },
      { cause },
    );
  }
}
