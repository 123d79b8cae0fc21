/** The deepest that folders of an upload are kept. */
const DEEPEST = 16;
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
    const name = parts.pop();
    if (name === undefined || [...parts, name].some((part) => CLUTTER.test(part))) return null;
    const folder = this.#folder(parts);
    const path = free(
      folder,
      name,
      (candidate) => !this.#files.has(candidate) && !this.#folders.has(candidate),
    );
    this.#files.add(path);
    return path;
  }

  #folder(parts: string[]): string {
    let folder = '';
    for (const part of parts) {
      folder = free(folder, part, (candidate) => !this.#files.has(candidate));
      this.#folders.add(folder);
    }
    return folder;
  }
}

/** What an upload is called in lists: its folder or its first file, and how many more. */
export function labelOf(names: string[]): string {
  const [first] = names;
  if (first === undefined) return 'Nothing that could be taken in';
  const top = first.includes('/') ? first.slice(0, first.indexOf('/') + 1) : null;
  if (top !== null && names.every((name) => name.startsWith(top))) return top;
  return names.length === 1 ? first : `${first} and ${names.length - 1} more`;
}

/**
 * The parts of a path as a browser sent it, without those that lead anywhere else. Browsers write quotes and line
 * ends in file names as %22, %0D and %0A (HTML, multipart form data).
 */
function partsOf(sent: string): string[] {
  return sent
    .replace(/%22/g, '"')
    .replace(/%0[da]/gi, ' ')
    .toWellFormed()
    .normalize('NFC')
    .split(/[/\\]/)
    .map((part) => shortened(part.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim()))
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part))
    .slice(-DEEPEST);
}

/** Cut to what file systems take, its ending kept. */
function shortened(part: string): string {
  if (Buffer.byteLength(part) <= LONGEST) return part;
  const ending = /\.[\w-]{1,10}$/.exec(part)?.[0] ?? '';
  let stem = part.slice(0, LONGEST);
  while (Buffer.byteLength(stem + ending) > LONGEST) stem = stem.slice(0, -1);
  return stem.toWellFormed() + ending;
}

function free(folder: string, name: string, isFree: (path: string) => boolean): string {
  for (let copy = 1; ; copy += 1) {
    const path = folder + (folder === '' ? '' : '/') + (copy === 1 ? name : numbered(name, copy));
    if (isFree(path)) return path;
  }
}

/** "story (2).txt" */
function numbered(name: string, copy: number): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${copy})${name.slice(dot)}` : `${name} (${copy})`;
}
