import type { Hono } from 'hono';
import { elsewhere } from './answer.ts';
import { feed } from './listing/feed.ts';
import { listing } from './listing/listing.ts';
import type { FindPlace } from './listing/place.ts';
import { allWorks, worksBy, worksInCollection, worksInSeries, worksTagged } from './listing/places.tsx';
import { keeperRoutes } from './keeper/routes.ts';
import { aboutPage } from './pages/about.tsx';
import { asset } from './pages/asset.ts';
import { canonPage } from './pages/canon.tsx';
import { canonFandomPage } from './pages/canonFandom.tsx';
import { canonPlacePage } from './pages/canonPlace.tsx';
import { chapterIndexPage } from './pages/chapterIndex.tsx';
import { completions } from './pages/complete.ts';
import { cover } from './pages/cover.ts';
import { download } from './pages/download.ts';
import { fandomsPage } from './pages/fandoms.tsx';
import { homePage } from './pages/home.tsx';
import { image } from './pages/image.ts';
import { readingPage, readingStyle, takeReadingChoices } from './pages/reading.tsx';
import { searchHelpPage } from './pages/searchHelp.tsx';
import { shieldPage, takeSeen } from './pages/shield.tsx';
import { favicon, healthy, me, ready, robots } from './pages/small.ts';
import { mediaPage } from './pages/media.tsx';
import { peoplePage } from './pages/people.tsx';
import { tagHomePage } from './pages/tagHome.tsx';
import { workPage } from './pages/work.tsx';
import { publicPage, type PublicPage } from './publicPage.ts';
import type { Site } from './site.ts';

/** The site map: every address, in the order in which a reader meets them. */
export function routes(app: Hono, site: Site): void {
  const page = (address: string, what: PublicPage) => app.get(address, publicPage(site, what));
  const list = (address: string, place: FindPlace) => {
    app.get(address, listing(site, place));
    app.get(`${address}/feed.atom`, feed(site, place, 'atom'));
    app.get(`${address}/feed.json`, feed(site, place, 'json'));
  };
  const id = '[1-9][0-9]{0,14}';

  page('/', homePage);
  list('/works', allWorks);
  page(`/works/:id{${id}}`, workPage);
  page(`/works/:id{${id}}/chapters/:chapterId{${id}}`, workPage);
  page(`/works/:id{${id}}/navigate`, chapterIndexPage);
  list(`/series/:id{${id}}`, worksInSeries);
  list('/users/:name', worksBy);
  page('/people', peoplePage);
  page('/tags/:name', tagHomePage);
  list('/tags/:name/works', worksTagged);
  list('/collections/:name', worksInCollection);
  page('/fandoms', fandomsPage);
  page('/media/:name/fandoms', mediaPage);
  page('/canon', canonPage);
  page('/canon/:fandom', canonFandomPage);
  page('/canon/:fandom/:code', canonPlacePage);
  page('/search-help', searchHelpPage);
  page('/about', aboutPage);
  app.get('/users/:name/works', (c) => elsewhere(c, c.req.path.replace(/\/works$/, ''), 301));

  app.get('/reading', readingPage(site));
  app.post('/reading', takeReadingChoices(site));
  app.get('/reading.css', readingStyle(site));
  app.get('/shield', shieldPage(site));
  app.post('/shield', takeSeen(site));
  app.get('/me', me(site));
  app.get('/complete', completions(site));

  keeperRoutes(app, site);

  app.get(`/downloads/:id{${id}}/:name`, download(site));
  app.get(`/covers/:file{${id}\\.(svg|png|webp)}`, cover(site));
  app.get('/images/:file', image(site));
  app.get('/assets/:file', asset(site));

  app.get('/robots.txt', robots(site));
  app.get('/favicon.svg', favicon());
  app.get('/healthz', healthy());
  app.get('/readyz', ready(site));
}
