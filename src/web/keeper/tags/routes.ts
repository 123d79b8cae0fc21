import type { Hono } from 'hono';
import type { Site } from '../../site.ts';
import { binsPage } from './binsPage.tsx';
import { historyPage } from './historyPage.tsx';
import { merges, mergesPage } from './mergesPage.tsx';
import { rulePage, ruling } from './rulePage.tsx';
import { searchPage } from './searchPage.tsx';
import { tagCalledSo, tagDeskPage } from './tagPage.tsx';
import { newWord, vocabularyPage } from './vocabularyPage.tsx';
import { undoings, wranglings } from './wranglings.tsx';

/** The addresses of the wrangling desk. */
export function tagRoutes(app: Hono, site: Site, id: string): void {
  app.get('/keeper/tags', binsPage(site));
  app.get('/keeper/tags/search', searchPage(site));
  app.get(`/keeper/tags/:id{${id}}`, tagDeskPage(site));
  app.get('/keeper/tags/called/:name', tagCalledSo(site));
  app.post('/keeper/tags/wranglings', wranglings(site));
  app.post('/keeper/tags/undoings', undoings(site));
  app.get('/keeper/tags/history', historyPage(site));
  app.get('/keeper/tags/merges', mergesPage(site));
  app.post('/keeper/tags/merges', merges(site));
  app.get('/keeper/tags/rule', rulePage(site));
  app.post('/keeper/tags/rule', ruling(site));
  app.get('/keeper/tags/vocabulary', vocabularyPage(site));
  app.post('/keeper/tags/vocabulary', newWord(site));
}
