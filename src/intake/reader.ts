import type { Document } from '../prose/tree.ts';
import type { Canon } from '../canon/canon.ts';
import type { Reading } from './draft.ts';

/** A file as it came, before anything is known about it. */
export interface WildFile {
  /** As the caller named it; an entry of an archive is `books.zip!folder/story.txt`. */
  name: string;
  bytes: Uint8Array;
}

/** What the bytes are, found by content first and by name second (see sniff.ts). */
export type Kind =
  | 'text'
  | 'html'
  | 'epub'
  | 'zip'
  | 'docx'
  | 'odt'
  | 'rtf'
  | 'markdown'
  | 'mbox'
  | 'binary'
  | 'empty';

/** A file whose kind is known. Text and tree are made on first use and kept. */
export interface SniffedFile extends WildFile {
  kind: Kind;
  /** The decoded text, with its encoding (a WHATWG label) and what had to be repaired. */
  text(): DecodedText;
  /** The parsed page, for kind `html`. Refuses pages nested too deep. */
  page(): Document;
}

export interface DecodedText {
  text: string;
  encoding: string;
  problems: { code: string; message: string; line?: number }[];
}

/** The most a reader takes in at once; sizes in bytes. */
export interface ReadLimits {
  maxFile: number;
  maxUnpacked: number;
  maxEntries: number;
  /** Unpacked size over packed size, for entries larger than 1 MiB. */
  maxRatio: number;
}

export interface ReadContext {
  canon: Canon;
  limits: ReadLimits;
}

/**
 * One kind of source. A reader turns a file it recognises into readings, each one work (or a part of one),
 * with evidence for every field. It is pure: the same bytes give the same readings, and nothing is written.
 * A file it cannot use is thrown as a `Failure` with a code of the register.
 */
export interface Reader {
  /** What `format` says in its readings, e.g. `ao3-html`. */
  readonly format: string;
  /** Cheap and sure: markers that only this source leaves. Readers are asked in the order of readers.ts. */
  recognises(file: SniffedFile): boolean;
  read(file: SniffedFile, context: ReadContext): Promise<Reading[]>;
}

/** The limits unless settings say otherwise. */
export const DEFAULT_LIMITS: ReadLimits = {
  maxFile: 64 * 1024 * 1024,
  maxUnpacked: 1024 * 1024 * 1024,
  maxEntries: 20_000,
  maxRatio: 200,
};
