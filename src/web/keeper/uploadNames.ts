/** The deepest that folders of an upload are kept. */
const DEEPEST = 24;
/** The longest part of a path, in bytes of UTF-8; file systems end at 255. */
const LONGEST = 200;

/** What systems leave in folders and no reader needs. */
const CLUTTER = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini)$/i;

/**
 * Gives every file of one upload a path of its own below the upload's folder, as near as can be to the one it was
 * sent with: never outside, never the same twice, never a file where another needs a folder.
 */
export class UploadNames {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();

  /** null: a file that is only clutter. */
  take(sent: string): string | null {
    const parts = partsOf(sent);
    if (parts.length === 0 || parts.some((part) => CLUTTER.test(part))) return null;
    const name = parts.pop()!;
    const folder = parts.map((part) => this.#folderPart(part)).join('/');
    for (let copy = 1; ; copy += 1) {
      const path = join(folder, copy === 1 ? name : numbered(name, copy));
      if (this.#isFree(path)) return this.#keep(path);
    }
  }

  #folderPart(part: string): string {
    return part;
  }

  #isFree(path: string): boolean {
    return !this.#files.has(path) && !this.#folders.has(path) && foldersOf(path).every((folder) => !this.#files.has(folder));
  }

  #keep(path: string): string {
    this.#files.add(path);
    for (const folder of foldersOf(path)) this.#folders.add(folder);
    return path;
  }
}
