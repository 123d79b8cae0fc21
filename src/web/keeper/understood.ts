import type { StoredReading } from '../../intake/reports.ts';
import { counted } from '../ui/words.ts';

/** One field of a work as a file gave it. */
export interface Understood {
  label: string;
  /** In a line; null: the field is only named in the evidence. */
  value: string | null;
  /** `line 2`, `dt "Rating"`, `inferred from the text`; null: the reader does not say. */
  where: string | null;
  isGuess: boolean;
}

/** What fields are called on pages, in the order in which they are shown. */
export const FIELD_LABELS: Record<string, string> = {
  title: 'Title',
  authors: 'By',
  fandoms: 'Fandoms',
  setting: 'Setting',
  spoilers: 'Spoilers',
  relationships: 'Relationships',
  characters: 'Characters',
  additionalTags: 'Additional tags',
  rating: 'Rating',
  warnings: 'Warnings',
  categories: 'Categories',
  language: 'Language',
  complete: 'Complete',
  chaptersExpected: 'Chapters planned',
  chapters: 'Chapters',
  published: 'Published',
  updated: 'Updated',
  summary: 'Summary',
  notesBegin: 'Notes before',
  notesEnd: 'Notes after',
  series: 'Series',
  collections: 'Collections',
  recipients: 'Written for',
  beta: 'Beta readers',
  dedication: 'Dedication',
  disclaimer: 'Disclaimer',
  archivePermission: 'Archiving',
  feedback: 'Feedback',
  sourceUrl: 'Came from',
};

/** Values longer than this stand cut in a report; the work has them whole. */
const LONGEST = 300;

/** Whether the words of an evidence say that something was concluded, not read. */
function isGuess(where: string): boolean {
  return /\b(inferred|guess)/i.test(where);
}

/** What a reading understood, field by field. */
export function understood({ work }: StoredReading): Understood[] {
  if (!work) return [];
  const evidence = work.evidence ?? {};
  const names = [
    ...Object.keys(FIELD_LABELS),
    ...Object.keys(evidence).filter((name) => !(name in FIELD_LABELS)),
  ];
  return names.flatMap((name) => {
    const value = inWords(name, work[name]);
    const where = evidence[name] ?? null;
    if (value === null && where === null) return [];
    return [{ label: FIELD_LABELS[name] ?? name, value, where, isGuess: where !== null && isGuess(where) }];
  });
}

function inWords(name: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (name === 'chapters') return Array.isArray(value) ? counted(value.length, 'chapter') : null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? null : cut(value.map(oneInWords).join(', '));
  return cut(oneInWords(value));
}

function oneInWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const {
    name,
    position,
    raw,
    value: meaning,
    title,
    code,
  } = value as Record<string, string | number | null>;
  if (name) return position ? `${name} (${position})` : String(name);
  const read = meaning ?? [title && `“${title}”`, code].filter(Boolean).join(' ');
  return read && read !== raw ? `${raw} (read as ${read})` : String(raw);
}

function cut(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST).toWellFormed()}…` : words;
}
