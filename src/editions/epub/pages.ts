import { byline, chapterHeading, isSinglePiece, type Book, type BookChapter } from '../book.ts';
import { factsOf, type Fact } from '../facts.ts';
import { directionOf, languageOf } from '../language.ts';
import { oneLine, xml, Xml, NO_XML } from '../xml.ts';
import { outsideAddress } from './attributes.ts';

/** Everything a page needs besides its body. */
interface Page {
  title: string;
  bodyType: string;
  body: Xml;
  /** From the page's folder to the style sheet. */
  styleSheet: string;
}

/** An XHTML page of the book, in its language and direction. */
export function page(book: Book, { title, bodyType, body, styleSheet }: Page): string {
  const language = languageOf(book.language);
  return xml`<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${directionOf(book.language)}">
<head>
<title>${oneLine(title) || 'Untitled'}</title>
<link rel="stylesheet" type="text/css" href="${styleSheet}"/>
</head>
<body epub:type="${bodyType}">
${body}
</body>
</html>
`.text;
}

/** The words of the furniture are English whatever the story's language is; say so where they differ. */
const ENGLISH = new Xml(' lang="en" xml:lang="en" dir="ltr"');

/** The cover as a page: one picture. */
export function coverPage(book: Book, image: string): string {
  const alt = `Cover: ${oneLine(book.title)} by ${byline(book)}`;
  const body = xml`<section epub:type="cover" class="cover"><img src="${image}" alt="${alt}" role="doc-cover"/></section>`;
  return page(book, { title: 'Cover', bodyType: 'frontmatter', body, styleSheet: 'style.css' });
}

/** Title, byline, every fact, the summary, and where the work comes from. `summary` and `notes` are XHTML already. */
export function titlePage(book: Book, summary: Xml, notes: Xml): string {
  const body = xml`<section epub:type="titlepage">
<h1 epub:type="title">${oneLine(book.title) || 'Untitled'}</h1>
<p class="byline">${bylineLinks(book)}</p>
${summary.text === '' ? null : xml`<section class="summary"><h2${ENGLISH}>Summary</h2>\n${summary}</section>`}
${factList(factsOf(book))}
${book.disclaimer === null ? null : xml`<section class="disclaimer"><h2${ENGLISH}>Disclaimer</h2>\n<p>${book.disclaimer}</p></section>`}
${notes.text === '' ? null : xml`<section class="notes"><h2${ENGLISH}>Notes</h2>\n${notes}</section>`}
<p class="source"${ENGLISH}>${sourceLine(book)}</p>
</section>`;
  return page(book, { title: book.title, bodyType: 'frontmatter', body, styleSheet: 'style.css' });
}

function bylineLinks(book: Book): Xml {
  if (book.authors.length === 0) return xml`by <span>Anonymous</span>`;
  const names = book.authors.map(({ name, url }, at) => {
    const parting = at === 0 ? '' : at === book.authors.length - 1 ? ' and ' : ', ';
    return xml`${parting}${link(name, url ?? null)}`;
  });
  return xml`by ${names}`;
}

/** A link where the address is one; otherwise the words alone. */
function link(text: string, address: string | null): Xml {
  const url = address === null ? null : webAddress(address);
  return url === null ? xml`<bdi>${text}</bdi>` : xml`<a href="${url}"><bdi>${text}</bdi></a>`;
}

/** An address on the web, well spelled; null for anything else. */
function webAddress(address: string): string | null {
  const spelled = outsideAddress(address, 'about:blank');
  return spelled !== null && /^https?:/.test(spelled) ? spelled : null;
}

function factList(facts: Fact[]): Xml {
  if (facts.length === 0) return NO_XML;
  const entries = facts.map(({ label, values }) => {
    return xml`<dt${ENGLISH}>${label}</dt>\n${values.map((value) => xml`<dd>${link(value.text, value.address ?? null)}</dd>\n`)}`;
  });
  return xml`<dl class="facts">\n${entries}</dl>`;
}

function sourceLine(book: Book): Xml {
  const here = xml`<a href="${webAddress(book.address) ?? '#'}">${book.archiveName}</a>`;
  const source = book.sourceUrl === null ? null : webAddress(book.sourceUrl);
  if (source === null) return xml`From ${here}.`;
  return xml`First posted at <a href="${source}">${source}</a>. This edition is from ${here}.`;
}

/** What stands around the text of a chapter, as XHTML already. */
interface ChapterNotes {
  summary: string;
  notesBegin: string;
  notesEnd: string;
}

/**
 * One file of a chapter. The blocks of the text are direct children of the one `section`; the heading and the notes
 * before the text sit in a `header`, those after it in an `aside`, so that they do not disturb the count of
 * paragraphs (see places.ts). `part` is 1 for the first file.
 */
export function chapterPage(
  book: Book,
  chapter: BookChapter,
  text: string,
  notes: ChapterNotes,
  part: number,
  last: boolean,
): string {
  const heading = chapterHeading(book, chapter);
  const header = part === 1 ? chapterHeader(book, chapter, notes) : '';
  const end = last ? endNotes(notes.notesEnd) : '';
  const label = part === 1 ? xml` aria-labelledby="heading"` : NO_XML;
  const body = new Xml(
    `<section epub:type="chapter" role="doc-chapter" id="chapter"${label.text}>\n${header}${text}${end}</section>`,
  );
  return page(book, { title: heading, bodyType: 'bodymatter', body, styleSheet: '../style.css' });
}

function chapterHeader(book: Book, chapter: BookChapter, notes: ChapterNotes): string {
  const aside = (label: string, kind: string, html: string) =>
    html === '' ? null : xml`<aside class="${kind}"><h3${ENGLISH}>${label}</h3>\n${new Xml(html)}</aside>\n`;
  return xml`<header>
<h2 id="heading" epub:type="title">${headingWords(book, chapter)}</h2>
${aside('Summary', 'summary', notes.summary)}${aside('Notes', 'notes', notes.notesBegin)}</header>
`.text;
}

/** "Chapter 3" above its title, so that a long title does not run on from the number. */
function headingWords(book: Book, chapter: BookChapter): Xml {
  const heading = oneLine(chapterHeading(book, chapter)) || 'Untitled';
  const title = chapter.title === null ? '' : oneLine(chapter.title);
  if (isSinglePiece(book) || title === '' || heading === title) return xml`${heading}`;
  return xml`<span class="number">Chapter ${chapter.number}</span> <span class="title">${title}</span>`;
}

function endNotes(html: string): string {
  if (html === '') return '';
  return xml`<aside class="notes end-notes"><h3${ENGLISH}>End notes</h3>\n${new Xml(html)}</aside>\n`.text;
}

/** The last page: the author's closing notes, and how this book came to be. */
export function afterword(book: Book, notesEnd: Xml): string {
  const dates = [
    book.published && `First published ${book.published}`,
    book.updated && `last updated ${book.updated}`,
  ];
  const dated = dates.filter(Boolean).join(', ');
  const body = xml`${notesEnd.text === '' ? null : xml`<section epub:type="afterword" role="doc-afterword" class="notes"><h2${ENGLISH}>Notes</h2>\n${notesEnd}</section>\n`}<section epub:type="colophon" role="doc-colophon" class="colophon"${ENGLISH}>
<h2>About this edition</h2>
<p>${sourceLine(book)}</p>
<p>${dated === '' ? null : `${dated}. `}This version is of ${book.modified.slice(0, 10)}.</p>
<p>To tell the author what the story meant to you, go to <a href="${webAddress(book.address) ?? '#'}">its page</a>.</p>
</section>`;
  return page(book, { title: 'About this edition', bodyType: 'backmatter', body, styleSheet: 'style.css' });
}
