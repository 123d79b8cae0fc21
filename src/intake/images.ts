import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Node } from '../prose/tree.ts';
import { attribute, elements, isElement } from '../prose/walk.ts';
import type { DraftImage, Problem } from './draft.ts';
import { problem } from './problems.ts';

/** The largest picture kept: bytes, and pixels (a small file can unfold into gigabytes of them). */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_PIXELS = 64_000_000;

const EXTENSIONS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
} as const;

/** The address a chapter shows a picture at, `/images/SHA256.EXT`. */
function imageAddress({ sha256, mediaType }: Pick<DraftImage, 'sha256' | 'mediaType'>): string {
  return `/images/${sha256}.${EXTENSIONS[mediaType]}`;
}

/**
 * A picture as a draft keeps it, or null when the bytes are no JPEG, PNG, GIF or WebP, are damaged, or are too
 * large. What a file is called or declared as counts for nothing.
 */
async function draftImage(bytes: Uint8Array): Promise<DraftImage | null> {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null || bytes.byteLength > MOST_BYTES || !(await isSound(bytes))) return null;
  return { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType, bytes };
}

function mediaTypeOf(bytes: Uint8Array): DraftImage['mediaType'] | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  return /^RIFF[^]{4}WEBP/.test(head) ? 'image/webp' : null;
}

/** Can its header be read, and does it unfold to a bearable size? */
async function isSound(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  try {
    const {
      width,
      height,
      pages = 1,
    } = await sharp(bytes, { pages: -1, limitInputPixels: false }).metadata();
    return width > 0 && height > 0 && width * height <= MOST_PIXELS * (pages > 1 ? 8 : 1);
  } catch {
    return false;
  }
}

/** Gives the bytes of a picture by its address as written in the document; null where the file does not hold it. */
export type FindImage = (src: string) => Promise<Uint8Array | null>;

/** The pictures of one work while it is read: each kept once, each asked for by the address the document wrote. */
export class ImageShelf {
  readonly images: DraftImage[] = [];
  readonly problems: Problem[] = [];
  readonly #addresses = new Map<string, string | null>();
  readonly #find: FindImage;

  constructor(find: FindImage) {
    this.#find = find;
  }

  /** Fetches every picture below a node that the file holds; afterwards `address` knows them. */
  async gather(node: Node): Promise<void> {
    for (const element of elements(node)) {
      const src = isElement(element, 'img', 'image') ? sourceOf(element) : null;
      if (src !== null && !this.#addresses.has(src)) this.#addresses.set(src, await this.#keep(src));
    }
  }

  /** Where the picture now stands; null when it was not in the file or cannot be shown. */
  address(src: string): string | null {
    return this.#addresses.get(src) ?? null;
  }

  async #keep(src: string): Promise<string | null> {
    const bytes = inlineBytes(src) ?? (await this.#find(src));
    const image = bytes === null ? null : await draftImage(bytes);
    if (image === null) {
      this.problems.push(problem('image-not-kept', { src: src.slice(0, 120) }));
      return null;
    }
    if (!this.images.some(({ sha256 }) => sha256 === image.sha256)) this.images.push(image);
    return imageAddress(image);
  }
}

/** What an `img`, or the `image` of an SVG wrapper, shows. */
function sourceOf(element: Parameters<typeof attribute>[0]): string | null {
  const linked = element.attrs.find(
    ({ name, prefix }) => name === 'href' || (prefix === 'xlink' && name === 'href'),
  );
  return attribute(element, 'src') ?? linked?.value ?? null;
}

/** The bytes of a `data:` address with a picture in base64. */
function inlineBytes(src: string): Uint8Array | null {
  const data = /^data:image\/[\w.+-]+;base64,/i.exec(src);
  return data === null ? null : Buffer.from(src.slice(data[0].length), 'base64');
}
