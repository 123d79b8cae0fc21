import type { Book } from '../editions/book.ts';
import type { Settings } from '../ground/settings.ts';
import type { Db } from '../store/database.ts';
import { readChapters, readWork } from '../works/read.ts';
import type { Viewer } from '../works/viewer.ts';
import { readImage } from './images.ts';

/** A stored work as editions are made from. Throws `work-not-found`, also for works this viewer may not read. */
export async function bookOf(db: Db, settings: Settings, viewer: Viewer, workId: number): Promise<Book> {
  const work = await readWork(db, viewer, workId);
  const chapters = await readChapters(db, viewer, workId);
  const { id, authors, series, changedAt, chapters: _, ...facts } = work;
  return {
    ...facts,
    workId: String(id),
    address: `${settings.baseUrl}/works/${id}`,
    archiveName: settings.name,
    authors: authors.map(({ name }) => ({
      name,
      url: `${settings.baseUrl}/users/${encodeURIComponent(name)}`,
    })),
    series: series.map(({ id: seriesId, name, position }) => ({
      name,
      position,
      address: `${settings.baseUrl}/series/${seriesId}`,
    })),
    modified: changedAt.toISOString(),
    chapters,
    image: (name) => readImage(settings.data, name.replace(/\..*$/, '')),
  };
}
