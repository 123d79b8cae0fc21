import type { Draft, Problem } from '../draft.ts';
import { titleText } from '../../prose/text.ts';
import { fromText, joinHtml } from '../../prose/write.ts';
import type { ReadContext } from '../reader.ts';
import { saysNothing } from './lists.ts';
import type { Field } from './shapes.ts';
import { unwrapped } from './unwrap.ts';

/** How a place in the source is called in evidence: `line 3`, `paragraph 2`. */
export type Where = (from: number, to: number) => string;

export const onLines: Where = (from, to) => (from === to ? `line ${from}` : `lines ${from}-${to}`);
export const inParagraphs: Where = (from, to) =>
  from === to ? `paragraph ${from}` : `paragraphs ${from}-${to}`;

/** What a header says beyond the draft's own fields. */
export interface Stated {
  words: number | null;
  chapters: number | null;
  /** The title of the one chapter this file holds. */
  chapterTitle: string | null;
}

export interface Filling {
  draft: Draft;
  context: ReadContext;
  where: Where;
  problems: Problem[];
  stated: Stated;
  /** Do its dates say the day before the month? */
  dayFirst: boolean;
}

export type Fill = (filling: Filling, field: Field) => void;

export function mark({ draft, where }: Filling, key: keyof Draft, { from, to }: Field): void {
  const found = where(from, to);
  const before = draft.evidence[key];
  draft.evidence[key] = before === undefined || before === found ? found : `${before}, ${found}`;
}

export function add(
  filling: Filling,
  key:
    | 'fandoms'
    | 'relationships'
    | 'characters'
    | 'additionalTags'
    | 'warnings'
    | 'categories'
    | 'recipients'
    | 'beta'
    | 'collections'
    | 'authors',
  items: string[],
  field: Field,
): void {
  const fresh = items
    .map(titleText)
    .filter(
      (item) => item !== '' && !filling.draft[key].some((had) => had.toLowerCase() === item.toLowerCase()),
    );
  if (fresh.length === 0) return;
  filling.draft[key].push(...fresh);
  mark(filling, key, field);
}

export function addText(
  filling: Filling,
  key: 'disclaimer' | 'archivePermission' | 'feedback' | 'dedication',
  field: Field,
): void {
  const text = unwrapped(field.value);
  const before = filling.draft[key];
  if (before?.includes(text) === true) return;
  filling.draft[key] = before === null || text.includes(before) ? text : `${before}\n\n${text}`;
  mark(filling, key, field);
}

export function addNotes(filling: Filling, text: string, found: string): void {
  const { draft } = filling;
  draft.notesBegin = joinHtml(draft.notesBegin, fromText(text));
  const before = draft.evidence['notesBegin'];
  draft.evidence['notesBegin'] = before === undefined ? found : `${before}, ${found}`;
}

/** Labels other than a plain "Note" tell something and stay with their text. */
export const note: Fill = (filling, field) => {
  if (field.label !== null && saysNothing(field.value)) return;
  const plain =
    field.label === null ||
    /^(?:a\/?n|authors?['’]?s? notes?|note[sn]?|remarks?|story notes|anmerkung(?:en)?|notas?|notes? de l['’]aut(?:eur|rice)|примечани[ея](?: автора)?|от автора)$/i.test(
      field.label.trim(),
    );
  addNotes(
    filling,
    plain ? unwrapped(field.value) : `${field.label}: ${unwrapped(field.value)}`,
    filling.where(field.from, field.to),
  );
};
