import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { emptyDraft, type Draft, type DraftChapter, type Problem } from '../draft.ts';
import type { ReadContext } from '../reader.ts';
import { fillDraft } from './fill.ts';
import { onLines } from './filling.ts';
import { showsLabels } from './glimpse.ts';
import { readHeader, type Header } from './header.ts';
import { isBlank, isRule, keyOf, type Line } from './lines.ts';
import type { Part } from './parts.ts';

/** A stretch of a text that stands under a header block of its own; the first has none. */
export interface Piece {
  head: Pick<DraftChapter, 'title' | 'summary' | 'notesBegin' | 'published'> | null;
  lines: Line[];
  problems: Problem[];
  /** The part its header says it is; null for the first piece. */
  part: Part | null;
}

const OPENS = /^\W{0,4}(?:title|story|author|by|part|from|disclaimer|series|fandom)\b[^:]{0,16}:/i;

/**
 * Parts a text where its header comes again for the next part: the same title (or the same author and a part's
 * number), three fields or more. Each such header gives the chapter below it its summary and notes.
 */
export function partedByHeaders(lines: readonly Line[], draft: Draft, context: ReadContext): Piece[] {
  const pieces: Piece[] = [];
  let head: Piece['head'] = null;
  let problems: Problem[] = [];
  let part: Part | null = null;
  let from = 0;
  for (let at = 1; at < lines.length; at++) {
    if (!OPENS.test(lines[at]!.text) || !(isBlank(lines[at - 1]) || isRule(lines[at - 1]!.text))) continue;
    if (!showsLabels(lines, at, 3)) continue;
    const found = again(lines.slice(at, at + 120), draft, context);
    if (found === null) continue;
    pieces.push({ head, lines: lines.slice(from, at), problems, part });
    ({ head, problems, part } = found);
    from = at + found.header.end;
    at = from;
  }
  return [...pieces, { head, lines: lines.slice(from), problems, part }];
}

function again(
  lines: readonly Line[],
  draft: Draft,
  context: ReadContext,
): { header: Header; head: NonNullable<Piece['head']>; problems: Problem[]; part: Part | null } | null {
  const header = readHeader(lines, context.canon);
  if (header.fields.filter((field) => field.strong && field.label !== null).length < 3) return null;
  const next = emptyDraft();
  fillDraft(next, header, context, onLines);
  const sameTitle = draft.title !== null && keyOf(next.title ?? '') === keyOf(draft.title);
  const sameAuthor = next.authors.length > 0 && keyOf(next.authors.join()) === keyOf(draft.authors.join());
  if (!sameTitle && !(sameAuthor && next.part !== null)) return null;
  return {
    header,
    head: {
      title: null,
      summary: fresh(next.summary, draft.summary),
      notesBegin: fresh(next.notesBegin, draft.notesBegin),
      published: next.published,
    },
    problems: [],
    part: next.part,
  };
}

function fresh(text: CleanHtml, known: CleanHtml): CleanHtml {
  return text === known ? ('' as CleanHtml) : text;
}
