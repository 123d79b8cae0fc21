import type pg from 'pg';
import type { Logger } from 'pino';
import type { Settings } from '../ground/settings.ts';
import type { SignIn } from '../people/signIn.ts';
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
  /** Without it everyone is a guest. */
  signIn?: SignIn;
}

/** What a page may need. */
export interface Site extends Foundation {
  assets: Assets;
  pages: PageCache;
  editions: EditionShelf;
  hits: HitCounter;
  /** Who sends this request. */
  session(request: Request): Promise<{ keeper: boolean }>;
}
