import { parseDate } from './dates.ts';
import type { FieldKind } from './labels.ts';
import { isEmailLine } from './people.ts';
import { isRatingAlone, readRating } from './ratings.ts';
import { unlabelledField, type Field } from './shapes.ts';

/** Lines that are a field without a label: `[PG-13]`, `2260 words`, `© 2003 X`, `Part 2 of 5`, an address, a date. */
export function bareField(text: string, at: number): Field | null {
  const line = text.trim();
  if (line.length > 120) return null;
  for (const [form, kind] of BARE) {
    if (form.test(line)) return unlabelledField(kind, line, at, at, kind !== 'published');
  }
  if (isRatingAlone(line) || isRatedLine(line)) {
    const value = line.replace(/^[[(]|[\])]$/g, '').replace(/^rated:?\s+/i, '');
    return unlabelledField('rating', value, at, at, line.length > 1);
  }
  if (isEmailLine(line)) return unlabelledField('contact', line.replace(/^[<([{]+|[>)\]}]+$/g, ''), at);
  const date = line.length <= 32 && /\d{4}|\/\d\d$/.test(line) ? parseDate(line) : null;
  return date === null ? null : unlabelledField('published', line, at, at, false);
}

function isRatedLine(line: string): boolean {
  return /^\[?rated\s/i.test(line) && line.length <= 60 && readRating(line).value !== null;
}

const BARE: [RegExp, FieldKind][] = [
  [
    /^\W*(?:part|book|story|number|#)?\s*#?\w+\s+(?:of|in)\s+.{2,60}\s(?:series|trilogy|cycle|saga|universe|verse)\W*$/i,
    'series',
  ],
  [
    /^\W*(?:(?:see|for)\s.{0,60}|(?:full\s)?(?:disclaimers?|notes?|headers?|summary|rating)\b.{0,60})\b(?:part|chapter|prologue)\s?(?:1|one|0)?\W*$/i,
    'notes',
  ],
  [/^[([]?(?:approx\.?\s+)?[\d,.]+\s*(?:words|w)[)\].]?$/i, 'words'],
  [/^(?:©|\(c\)|c\b|copyright)\s*(?:©|\(c\))?\s*(?:\w+ )?(?:19|20)\d\d\b/i, 'disclaimer'],
  [/^[([]?(?:part|pt\.?|chapter|ch\.?)?\s*\d{1,3}\s*(?:of|\/)\s*(?:\d{1,3}|\?+)[)\]]?$/i, 'part'],
  [/^[([]?part\s+\w+\s+of\s+(?:\w+)[)\]]?$/i, 'part'],
  [/^[([](?:complete|completed|finished|wip|work in progress|unfinished)[)\]]$/i, 'status'],
  [
    /^(?:c ?& ?c|comments|feedback|reviews?|critici?sm)\b.{0,60}\b(?:welcomed?|appreciated|adored|loved)\b.{0,30}$/i,
    'contact',
  ],
  [/^https?:\/\/\S+$/i, 'website'],
  [
    /^[[(]?(?:this is )?(?:an? |the )?(?:direct )?(?:sequel|prequel|follow[- ]?up|companion(?: piece)?)\s+to\s.{2,90}$/i,
    'notes',
  ],
  [
    /^(?:for|dedicated to)\s+(?:[A-Z@][\w.@'-]*(?:\s+(?:and|&)\s+)?\s?){1,4}[,.!]?(?:\s+(?:on|for)\s+(?:her|his|their)\s+birthday!?)?$/,
    'recipients',
  ],
];
