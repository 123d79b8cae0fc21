import { byline, chapterHeading, isSinglePiece, type Book, type BookChapter } from './book.ts';
import { factsOf } from './facts.ts';
import { directionOf, languageOf } from './language.ts';
import { HTML_STYLE } from './htmlStyle.ts';
import { manifestOf } from './epub/manifest.ts';
import { picturesOf, type Picture } from './epub/pictures.ts';
import { oneLine, xml, Xml } from './xml.ts';
import type { CleanHtml } from '../prose/cleanHtml.ts';

/**
 * The work as one HTML file that needs nothing else: style and pictures are inside, it reads well in light, dark and
 * print, and states every fact first.
 */
export async function writeHtml(book: Book): Promise<string> {
  const pictures = new Map((await picturesOf(book)).map((picture) => [picture.name, dataAddress(picture)]));
  const inside = (html: CleanHtml, scope: string) => new Xml(settled(html, scope, book.address, pictures));
  const language = languageOf(book.language);
  const title = oneLine(book.title) || 'Untitled';
  return xml`<!DOCTYPE html>
<html lang="${language}" dir="${directionOf(book.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Fadeless">
<meta name="author" content="${byline(book)}">
<title>${title}</title>
<link rel="canonical" href="${book.sourceUrl ?? book.address}">
<style>${new Xml(HTML_STYLE)}</style>
<script type="application/json" id="fadeless">${manifestScript(book)}</script>
</head>
<body>
<header id="preface">
<h1>${title}</h1>
<p class="byline">by ${authorLinks(book)}</p>
${factList(book)}
${part('Summary', 'summary', inside(book.summary, 'summary'))}${disclaimer(book)}${part('Notes', 'notes', inside(book.notesBegin, 'notes'))}</header>
${contents(book)}<main id="chapters">
${book.chapters.map((chapter, at) => chapterSection(book, chapter, at + 1, inside))}</main>
<footer id="afterword">
${part('End notes', 'notes', inside(book.notesEnd, 'endnotes'))}<p class="source">${source(book)}</p>
</footer>
</body>
</html>
`.text;
}

/** `<` could end the script; the others are what text decoders drop or take for line ends. */
const ESCAPED = /[<\u007f-\u009f\u2028\u2029\ufeff]/g;

/** What reading the file back needs, as EPUBs carry it; a browser does not run it. */
function manifestScript(book: Book): Xml {
  const manifest = manifestOf(
    book,
    book.chapters.map((_, at) => [`#chapter-${at + 1}`]),
  );
  const escaped = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return new Xml(JSON.stringify(manifest).replace(ESCAPED, escaped));
}

type Inside = (html: CleanHtml, scope: string) => Xml;

function chapterSection(book: Book, chapter: BookChapter, number: number, inside: Inside): Xml {
  const scope = `chapter-${number}`;
  const heading = isSinglePiece(book) ? null : xml`<h2>${oneLine(chapterHeading(book, chapter))}</h2>\n`;
  return xml`<section id="${scope}" class="chapter">
${heading}${part('Summary', 'summary', inside(chapter.summary, `${scope}-summary`))}${part('Notes', 'notes', inside(chapter.notesBegin, `${scope}-notes`))}<div class="text">
${inside(chapter.html, scope)}</div>
${part('End notes', 'notes', inside(chapter.notesEnd, `${scope}-endnotes`))}</section>
`;
}

function part(label: string, name: string, inside: Xml): Xml | null {
  return inside.text === ''
    ? null
    : xml`<aside class="${name}">\n<p class="label" lang="en">${label}</p>\n${inside}</aside>\n`;
}

function disclaimer(book: Book): Xml | null {
  return book.disclaimer === null ? null : part('Disclaimer', 'disclaimer', xml`<p>${book.disclaimer}</p>\n`);
}

function contents(book: Book): Xml | null {
  if (book.chapters.length < 2) return null;
  const entries = book.chapters.map((chapter, at) => {
    return xml`<li><a href="#chapter-${at + 1}">${oneLine(chapterHeading(book, chapter))}</a></li>\n`;
  });
  return xml`<nav aria-label="Contents">\n<ol>\n${entries}</ol>\n</nav>\n`;
}

function authorLinks(book: Book): Xml {
  if (book.authors.length === 0) return xml`Anonymous`;
  const names = book.authors.map(({ name, url }, at) => xml`${at === 0 ? '' : ', '}${link(name, url)}`);
  return xml`${names}`;
}

function link(text: string, address: string | undefined): Xml {
  return address !== undefined && /^https?:/.test(address)
    ? xml`<a href="${address}">${text}</a>`
    : xml`<bdi>${text}</bdi>`;
}

function factList(book: Book): Xml {
  const entries = factsOf(book).map(({ label, values }) => {
    return xml`<div><dt lang="en">${label}</dt>${values.map(({ text, address }) => xml`<dd>${link(text, address)}</dd>`)}</div>\n`;
  });
  return xml`<dl class="facts">\n${entries}</dl>`;
}

function source(book: Book): Xml {
  const here = xml`<a href="${book.address}">${book.archiveName}</a>`;
  if (book.sourceUrl === null) return xml`From ${here}.`;
  return xml`First posted at <a href="${book.sourceUrl}">${book.sourceUrl}</a>. This copy is from ${here}, in its version of ${book.modified.slice(0, 10)}.`;
}

function dataAddress({ mediaType, bytes }: Picture): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}

/**
 * Clean markup in a file of its own: pictures inside it, links into the archive led there, anchors told apart by
 * chapter. Only attributes can match: quotes in text are written `&quot;`.
 */
function settled(
  html: CleanHtml,
  scope: string,
  address: string,
  pictures: ReadonlyMap<string, string>,
): string {
  return html
    .replace(/<img src="\/images\/([^"]+)"([^>]*)>/g, (_, name: string, rest: string) => {
      const data = pictures.get(name);
      return data === undefined
        ? `<span class="lost-picture">[${/ alt="([^"]*)"/.exec(rest)?.[1] || 'picture'}]</span>`
        : `<img src="${data}"${rest}>`;
    })
    .replace(/ (id|href)="(#?)([^"]*)"/g, (whole, name: string, hash: string, value: string) => {
      if (name === 'id') return ` id="${scope}-${value}"`;
      if (hash === '#') return ` href="#${scope}-${value}"`;
      return /^[a-z][a-z0-9+.-]*:/i.test(value) ? whole : ` href="${absolute(value, address)}"`;
    });
}

function absolute(href: string, address: string): string {
  const url = URL.parse(href.replaceAll('&amp;', '&'), address);
  return (url?.href ?? address).replaceAll('&', '&amp;').replaceAll('"', '%22');
}
