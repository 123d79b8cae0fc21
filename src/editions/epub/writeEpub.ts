import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Book } from '../book.ts';
import { coverFacts } from '../cover/cover.ts';
import { coverImage } from '../cover/coverImage.ts';
import { Xml } from '../xml.ts';
import { aside, chapterFiles, chapterPages, type ChapterFile } from './chapters.ts';
import { contentsOf, navigationPage, ncx } from './contents.ts';
import { MANIFEST_NAME, manifestOf } from './manifest.ts';
import { identifierOf, packageDocument, type Item } from './package.ts';
import { afterword, coverPage, titlePage } from './pages.ts';
import { pictureFacts, picturePath, picturePaths, picturesOf, type Picture } from './pictures.ts';
import { STYLE_SHEET } from './style.ts';
import { zip, type ZipEntry } from './zip.ts';

const XHTML = 'application/xhtml+xml';
const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** A file of the book with its line in the package document. */
interface BookFile extends Item {
  bytes: Uint8Array | Promise<Uint8Array>;
  stored?: boolean;
}

/**
 * The work as an EPUB 3.3 that EPUBCheck finds nothing in. The same book gives the same bytes: e-readers know a
 * book, and keep the place in it, by its hash. (Packed by the zlib of this Node; another version may pack the same
 * files to other bytes.)
 */
export async function writeEpub(book: Book): Promise<Uint8Array> {
  // Drawn a turn later, when other threads are at packing the text.
  const cover = nextTurn().then(() => coverImage(coverFacts(book), 1600, 'png'));
  cover.catch(() => {}); // told where it is awaited, should the text fail first
  const pictures = await picturesOf(book);
  const text = chapterFiles(book, picturePaths(pictures, '../'));
  const entries = [...pages(book, text, pictures), ...attachments(pictures, cover)];
  return zip([
    { name: 'mimetype', bytes: Buffer.from('application/epub+zip'), stored: true },
    { name: 'META-INF/container.xml', bytes: Buffer.from(CONTAINER) },
    { name: MANIFEST_NAME, bytes: Buffer.from(JSON.stringify(manifestOf(book, filesByChapter(book, text)))) },
    {
      name: 'EPUB/package.opf',
      bytes: Buffer.from(packageDocument(book, entries, pictureFacts(book, picturePaths(pictures, '')))),
    },
    ...entries.map(zipEntry),
  ]);
}

function zipEntry({ href, bytes, stored }: BookFile): ZipEntry {
  return { name: `EPUB/${href}`, bytes, stored: stored === true };
}

function filesByChapter(book: Book, text: readonly ChapterFile[]): string[][] {
  return book.chapters.map((_, at) =>
    text.filter((file) => file.chapter === at).map((file) => `EPUB/${file.href}`),
  );
}

/**
 * The files that are read, in reading order, then what leads through them. The contents come last, so that the
 * first chapter is always the third file (places.ts), and out of line, since readers have their own way to show them.
 */
function pages(book: Book, text: readonly ChapterFile[], pictures: readonly Picture[]): BookFile[] {
  const beside = picturePaths(pictures, '');
  const below = picturePaths(pictures, '../');
  const note = (html: Book['summary']) => new Xml(aside(book, html, beside));
  const chapters = book.chapters.flatMap((_, at) => chapterPages(book, at, text, below));
  const begins = book.chapters.map((_, at) => text.find((file) => file.chapter === at)!.href);
  const contents = contentsOf(book, begins);
  return [
    readable('cover', 'cover.xhtml', coverPage(book, 'cover.png')),
    readable('titlepage', 'title.xhtml', titlePage(book, note(book.summary), note(book.notesBegin))),
    ...chapters.map(({ href, xhtml }) => readable(href.slice('text/'.length, -'.xhtml'.length), href, xhtml)),
    readable('afterword', 'afterword.xhtml', afterword(book, note(book.notesEnd))),
    {
      id: 'nav',
      href: 'nav.xhtml',
      mediaType: XHTML,
      properties: 'nav',
      page: 'aside',
      bytes: Buffer.from(navigationPage(book, contents)),
    },
    {
      id: 'ncx',
      href: 'toc.ncx',
      mediaType: 'application/x-dtbncx+xml',
      bytes: Buffer.from(ncx(book, identifierOf(book), contents)),
    },
    { id: 'style', href: 'style.css', mediaType: 'text/css', bytes: Buffer.from(STYLE_SHEET) },
  ];
}

function readable(id: string, href: string, xhtml: string): BookFile {
  return { id, href, mediaType: XHTML, page: 'linear', bytes: Buffer.from(xhtml) };
}

function attachments(pictures: readonly Picture[], cover: Promise<Uint8Array>): BookFile[] {
  return [
    // The one token `cover-image`: crengine compares the whole attribute.
    {
      id: 'cover-image',
      href: 'cover.png',
      mediaType: 'image/png',
      properties: 'cover-image',
      bytes: cover,
      stored: true,
    },
    ...pictures.map((picture, at) => ({
      id: `picture-${at + 1}`,
      href: picturePath(picture),
      mediaType: picture.mediaType,
      bytes: picture.bytes,
      stored: true,
    })),
  ];
}
