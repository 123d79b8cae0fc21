import type { Zip } from '../zip/zip.ts';

/** A file of the book, and the place in it. */
export interface Place {
  href: string;
  fragment: string | null;
}

/** The folder a path lies in, with its slash; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * Finds files of the book by the references in it, relative to a folder. References may be percent-encoded or
 * not, differ in letter case, or count from the top; what points out of the book or to nothing is null.
 */
export function pathFinder(zip: Zip): (folder: string, reference: string) => Place | null {
  const folded = new Map(zip.entries.map(({ path }) => [fold(path), path]));
  const exact = (path: string) => (zip.has(path) ? path : (folded.get(fold(path)) ?? null));
  return (folder, reference) => {
    const [address = '', fragment = null] = reference.trim().split('#', 2);
    if (address === '' || /^[a-z][a-z\d+.-]*:/i.test(address)) return null;
    for (const candidate of [decoded(address), address]) {
      const href = exact(joined(folder, candidate)) ?? exact(joined('', candidate));
      if (href !== null) return { href, fragment: fragment === null ? null : decoded(fragment) };
    }
    return null;
  };
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The path a reference means; `..` never climbs above the top. */
function joined(folder: string, reference: string): string {
  const steps = reference.startsWith('/') ? reference.split('/') : `${folder}${reference}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
