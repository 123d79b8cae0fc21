import { parseDate } from './dates.ts';
import { labelOf, labelsOf, LONG_FIELDS, type FieldKind } from './labels.ts';
import { wordCount } from './lines.ts';
import { isRatingAlone, readRating } from './ratings.ts';

/** A field as it stands in a source. */
export interface Field {
  kind: FieldKind;
  /** As written; null where the line has none. */
  label: string | null;
  value: string;
  /** Numbers of its first and last line. */
  from: number;
  to: number;
  /** Would prose hardly ever say it? */
  strong: boolean;
}

/** A field whose line has no label. */
export function unlabelledField(
  kind: FieldKind,
  value: string,
  from: number,
  to = from,
  strong = true,
): Field {
  return { kind, label: null, value, from, to, strong };
}

export interface UnknownField {
  label: string;
  value: string;
}

const LEAD = /^\s*(?:[•*\-–—>#+~]+\s+|[•*~_[(<]+(?:b>)?)?\s*/;
/** Label and separator: a colon, `=` or a dash between spaces. */
const LABELLED =
  /^((?:[\p{L}][\p{L}\p{N}'’.&/()#,\- ]{0,44}?|A\/N))(?:\*\*|__|<\/b>|[*_\]])?\s*([::](?:\*\*|__|<\/b>|[*_\]])?|\s=\s|=\s|\s[-–—]{1,2}\s)\s*(.*)$/u;

/**
 * The fields that begin on a line: one, a joined label, or several side by side. Empty where none does. Where the
 * header sets its labels off by dashes (`dashed`), words that prose uses too are labels before a dash.
 */
export function fieldsOn(text: string, at: number, dashed = false): Field[] {
  const match = LABELLED.exec(text.replace(LEAD, ''));
  if (match === null) return [];
  const [, label, separator, rest] = match;
  const kinds = wordCount(label!) <= 5 ? labelsOf(label!) : [];
  if (kinds.length === 0) return [];
  const colon = /[::]/.test(separator!);
  const sure = dashed || kinds.every((kind) => kind.strong);
  if (!colon && (rest === '' || !sure || /^[a-z]/.test(label!))) return [];
  const made = kinds.map(({ kind, strong }) => ({
    kind,
    label: label!.trim(),
    value: rest!,
    from: at,
    to: at,
    strong: strong && colon && fits({ kind, value: rest! }),
  }));
  return made.length > 1 ? shared(made) : sideBySide(made[0]!);
}

/** `Title/Author: X by Y`, `Title/Author: X / Y`: each gets its piece; a label that only repeats shares the value. */
function shared(fields: Field[]): Field[] {
  const value = fields[0]!.value;
  const pieces = /\s\/\s|\sby:?\s/i.test(value)
    ? value.split(/\s\/\s|\sby:?\s/i)
    : value.split(/\s+[-–—]+\s+|;\s+/);
  const listed = value.split(/,\s+/);
  const distinct = new Set(fields.map((field) => field.kind)).size > 1;
  if (!distinct) return [fields[0]!];
  // pairings and characters under one label are sorted where they are read
  if (fields.every(({ kind }) => kind === 'relationships' || kind === 'characters'))
    return fields.filter(({ kind }) => kind === 'relationships');
  if (pieces.length === fields.length)
    return fields.map((field, index) => ({ ...field, value: pieces[index]!.trim() }));
  if (fields.length > 2 && listed.length === fields.length)
    return fields.map((field, index) => ({ ...field, value: listed[index]!.trim() }));
  // `Rating/Warnings: PG-13, none`: a rating is one word, what follows it is the other's.
  if (listed.length > 1 && fields[0]!.kind === 'rating' && isRatingAlone(listed[0]!))
    return fields.map((field, index) => ({
      ...field,
      value: index === 0 ? listed[0]! : value.slice(listed[0]!.length + 1).trim(),
    }));
  return fields;
}

/** What a following label on the same line may stand after: a stop, two spaces, a tab, a bar, or for short fields any space. */
const NEXT = /([\s.;|•·,([])((?:[A-Z][\w'’/&-]*\s?){1,4})\s*:(?=\s|$)/g;

function sideBySide(field: Field): Field[] {
  const fields: Field[] = [];
  let current = field;
  for (let guard = 0; guard < 12; guard++) {
    const found = nextLabel(current.value, LONG_FIELDS.has(current.kind));
    if (found === null) break;
    fields.push({ ...current, value: closed(current, found.cut) });
    const next = {
      ...field,
      kind: found.kind,
      label: found.label,
      value: current.value.slice(found.rest).trim(),
      strong: found.strong,
    };
    current = { ...next, strong: next.strong && fits(next) };
  }
  return [...fields, current];
}

/** The value before the next label, without the mark between them. */
function closed({ kind, value }: Field, end: number): string {
  const before = value.slice(0, end).replace(/[\s;|•·,([]+$|\s[-–—]\s*$/, '');
  return LONG_FIELDS.has(kind) ? before : before.replace(/\.$/, '');
}

function nextLabel(
  value: string,
  wide: boolean,
): { cut: number; rest: number; label: string; kind: FieldKind; strong: boolean } | null {
  for (const match of value.matchAll(NEXT)) {
    const words = match[2]!.trim().split(/\s+/);
    for (let skip = 0; skip < words.length; skip++) {
      const label = words.slice(skip).join(' ');
      const known = labelOf(label);
      const cut = match.index + match[0].lastIndexOf(label);
      if (known === null || !known.strong) continue;
      const gap = value.slice(Math.max(0, cut - 2), cut);
      if (wide && !/^\s\s$|\t|[|]\s?$|\.\s$/.test(gap)) continue;
      return { cut, rest: value.indexOf(':', cut) + 1, label, ...known };
    }
  }
  return null;
}

/** Does the value look like one for this field? "Rating: terrible, she thought" does not. */
function fits(field: Pick<Field, 'kind' | 'value'>): boolean {
  const { kind, value } = field;
  if (value === '') return true;
  if (kind === 'rating') return readRating(value).value !== null && wordCount(value) <= 40;
  if (kind === 'title') return value.length <= 200 && !/[a-z]{2}[.;]\s+[A-Z]/.test(value);
  if (kind === 'author')
    return wordCount(value) <= 25 && !/\p{Ll}{3}\.\s+\p{Lu}\S*(?:\s+\S+){5}/u.test(value);
  if (kind === 'status')
    return /complet|finish|done|progress|wip|abandon|hiatus|yes|no\b|fini|abgeschlossen|laufend|on-?going|terminad|conclu|proceso|corso|andamento|cours|конч|заверш|процесс|работе|заморож|完|連載|连载|是|否|\d/i.test(
      value,
    );
  if (kind === 'words') return /\d/.test(value);
  if (kind === 'published' || kind === 'updated') return parseDate(value) !== null;
  if (kind === 'language') return wordCount(value) <= 4;
  return true;
}

/** A line with a label we do not know: `Timestamp: ten years on`. Means something only among known fields. */
export function unknownOn(text: string): UnknownField | null {
  const match = /^\s*[•*\-–_]*\s*([\p{Lu}][\p{L}\p{N}'’/&()\- ]{0,34}?)[*_]*\s?:[*_]*\s+(\S.*)$/u.exec(text);
  if (match === null || wordCount(match[1]!) > 4) return null;
  return { label: match[1]!.trim(), value: match[2]! };
}
