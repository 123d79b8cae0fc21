import type { Hono } from 'hono';
import { elsewhere } from './answer.ts';
import { keeperRoutes } from './keeper/routes.ts';
import { aboutPage } from './pages/about.tsx';
import { asset } from './pages/asset.ts';
import { authorPage } from './pages/author.tsx';
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
import { seriesPage } from './pages/series.tsx';
import { shieldPage, takeSeen } from './pages/shield.tsx';
import { favicon, healthy, me, ready, robots } from './pages/small.ts';
import { mediaPage } from './pages/media.tsx';
import { peoplePage } from './pages/people.tsx';
import { tagPage } from './pages/tag.tsx';
import { tagHomePage } from './pages/tagHome.tsx';
import { workPage } from './pages/work.tsx';
import { worksPage } from './pages/works.tsx';
import { publicPage, type PublicPage } from './publicPage.ts';
import type { Site } from './site.ts';

/** The site map: every address, in the order in which a reader meets them. */
export function routes(app: Hono, site: Site): void {
  const page = (address: string, what: PublicPage) => app.get(address, publicPage(site, what));
  const id = '[1-9][0-9]{0,14}';

  page('/', homePage);
  page('/works', worksPage);
  page(`/works/:id{${id}}`, workPage);
  page(`/works/:id{${id}}/chapters/:chapterId{${id}}`, workPage);
  page(`/works/:id{${id}}/navigate`, chapterIndexPage);
  page(`/series/:id{${id}}`, seriesPage);
  page('/users/:name', authorPage);
  page('/people', peoplePage);
  page('/tags/:name', tagHomePage);
  page('/tags/:name/works', tagPage);
  page('/fandoms', fandomsPage);
  page('/media/:name/fandoms', mediaPage);
  page('/canon', canonPage);
  page('/canon/:fandom', canonFandomPage);
  page('/canon/:fandom/:code', canonPlacePage);
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
