import type { NewWork } from '../../works/work.ts';
import type { Field } from './field.ts';
import * as words from './readWords.ts';
import { FIELD_LABELS } from './understood.ts';

/** A field of the form that edits a work. */
export type WorkFieldForm = Field<NewWork>;

/** What a field is called. */
export const label = (name: string) => FIELD_LABELS[name] ?? name;

/** Entries, one a line. */
export function list(name: keyof NewWork, hint?: string): WorkFieldForm {
  const show = (work: NewWork) => (work[name] as string[]).join('\n');
  return {
    name,
    label: label(name),
    control: 'lines',
    hint,
    show,
    read: (text) => words.readList(label(name), text),
  };
}

/** Any of these values, and whatever else a work carries. */
export function ticks(name: 'warnings' | 'categories', values: string[]): WorkFieldForm {
  const options = values.map((value) => [value, value] as const);
  return { ...list(name), control: 'ticks', options };
}

/** Plain words or none. */
export function optional(name: keyof NewWork, control: 'line' | 'words' = 'words'): WorkFieldForm {
  const show = (work: NewWork) => (work[name] as string | null) ?? '';
  return { name, label: label(name), control, show, read: words.readOptional };
}

/** Words with simple markup. */
export function prose(name: 'summary' | 'notesBegin' | 'notesEnd'): WorkFieldForm {
  const hint = 'A blank line parts paragraphs; simple HTML such as <em> is kept.';
  return {
    name,
    label: label(name),
    control: 'prose',
    hint,
    show: (work) => words.shownProse(work[name]),
    read: words.readProse,
  };
}

/** A day or none. */
export function date(name: 'published' | 'updated'): WorkFieldForm {
  return {
    name,
    label: label(name),
    control: 'date',
    show: (work) => work[name] ?? '',
    read: (text) => words.readDate(label(name), text),
  };
}
