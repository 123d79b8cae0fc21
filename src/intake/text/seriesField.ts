import type { DraftSeries } from '../draft.ts';
import { NUMBER_WORDS, readNumber } from './numbers.ts';

const AHEAD = new RegExp(
  `^(?:this (?:story )?is\\s+)?(?:the\\s+)?(?:(?:part|story|book|number|no\\.?|#)\\s*#?\\s*)?(${NUMBER_WORDS})(?:st|nd|rd|th)?(?:\\s+(?:part|story|fic|one|installment|instalment|in|of))*\\s+(?:of|in)\\s+(?:the\\s+|my\\s+)?(.+)$`,
  'i',
);
const BEHIND = new RegExp(
  `^(.+?)[\\s,:;(\\[–—-]+(?:part|story|book|number|no\\.?|#|vol\\.?|episode)\\s*#?\\s*(${NUMBER_WORDS})(?:\\s*(?:of|\\/)\\s*\\S+)?[)\\]]?$`,
  'i',
);
const HASH = /^(.+?)[\s,([]+#?(\d{1,3})(?:\s*(?:of|\/)\s*\d+)?[)\]]?$/;

/** `Part 3 of the X series`, `X, part 3`, `X #3`, `third in the X series`, `X`; null for a sentence. */
export function seriesIn(value: string): DraftSeries | null {
  const text = value.replace(/[.!]$/, '').trim();
  const ahead = AHEAD.exec(text);
  if (ahead !== null) return series(ahead[2]!, ahead[1]!);
  const behind = BEHIND.exec(text) ?? HASH.exec(text);
  if (behind !== null) return series(behind[1]!, behind[2]!);
  const name = /[.!?]\s/.test(text) || text.split(/\s+/).length > 10 ? null : series(text, '');
  return name;
}

function series(name: string, position: string): DraftSeries | null {
  const bare = name
    .trim()
    .replace(/^["“'‘](.*)["”'’](\s+(?:series|universe|verse))?$/i, '$1')
    .replace(/\s+series$/i, '')
    .replace(/^["“'‘](.*)["”'’]$/, '$1')
    .trim();
  return bare === ''
    ? null
    : { name: bare, position: position === '' ? null : readNumber(position), url: null };
}
