import type { Hono } from 'hono';
import type { Site } from '../site.ts';
import { newPack, newPackPage, packPage, packRemoval } from './canonEdit.tsx';
import { canonPage } from './canonPage.tsx';
import { chapterCorrection, chapterPage } from './chapterPage.tsx';
import { deskPage } from './deskPage.tsx';
import { keeperOnly } from './guard.ts';
import { importsPage } from './importsPage.tsx';
import { newImport, newImportPage } from './newImportPage.tsx';
import { originalFile, originalsPage } from './originals.tsx';
import { reportJson, reportPage, reportProgress, resumption } from './reportPage.tsx';
import { reinstatement, revisionPage } from './revisionPage.tsx';
import { concealment, concealmentEnd, hiding, hidingEnd } from './standing.tsx';
import { beginSession, endSession, signInPage } from './signIn.tsx';
import { decision, decisions, suggestionsPage } from './suggestionsPage.tsx';
import { tagRoutes } from './tags/routes.ts';
import { restoration, sampleClearance, sampleRestoration, trashing, trashPage } from './trashPage.tsx';
import { workCorrection, workPage } from './workPage.tsx';
import { worksPage } from './worksPage.tsx';

const ID = '[1-9][0-9]{0,14}';

/** The keeper's addresses: the door first, then everything behind it. */
export function keeperRoutes(app: Hono, site: Site): void {
  app.get('/keeper/sign-in', signInPage(site));
  app.post('/keeper/session', beginSession(site));

  app.use('/keeper/*', keeperOnly(site));
  app.get('/keeper', deskPage(site));
  app.post('/keeper/session/end', endSession(site));

  app.get('/keeper/works', worksPage(site));
  const work = `/keeper/works/:id{${ID}}`;
  app.get(work, workPage(site));
  app.post(work, workCorrection(site));
  app.get(`${work}/originals`, originalsPage(site));
  app.post(`${work}/trashing`, trashing(site));
  app.post(`${work}/restoration`, restoration(site));
  app.post(`${work}/hiding`, hiding(site));
  app.post(`${work}/hiding/end`, hidingEnd(site));
  for (const kind of ['unrevealed', 'anonymous'] as const) {
    app.post(`${work}/concealments/${kind}`, concealment(site, kind));
    app.post(`${work}/concealments/${kind}/end`, concealmentEnd(site, kind));
  }
  app.post(`${work}/decisions`, decisions(site));
  const chapter = `${work}/chapters/:chapterId{${ID}}`;
  app.get(chapter, chapterPage(site));
  app.post(chapter, chapterCorrection(site));
  app.get(`${chapter}/revisions/:revisionId{${ID}}`, revisionPage(site));
  app.post(`${chapter}/revisions/:revisionId{${ID}}/reinstatement`, reinstatement(site));
  app.get('/keeper/originals/:sha256{[0-9a-f]{64}}', originalFile(site));

  app.get('/keeper/suggestions', suggestionsPage(site));
  app.post(`/keeper/suggestions/:id{${ID}}/decision`, decision(site));

  app.get('/keeper/imports', importsPage(site));
  app.post('/keeper/imports', newImport(site));
  app.get('/keeper/imports/new', newImportPage(site));
  app.get(`/keeper/imports/:id{${ID}}`, reportPage(site));
  app.get(`/keeper/imports/:file{${ID}\\.json}`, reportJson(site));
  app.get(`/keeper/imports/:id{${ID}}/progress`, reportProgress(site));
  app.post(`/keeper/imports/:id{${ID}}/resumption`, resumption(site));

  tagRoutes(app, site, ID);

  app.get('/keeper/canon', canonPage(site));
  app.post('/keeper/canon', newPack(site));
  app.get('/keeper/canon/new', newPackPage(site));
  app.get('/keeper/canon/:slug', packPage(site));
  app.post('/keeper/canon/:slug/removal', packRemoval(site));

  app.get('/keeper/trash', trashPage(site));
  app.post('/keeper/sample-shelf/clearance', sampleClearance(site));
  app.post('/keeper/sample-shelf/restoration', sampleRestoration(site));
}
