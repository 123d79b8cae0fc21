import { FORMATS, type Format } from '../editions/formats.ts';
import { fileName, fullFileName } from '../editions/fileName.ts';
import type { Settings } from '../ground/settings.ts';
import type { Db } from '../store/database.ts';
import { bookOf } from '../vault/bookOf.ts';
import type { Blurb } from '../works/blurb.ts';
import type { SiteViewer } from './asSeen.ts';
import { KeptBytes } from './keptBytes.ts';
import { pack, type Packed } from './packed.ts';

/** A book ready to be taken away. */
export interface Edition extends Packed {
  /** In plain letters, for every system. */
  name: string;
  /** With the title's own letters. */
  fullName: string;
}

const MEGABYTE = 1024 * 1024;

/**
 * Editions and pictures of covers as guests or the keeper may have them, made once for each version of a work and kept
 * while there is room. What
 * makes them (typefaces, pictures) is loaded when first needed: it is half of all memory, and of the time to start.
 */
export class EditionShelf {
  readonly #db: Db;
  readonly #settings: Settings;
  readonly #editions = new KeptBytes<Edition>(32 * MEGABYTE);
  readonly #covers = new KeptBytes<Packed>(16 * MEGABYTE);

  constructor(db: Db, settings: Settings) {
    this.#db = db;
    this.#settings = settings;
  }

  /** The work in this format. Throws `work-not-found`. */
  edition(viewer: SiteViewer, work: { id: number; changedAt: Date }, format: Format): Promise<Edition> {
    return this.#editions.take(`${viewer} ${work.id} ${work.changedAt.getTime()} ${format}`, async () => {
      const book = await bookOf(this.#db, this.#settings, viewer, work.id);
      const { writeEdition } = await import('../editions/edition.ts');
      const bytes = Buffer.from(await writeEdition(book, format));
      return {
        ...pack(bytes, FORMATS[format].mediaType),
        name: fileName(book, format),
        fullName: fullFileName(book, format),
      };
    });
  }

  /** The work's cover as a picture this many pixels wide. */
  cover(viewer: SiteViewer, work: Blurb, form: 'png' | 'webp', width: number): Promise<Packed> {
    return this.#covers.take(
      `${viewer} ${work.id} ${work.changedAt.getTime()} ${form} ${width}`,
      async () => {
        const { coverImage } = await import('../editions/cover/coverImage.ts');
        const bytes = await coverImage(factsOf(work), width, form);
        return pack(Buffer.from(bytes), `image/${form}`);
      },
    );
  }

  /** The same as a drawing, in full or for where it stands small. */
  coverDrawing(viewer: SiteViewer, work: Blurb, detail: 'full' | 'stamp'): Promise<Packed> {
    return this.#covers.take(`${viewer} ${work.id} ${work.changedAt.getTime()} ${detail}`, async () => {
      const { coverSvg } = await import('../editions/cover/coverSvg.ts');
      return pack(Buffer.from(coverSvg(factsOf(work), detail)), 'image/svg+xml');
    });
  }
}

function factsOf(work: Blurb) {
  return { ...work, authors: work.authors.map(({ name }) => name) };
}
