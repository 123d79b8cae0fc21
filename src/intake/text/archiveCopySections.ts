import { isBlank, type Line } from './lines.ts';

/** What stands above a text, under the archive's own labels. */
export interface Sections {
  /** Lines before the first label. */
  before: Line[];
  summary: string;
  notes: string;
  /** Numbers of the lines on which the two begin; 0 where they are not. */
  at: { summary: number; notes: number };
  /** `Chapter by Name` */
  authors: string[];
  /** Does it say that there are notes at the end of the work, or of the chapter? */
  pointsTo: { work: boolean; chapter: boolean };
}

const SUMMARY = /^(?:Chapter )?Summary:?$/i;
const NOTES = /^(?:Chapter )?Notes:?$/i;
const POINTER = /^\(?See the end of the (work|chapter|story) for .{2,60}\)?\.?$/i;
const BY = /^Chapter by (.+)$/i;
/** What the archive shows to a work's author between its lines. */
const MANAGED = /^(?:Chapter Management|Edit Chapter|Delete Chapter)$/i;

/** Reads `Summary:` and `Notes:`, each alone on its line over its words. */
export function sectionsOf(lines: readonly Line[]): Sections {
  const read: Sections = {
    before: [],
    summary: '',
    notes: '',
    at: { summary: 0, notes: 0 },
    authors: [],
    pointsTo: { work: false, chapter: false },
  };
  let into: 'before' | 'summary' | 'notes' = 'before';
  for (const line of lines) {
    const text = line.text.trim();
    const [, pointed] = POINTER.exec(text) ?? [];
    const by = BY.exec(text)?.[1];
    if (MANAGED.test(text)) continue;
    if (pointed !== undefined) read.pointsTo[/chapter/i.test(pointed) ? 'chapter' : 'work'] = true;
    else if (SUMMARY.test(text)) into = 'summary';
    else if (NOTES.test(text)) into = 'notes';
    else if (into === 'before' && by !== undefined) read.authors = by.split(/,\s+/);
    else if (into === 'before') read.before.push(line);
    else {
      read[into] += `${text}\n`;
      if (text !== '') read.at[into] ||= line.at;
    }
  }
  return { ...read, summary: read.summary.trim(), notes: read.notes.trim() };
}

/** The lines of a text without those of the archive's own furniture that stand in it. */
export function withoutManagement(lines: readonly Line[]): Line[] {
  return lines.filter(({ text }) => !MANAGED.test(text.trim()) && !POINTER.test(text.trim()));
}

/** The words of lines, blank ones between paragraphs. */
export function wordsOf(lines: readonly Line[]): string {
  return lines
    .map((line) => (isBlank(line) ? '' : line.text.trim()))
    .join('\n')
    .trim();
}
