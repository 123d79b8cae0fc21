import { Failure } from '../ground/failures.ts';
import { parseDocument } from '../prose/parse.ts';
import type { Document } from '../prose/tree.ts';

/** Parses a page so that a refusal (`html-too-deep`) names the file it came from. */
export function parseNamedPage(html: string, file: string): Document {
  try {
    return parseDocument(html);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, { ...error.details, file }, { cause: error });
  }
}
