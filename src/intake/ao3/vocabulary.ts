import { RATINGS, type Rating } from '../draft.ts';

/** What the archive wrote in other years for the same warning -> what it writes today. */
const WARNINGS: Record<string, string> = {
  'choose not to use archive warnings': 'Creator Chose Not To Use Archive Warnings',
  'creator chose not to use archive warnings': 'Creator Chose Not To Use Archive Warnings',
  'author chose not to use archive warnings': 'Creator Chose Not To Use Archive Warnings',
  'no archive warnings apply': 'No Archive Warnings Apply',
  'graphic depictions of violence': 'Graphic Depictions Of Violence',
  'major character death': 'Major Character Death',
  'rape/non-con': 'Rape/Non-Con',
  underage: 'Underage Sex',
  'underage sex': 'Underage Sex',
};

const CATEGORIES = ['F/F', 'F/M', 'Gen', 'M/M', 'Multi', 'Other'];

/** The warning by the name it has today; words that are no archive warning stay as they are. */
export function warningOf(words: string): string {
  return WARNINGS[words.toLowerCase()] ?? words;
}

/** Whether the words are one of the archive's warnings, in any year's spelling. */
export function isWarning(words: string): boolean {
  return Object.hasOwn(WARNINGS, words.toLowerCase());
}

/** One of the six categories by any spelling of its letters; null for other words. */
export function categoryOf(words: string): string | null {
  return CATEGORIES.find((category) => category.toLowerCase() === words.toLowerCase()) ?? null;
}

/** One of the five ratings; null for other words. */
export function ratingOf(words: string): Rating | null {
  return RATINGS.find((rating) => rating.toLowerCase() === words.toLowerCase()) ?? null;
}
