import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { followedCanon } from '../canon/followedCanon.ts';
import { SHIPPED_PACKS } from '../canon/load.ts';
import { Failure } from '../ground/failures.ts';
import { countHits } from '../responses/hits.ts';
import { KnownNames } from '../finding/meaning/knownNames.ts';
import { followChanges } from '../store/changes.ts';
import { Lookups } from '../store/lookups.ts';
import { answer, elsewhere } from './answer.ts';
import { answerFromMemory } from './fastPath.ts';
import { loadAssets } from './assets.ts';
import { EditionShelf } from './editionShelf.ts';
import { pack } from './packed.ts';
import { PageCache } from './pageCache.ts';
import { failurePage } from './pages/failure.tsx';
import { routes } from './routes.ts';
import type { Foundation, Site } from './site.ts';

/** Answers requests: from memory where that is enough, else through the router. */
export type Door = Hono & { fromMemory(request: IncomingMessage, response: ServerResponse): boolean };

export interface WebApp {
  app: Door;
  site: Site;
  /** Stores what is counted and stops following changes; the database stays open. */
  close(): Promise<void>;
}

/** The archive in the browser, ready to answer requests. */
export function createApp(foundation: Foundation): WebApp {
  const { db, pool, settings, log, signIn } = foundation;
  let lastChange = 0;
  const site: Site = {
    canon: followedCanon([SHIPPED_PACKS, settings.canon]),
    ...foundation,
    session: async ({ headers }) => ({ keeper: ((await signIn?.session(headers)) ?? null) !== null }),
    lastChange: () => lastChange,
    assets: loadAssets(),
    pages: new PageCache(settings.pageCache),
    lookups: new Lookups(),
    names: new KnownNames(db),
    editions: new EditionShelf(db, settings),
    hits: countHits(db, (cause) => log.error(cause, 'hits were not stored')),
  };
  const app = Object.assign(new Hono(), {
    fromMemory: (request: IncomingMessage, response: ServerResponse) =>
      answerFromMemory(site, request, response),
  });
  routes(app, site);
  app.notFound((c) => {
    const slashed = /^\/(?![/\\])(.*[^/])\/+$/.exec(c.req.path);
    return slashed ? elsewhere(c, `/${slashed[1]}`, 301) : refuse(c, site, new Failure('page-not-found'));
  });
  app.onError((cause, c) => refuse(c, site, cause));
  const unfollow = followChanges(
    pool,
    (change) => {
      lastChange = Math.max(lastChange, change.id);
      site.lookups.forget();
      site.names.follow(change);
      site.pages.follow(change);
    },
    () => {
      site.lookups.forget();
      site.names.forget();
      site.pages.clear();
    },
  );
  return {
    app,
    site,
    async close() {
      await unfollow();
      site.names.close();
      await site.hits.close();
    },
  };
}

/** Says what happened and what to do. What nobody foresaw is logged under a reference that the page names. */
function refuse(c: Context, site: Site, cause: Error): Promise<Response> | Response {
  const failure = cause instanceof Failure ? cause : unforeseen(site, cause, c.req.path);
  const page = pack(Buffer.from(failurePage(site, failure)), 'text/html; charset=utf-8', 'quick');
  return answer(c, page, 'no-store', {}, failure.status as ContentfulStatusCode);
}

function unforeseen(site: Site, cause: Error, path: string): Failure {
  const reference = randomBytes(4).toString('hex');
  site.log.error({ err: cause, path, reference }, 'a page broke');
  return new Failure('internal', { reference }, { cause });
}
