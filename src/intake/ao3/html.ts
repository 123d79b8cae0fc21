import { Failure } from '../../ground/failures.ts';
import type { Document, Element } from '../../prose/tree.ts';
import { attribute, children, findAll } from '../../prose/walk.ts';
import type { Reading } from '../draft.ts';
import type { Reader, SniffedFile } from '../reader.ts';
import { bareShelf } from '../fairCopy.ts';
import { hasId, together } from './blocks.ts';
import { readDownload, type Download } from './download.ts';

/**
 * HTML files as the Archive of Our Own (and other archives on its software) hands them out, of every era:
 * since 2019 in `#preface`, `#chapters` and `#afterword`, before that without the first and the last.
 */
export const ao3HtmlReader: Reader = {
  format: 'ao3-html',
  recognises(file) {
    if (file.kind !== 'html') return false;
    const head = file.text().text.slice(0, 200_000);
    return /posted\s+originally\s+on\s+the\s/i.test(head) && /<dl\b[^>]*\btags\b/i.test(head);
  },
  async read(file) {
    const readings: Reading[] = [];
    for (const download of downloadsIn(file.page())) readings.push(...(await readOne(download, file)));
    if (readings.length === 0) throw new Failure('no-story', { file: file.name });
    return readings;
  },
};

async function readOne(download: Download, file: SniffedFile): Promise<Reading[]> {
  const shelf = bareShelf();
  await shelf.gather(together(download.chapters));
  const { draft, problems } = readDownload(download, shelf);
  if (draft.chapters.length === 0) return [];
  const { encoding, problems: repairs } = file.text();
  const told = { files: [file.name], format: 'ao3-html', encoding, error: null };
  return [{ ...told, problems: [...repairs, ...problems], draft }];
}

/** The works of a file: one, but for files that hold a whole series, each work with its own preface. */
function downloadsIn(page: Document): Download[] {
  const sections = findAll(page, (one) => hasId(one, /^(preface|chapters|afterword)$/));
  if (sections.some((one) => hasId(one, 'preface'))) return bySection(sections);
  const chapters = sections.find((one) => hasId(one, 'chapters'));
  return chapters === undefined ? [] : [flatDownload(page, chapters)];
}

/** Sections in order, as they have ids since 2019. */
function bySection(sections: Element[]): Download[] {
  const downloads: Download[] = [];
  for (const section of sections) {
    const id = attribute(section, 'id') as keyof Download;
    const last = downloads.at(-1);
    const begins = last === undefined || (id === 'preface' && last.chapters.length > 0);
    const download = begins ? { preface: [], chapters: [], afterword: [] } : last;
    if (begins) downloads.push(download);
    for (const child of children(section)) download[id].push(child);
  }
  return downloads;
}

/** Before 2019 the preface is what stands before `#chapters`, the afterword what stands after it. */
function flatDownload(page: Document, chapters: Element): Download {
  const siblings = children(chapters.parentNode ?? page);
  const at = siblings.indexOf(chapters);
  return { preface: siblings.slice(0, at), chapters: children(chapters), afterword: siblings.slice(at + 1) };
}
