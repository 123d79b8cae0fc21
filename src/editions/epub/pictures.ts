import type { Book } from '../book.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { treeOf, tagsIn } from '../tree.ts';
import { pictureName, type Pictures } from './surroundings.ts';
import type { PictureFacts } from './package.ts';

/** A picture that goes into the book. */
export interface Picture {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** Every piece of markup of the book. */
function textsOf(book: Book): CleanHtml[] {
  const chapters = book.chapters.flatMap(({ summary, notesBegin, html, notesEnd }) => [
    summary,
    notesBegin,
    html,
    notesEnd,
  ]);
  return [book.summary, book.notesBegin, book.notesEnd, ...chapters];
}

/** The pictures the text shows, each once, in the order of the text; lost and damaged ones are left out. */
export async function picturesOf(book: Book): Promise<Picture[]> {
  const names = new Set<string>();
  for (const html of textsOf(book)) {
    for (const [, name] of html.matchAll(/\ssrc="\/images\/([0-9a-f]{64}\.(?:jpe?g|png|gif|webp))"/g))
      names.add(name!);
  }
  const pictures: Picture[] = [];
  for (const name of names) {
    const bytes = await book.image(name);
    const mediaType = bytes === null ? null : pictureType(bytes);
    if (bytes !== null && mediaType !== null) pictures.push({ name, mediaType, bytes });
  }
  return pictures;
}

/** The file names pictures get in the book: their own, with the ending that their bytes ask for. */
export function picturePath(picture: Picture): string {
  return `images/${picture.name.slice(0, 64)}.${picture.mediaType === 'image/jpeg' ? 'jpg' : picture.mediaType.slice(6)}`;
}

/** The paths of the pictures as seen from a folder beside theirs (`../`) or above it. */
export function picturePaths(pictures: readonly Picture[], from: '../' | ''): Pictures {
  return new Map(pictures.map((picture) => [picture.name, from + picturePath(picture)]));
}

/** What a picture is by its first bytes; names can be wrong, and a checker would say so. */
function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1');
  if (head.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg';
  if (head.startsWith('\u0089PNG\r\n\u001A\n')) return 'image/png';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'image/webp';
  return null;
}

/** Whether the text shows pictures, and whether each has words in its stead. */
export function pictureFacts(book: Book, pictures: Pictures): PictureFacts {
  if (pictures.size === 0) return { any: false, allDescribed: true };
  let allDescribed = true;
  for (const html of textsOf(book)) {
    if (!html.includes('<img')) continue;
    for (const { name, attributes } of tagsIn(treeOf(html))) {
      const shown = name === 'img' && pictures.has(pictureName(attributes['src'] ?? '') ?? '');
      if (shown && (attributes['alt'] ?? '').trim() === '') allDescribed = false;
    }
  }
  return { any: true, allDescribed };
}
