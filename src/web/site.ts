import type pg from 'pg';
import type { Logger } from 'pino';
import type { Canon } from '../canon/canon.ts';
import type { Counting } from '../finding/counting.ts';
import type { KnownNames } from '../finding/meaning/knownNames.ts';
import type { Settings } from '../ground/settings.ts';
import type { CardShelf } from '../finding/shelf/question.ts';
import type { SignIn } from '../people/signIn.ts';
import type { HitCounter } from '../responses/hits.ts';
import type { Db } from '../store/database.ts';
import type { Lookups } from '../store/lookups.ts';
import type { Assets } from './assets.ts';
import type { EditionShelf } from './editionShelf.ts';
import type { PageCache } from './pageCache.ts';

/** What a web process stands on, given by whoever starts it. */
export interface Foundation {
  db: Db;
  pool: pg.Pool;
  settings: Settings;
  log: Logger;
  /** What finds works. */
  shelf: CardShelf;
  /** Without it everyone is a guest. */
  signIn?: SignIn;
  /** The canon packs; without it the ones the settings name are loaded when first asked for. */
  canon?(): Promise<Canon>;
}

/** What a page may need. */
export interface Site extends Foundation {
  assets: Assets;
  pages: PageCache;
  lookups: Lookups;
  names: KnownNames;
  editions: EditionShelf;
  hits: HitCounter;
  /** The number of the last change that this process was told of; a listing made after it knows of it. */
  lastChange(): number;
  canon(): Promise<Canon>;
  /** Who sends this request. */
  session(request: Request): Promise<{ keeper: boolean }>;
}

/** Counts as a guest meets them, and as they are after the last change. */
export function asGuest(site: Site): Counting {
  return { viewer: 'guest', since: site.lastChange() };
}
