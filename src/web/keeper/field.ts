import { createHash } from 'node:crypto';
import { Failure } from '../../ground/failures.ts';

/** How a field is filled in. */
type Control =
  /** One line. */
  | 'line'
  /** One entry a line: tags hold commas. */
  | 'lines'
  /** Several lines. */
  | 'words'
  /** Words with simple markup. */
  | 'prose'
  | 'date'
  | 'number'
  /** One of `options`. */
  | 'choice'
  /** Any of `options`. */
  | 'ticks'
  /** Series: name, number in it, address, in three boxes a line. */
  | 'series';

/** One field of a form that edits a `Subject`. A field's value in a form is always a text; `''` is none. */
export interface Field<Subject> {
  name: string;
  label: string;
  control: Control;
  hint?: string;
  options?: readonly (readonly [value: string, words: string])[];
  /** How the form shows what is stored. */
  show(subject: Subject): string;
  /** What a person's words mean. Throws what {@link unfit} makes. */
  read(text: string): unknown;
}

/** A part of the form with a heading of its own. */
export interface FieldGroup<Subject> {
  heading: string;
  fields: Field<Subject>[];
}

/** Field name -> text. */
export type Texts = Record<string, string>;

/** A refusal of one field's words: `reason` finishes the sentence "The date does not fit: …". */
export function unfit(label: string, reason: string): Failure {
  return new Failure('field-invalid', { field: label, reason });
}

/** What a form shows for each field. */
export function shownTexts<Subject>(fields: readonly Field<Subject>[], subject: Subject): Texts {
  return Object.fromEntries(fields.map((field) => [field.name, tidy(field.show(subject))]));
}

/** What a person sent for each field; fields that the form did not hold are left out. */
export function sentTexts<Subject>(fields: readonly Field<Subject>[], form: URLSearchParams): Texts {
  const sent: Texts = {};
  for (const { name, control } of fields) {
    if (control === 'ticks' && form.has(`base.${name}`)) sent[name] = form.getAll(name).join('\n');
    else if (control === 'series' && form.has(`${name}.name`)) sent[name] = sentSeries(name, form);
    else if (form.has(name)) sent[name] = tidy(form.get(name) ?? '');
  }
  return sent;
}

function sentSeries(name: string, form: URLSearchParams): string {
  const [names, numbers, addresses] = ['name', 'number', 'address'].map((part) =>
    form.getAll(`${name}.${part}`),
  );
  const rows = names!.map((each, index) => [each, numbers?.[index] ?? '', addresses?.[index] ?? '']);
  return rows
    .map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()).join('\t'))
    .filter((row) => row.trim() !== '')
    .join('\n');
}

/** By which a form tells, when it comes back, which fields were changed meanwhile. */
export function baseOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** What becomes of the fields that a form brought back. */
export interface Merge {
  /** The fields that the person changed, with their words. */
  changed: Texts;
  /** The fields that someone else changed too, and differently. */
  conflicts: string[];
}

/** Compares what was sent with what is stored now, by what the form had shown. */
export function merge(sent: Texts, stored: Texts, form: URLSearchParams): Merge {
  const changed: Texts = {};
  const conflicts: string[] = [];
  for (const [name, text] of Object.entries(sent)) {
    const standing = stored[name] ?? '';
    const base = form.get(`base.${name}`);
    if (text === standing || base === baseOf(text)) continue;
    if (base !== null && base !== baseOf(standing)) conflicts.push(name);
    changed[name] = text;
  }
  return { changed, conflicts };
}

/** What the changed fields mean, and for each that does not fit, why. */
export function readTexts<Subject>(
  fields: readonly Field<Subject>[],
  changed: Texts,
): { facts: Record<string, unknown>; errors: Texts } {
  const facts: Record<string, unknown> = {};
  const errors: Texts = {};
  for (const field of fields) {
    const text = changed[field.name];
    if (text === undefined) continue;
    try {
      if (field.control === 'choice' && !field.options?.some(([value]) => value === text)) {
        throw unfit(field.label, 'choose one of those listed');
      }
      facts[field.name] = field.read(text);
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      errors[field.name] = cause.message;
    }
  }
  return { facts, errors };
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
