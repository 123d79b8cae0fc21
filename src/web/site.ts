import type pg from 'pg';
import type { Logger } from 'pino';
import type { Settings } from '../ground/settings.ts';
import type { HitCounter } from '../responses/hits.ts';
import type { Db } from '../store/database.ts';
import type { Assets } from './assets.ts';
import type { EditionShelf } from './editionShelf.ts';
import type { PageCache } from './pageCache.ts';

/** What a web process stands on, given by whoever starts it. */
export interface Foundation {
  db: Db;
  pool: pg.Pool;
  settings: Settings;
  log: Logger;
  /** Who sends this request. Guests are everyone until the keeper's pages say otherwise. */
  session?: (request: Request) => Promise<Session>;
}

export interface Session {
  keeper: boolean;
}

/** What a page may need. */
export interface Site extends Required<Foundation> {
  assets: Assets;
  pages: PageCache;
  editions: EditionShelf;
  hits: HitCounter;
}
