import { slugOf } from '../../canon/fold.ts';

/** What AO3 writes in a tag's address for characters that mean something in one; its readers' tools know these. */
const ESCAPES: Record<string, string> = { '/': '*s*', '&': '*a*', '.': '*d*', '?': '*q*', '#': '*h*' };
const MEANINGS = new Map(Object.entries(ESCAPES).map(([character, written]) => [written, character]));

export function workAddress(id: number): string {
  return `/works/${id}`;
}

export function chapterAddress(workId: number, chapterId: number): string {
  return `/works/${workId}/chapters/${chapterId}`;
}

export function wholeWorkAddress(id: number): string {
  return `/works/${id}?view_full_work=true`;
}

export function seriesAddress(id: number): string {
  return `/series/${id}`;
}

export function collectionAddress(name: string): string {
  return `/collections/${encodeURIComponent(name)}`;
}

export function authorAddress(name: string): string {
  return `/users/${encodeURIComponent(name)}`;
}

export function tagAddress(name: string): string {
  return `${tagHomeAddress(name)}/works`;
}

/** The page of the tag itself. */
export function tagHomeAddress(name: string): string {
  return `/tags/${escaped(name)}`;
}

/** The fandoms of a medium. */
export function mediaAddress(name: string): string {
  return `/media/${escaped(name)}/fandoms`;
}

function escaped(name: string): string {
  return encodeURIComponent(name.replace(/[/&.?#]/g, (character) => ESCAPES[character]!));
}

/** The tag that a decoded part of an address names. */
export function tagNamed(part: string): string {
  return part.replace(/\*[sadqh]\*/g, (written) => MEANINGS.get(written)!);
}

/** A fandom's canon along its line. */
export function canonAddress(fandom: string): string {
  return `/canon/${encodeURIComponent(slugOf(fandom) || fandom)}`;
}

/** A place of a canon, by the code of its installment, season or book. */
export function placeAddress(fandom: string, code: string): string {
  return `${canonAddress(fandom)}/${encodeURIComponent(slugOf(code) || code)}`;
}

/** The cover as a drawing for places where it stands small. */
export function stampAddress(work: { id: number; changedAt: Date }): string {
  return `/covers/${work.id}.svg?size=stamp&v=${versionOf(work)}`;
}

/** The cover as a picture this many pixels wide. */
export function coverAddress(work: { id: number; changedAt: Date }, width: number): string {
  return `/covers/${work.id}.png?size=${width}&v=${versionOf(work)}`;
}

/** What a work's cover is known by: another after every change. */
export function versionOf({ changedAt }: { changedAt: Date }): string {
  return changedAt.getTime().toString(36);
}
