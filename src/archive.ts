import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Canon } from './canon/canon.ts';
import { followedCanon } from './canon/followedCanon.ts';
import { SHIPPED_PACKS } from './canon/load.ts';
import { prepareQueue } from './chores/queue.ts';
import { asDiskFull } from './ground/diskFull.ts';
import { Failure } from './ground/failures.ts';
import type { Settings } from './ground/settings.ts';
import type { ReadLimits } from './intake/reader.ts';
import { DEFAULT_LIMITS } from './intake/reader.ts';
import { openDatabase, type Db } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { startServer, type EmbeddedServer } from './store/server.ts';
import { foldTags } from './tags/foldTags.ts';
import { foldSeries } from './works/foldSeries.ts';

/** The archive, open: one thing to use and one thing to close. */
export interface Archive {
  settings: Settings;
  db: Db;
  /** Where the database is, for threads with connections of their own. */
  url: string;
  pool: pg.Pool;
  /** Where canon packs come from: the shipped ones, then the keeper's. */
  canonFolders: string[];
  canon(): Promise<Canon>;
  limits: ReadLimits;
  /** Whether the database was taken over from a process that ended without closing. */
  adopted: boolean;
  close(): Promise<void>;
  /** Stops our own database at once, under all that uses it; waits for it where it is being stopped already. */
  stopDatabase(): Promise<void>;
}

/** Opens the archive: the data folder, the database (our own or yours), its migrations. */
export async function openArchive(settings: Settings): Promise<Archive> {
  makeDataFolder(settings.data);
  const server = settings.databaseUrl === null ? await startServer(settings.data) : null;
  try {
    return await openOn(settings, server);
  } catch (error) {
    await server?.release();
    throw error;
  }
}

async function openOn(settings: Settings, server: EmbeddedServer | null): Promise<Archive> {
  const url = server?.url ?? settings.databaseUrl ?? '';
  const database = await openDatabase(url);
  try {
    await migrate(database.pool);
    await prepareQueue(database.pool);
    await foldTags(database.db);
    await foldSeries(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  const canonFolders = [SHIPPED_PACKS, settings.canon];
  return {
    settings,
    db: database.db,
    url,
    pool: database.pool,
    canonFolders,
    canon: followedCanon(canonFolders),
    limits: limitsOf(settings),
    adopted: server?.adopted ?? false,
    close: async () => {
      await database.close();
      await server?.release();
    },
    stopDatabase: async () => server?.release(),
  };
}

/** The limits for reading files that these settings name. */
export function limitsOf(settings: Settings): ReadLimits {
  return {
    ...DEFAULT_LIMITS,
    maxFile: settings.maxFile,
    maxUnpacked: settings.maxUnpacked,
    maxEntries: settings.maxEntries,
  };
}

function makeDataFolder(folder: string): void {
  try {
    mkdirSync(join(folder, 'originals'), { recursive: true });
    for (const path of [folder, join(folder, 'originals')]) accessSync(path, constants.W_OK);
  } catch (cause) {
    const full = asDiskFull(cause);
    throw (
      full ?? new Failure('data-folder-unusable', { folder, reason: (cause as Error).message }, { cause })
    );
  }
}
