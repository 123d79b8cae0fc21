import { Failure } from '../../ground/failures.ts';
import type { Document } from '../../prose/tree.ts';
import { find, hasClass, isElement } from '../../prose/walk.ts';
import { line } from '../ao3/blocks.ts';

/** What the site's pages without a story say, and what they are. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /story not found|unable to locate story|story does not have any chapters/i,
    'the site did not find the story',
  ],
  [/chapter (text )?not found|outdated url/i, 'the site did not find the chapter'],
  [
    /just a moment|checking (your|if the site)|attention required|verify (that )?you are (a )?human|enable javascript and cookies/i,
    'a guard of the site stood before it',
  ],
  [/timed out by the server|error 5\d\d|bad gateway|database error/i, 'the site could not answer'],
];

/** What a page of the site that holds no story is refused with. */
export function refusal(page: Document, file: string): Failure {
  const words = `${line(find(page, (one) => isElement(one, 'title')) ?? page)} ${line(page)}`.slice(
    0,
    20_000,
  );
  const known = REASONS.find(([said]) => said.test(words))?.[1];
  const isList = find(page, (one) => hasClass(one, 'z-list')) !== null;
  const reason = known ?? (isList ? 'it is a list of stories' : 'there is no chapter on it');
  return new Failure('page-not-a-work', { file, reason });
}
