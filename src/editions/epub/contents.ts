import { byline, chapterHeading, type Book } from '../book.ts';
import { languageOf } from '../language.ts';
import { oneLine, xml } from '../xml.ts';
import { page } from './pages.ts';

/** An entry of the table of contents: one for each chapter. */
export interface ContentsEntry {
  label: string;
  href: string;
}

/** The entries for chapters that begin in these files. */
export function contentsOf(book: Book, files: readonly string[]): ContentsEntry[] {
  return book.chapters.map((chapter, at) => ({
    label: oneLine(chapterHeading(book, chapter)) || 'Untitled',
    href: files[at]!,
  }));
}

/** nav.xhtml: the contents and the landmarks (EPUB 3.3, 5.4). */
export function navigationPage(book: Book, entries: ContentsEntry[]): string {
  const items = entries.map(({ label, href }) => xml`<li><a href="${href}">${label}</a></li>\n`);
  const body = xml`<nav epub:type="toc" role="doc-toc" id="toc">
<h1 lang="en" xml:lang="en" dir="ltr">Contents</h1>
<ol>
${items}</ol>
</nav>
<nav epub:type="landmarks" id="landmarks" hidden="hidden">
<h2 lang="en" xml:lang="en" dir="ltr">Landmarks</h2>
<ol>
<li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
<li><a epub:type="titlepage" href="title.xhtml">Title page</a></li>
<li><a epub:type="toc" href="nav.xhtml#toc">Contents</a></li>
<li><a epub:type="bodymatter" href="${entries[0]?.href ?? 'title.xhtml'}">Beginning of the story</a></li>
</ol>
</nav>`;
  return page(book, { title: 'Contents', bodyType: 'frontmatter', body, styleSheet: 'style.css' });
}

/** toc.ncx, for readers that know only EPUB 2. */
export function ncx(book: Book, identifier: string, entries: ContentsEntry[]): string {
  const points = entries.map(
    ({ label, href }, at) =>
      xml`<navPoint id="point-${at + 1}" playOrder="${at + 1}"><navLabel><text>${label}</text></navLabel><content src="${href}"/></navPoint>\n`,
  );
  return xml`<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${languageOf(book.language)}">
<head>
<meta name="dtb:uid" content="${identifier}"/>
<meta name="dtb:depth" content="1"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${oneLine(book.title) || 'Untitled'}</text></docTitle>
<docAuthor><text>${byline(book)}</text></docAuthor>
<navMap>
${points}</navMap>
</ncx>
`.text;
}
