import { Failure } from '../../ground/failures.ts';
import type { ChildNode, Document, Element } from '../../prose/tree.ts';
import { children, find, isElement } from '../../prose/walk.ts';
import type { Reading } from '../draft.ts';
import type { Reader, SniffedFile } from '../reader.ts';
import { bareShelf } from '../fairCopy.ts';
import { hasId, together } from './blocks.ts';
import { readDownload, type Download } from './download.ts';

/**
 * HTML files as the Archive of Our Own (and other archives on its software) hands them out, of every era:
 * since 2019 in `#preface`, `#chapters` and `#afterword`, before that without the first and the last (ao3.md 3.2).
 */
export const ao3HtmlReader: Reader = {
  format: 'ao3-html',
  recognises(file) {
    if (file.kind !== 'html') return false;
    const { text } = file.text();
    return (
      /posted\s+originally\s+on\s+the\s/i.test(text.slice(0, 200_000)) && /<dl\b[^>]*\btags\b/i.test(text)
    );
  },
  async read(file) {
    return [await readHtml(file)];
  },
};

async function readHtml(file: SniffedFile): Promise<Reading> {
  const { encoding, problems } = file.text();
  const download = sections(file.page());
  const shelf = bareShelf();
  await shelf.gather(together(download.chapters));
  const read = readDownload(download, shelf);
  if (read.draft.chapters.length === 0) throw new Failure('no-story', { file: file.name });
  const { draft } = read;
  return {
    files: [file.name],
    format: 'ao3-html',
    encoding,
    error: null,
    problems: [...problems, ...read.problems],
    draft,
  };
}

/** Before 2019 the preface is what stands before `#chapters`, the afterword what stands after it. */
function sections(page: Document): Download {
  const section = (id: string) => find(page, (one) => hasId(one, id));
  const chapters = section('chapters');
  const siblings = chapters === null ? bodyOf(page) : children(chapters.parentNode ?? page);
  const at = chapters === null ? siblings.length : siblings.indexOf(chapters);
  const preface = section('preface');
  const afterword = section('afterword');
  return {
    preface: preface === null ? siblings.slice(0, at) : children(preface),
    chapters: chapters === null ? [] : children(chapters),
    afterword: afterword === null ? siblings.slice(at + 1) : children(afterword),
  };
}

function bodyOf(page: Document): ChildNode[] {
  const body: Element | null = find(page, (one) => isElement(one, 'body'));
  return body === null ? [] : children(body);
}
