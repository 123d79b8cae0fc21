import { Failure } from '../../ground/failures.ts';
import type { Document } from '../../prose/tree.ts';
import { attribute, find, hasClass, isElement } from '../../prose/walk.ts';
import { hasId, line } from './blocks.ts';

/** What pages of the archive that hold no story say, and what they are. In this order: the surest first. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/(could have|potentially has) adult content/i, 'it asks whether to go on to a work for adults'],
  [/mystery work|part of an ongoing challenge.{0,200}revealed soon/is, 'the work is not yet revealed'],
  [
    /just a moment|checking your browser|shields are up|verify (that )?you are (a )?human/i,
    'a guard of the site stood before it',
  ],
  [
    /error 404|couldn.t find (the work|what) you were looking for|page you were looking for (doesn.t|does not) exist/i,
    'the site did not find the work',
  ],
  [
    /error 50\d|(502|503|504|525)\b.{0,80}(bad gateway|unavailable|time-?out)|taking too long|down for maintenance/is,
    'the site could not answer',
  ],
  [/retry later|too many requests/i, 'the site asked to wait'],
  [/this (work|user) (was|has been) (deleted|hidden)|work was deleted/i, 'the work was deleted or hidden'],
  [/chapter index/i, 'it is only the list of chapters'],
];

/** Refuses a page of the archive that holds no story, saying what it is instead. */
export function refuse(page: Document, file: string): never {
  const main = find(page, (one) => hasId(one, 'main')) ?? page;
  const words = line(main).slice(0, 20_000);
  if (/only available to registered users/i.test(words)) throw new Failure('page-login', { file });
  if (isListing(page)) throw notAWork(file, 'it is a list of works');
  const title = find(page, (one) => isElement(one, 'title'));
  const all = `${title === null ? '' : line(title)}\n${words}`;
  const known = REASONS.find(([said]) => said.test(all));
  if (known !== undefined) throw notAWork(file, known[1]);
  if (asksToLogIn(page)) throw new Failure('page-login', { file });
  throw notAWork(file, 'there is no chapter on it');
}

function notAWork(file: string, reason: string): Failure {
  return new Failure('page-not-a-work', { file, reason });
}

function isListing(page: Document): boolean {
  const blurb = (one: Parameters<typeof hasClass>[0]) =>
    isElement(one, 'li') &&
    hasClass(one, 'blurb') &&
    (hasClass(one, 'work') || hasClass(one, 'bookmark') || hasClass(one, 'series'));
  return find(page, blurb) !== null;
}

/** The form in the middle of the page, not the small one at the top of every page. */
function asksToLogIn(page: Document): boolean {
  const main = find(page, (one) => hasId(one, 'main'));
  if (main === null) return false;
  return (
    find(
      main,
      (one) =>
        isElement(one, 'form') &&
        /\/(users\/login|user_sessions|login)$/.test(attribute(one, 'action') ?? ''),
    ) !== null
  );
}
