import type { CleanHtml } from '../prose/cleanHtml.ts';
import { joinHtml } from '../prose/write.ts';
import type { Draft, DraftChapter, Reading } from './draft.ts';
import { missingNumbers, missingParts } from './missingParts.ts';
import { settle, takeFrom } from './saidByParts.ts';

/**
 * Joins the readings whose drafts are parts of one work (`part.key`), each part's chapters in order. What is said of
 * the work comes from its first part, what that leaves open from later ones; the last says whether it is complete.
 * Missing parts are among the problems. Whole works pass as they are, in their order.
 */
export function joinParts(readings: Reading[]): Reading[] {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = reading.draft?.part?.key;
    if (key !== undefined && isTelling(key)) groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  const done = new Set<string>();
  return readings.flatMap((reading) => {
    const key = reading.draft?.part?.key ?? '';
    const group = groups.get(key);
    if (group === undefined) return [reading];
    if (done.has(key)) return [];
    done.add(key);
    return [joined(group)];
  });
}

/** A key without a title says nothing: any two nameless parts would meet. */
function isTelling(key: string): boolean {
  return key !== '' && !key.startsWith('|');
}

function joined(group: Reading[]): Reading {
  const parts = inOrder(group);
  const [first] = parts;
  const draft: Draft = { ...first!.draft!, evidence: { ...first!.draft!.evidence }, part: null };
  for (const { draft: later } of parts.slice(1)) takeFrom(draft, later!);
  draft.chapters = chaptersOf(parts);
  draft.images = [
    ...new Map(parts.flatMap((part) => part.draft!.images).map((image) => [image.sha256, image])).values(),
  ];
  settle(draft, parts);
  const missing = missingParts(parts);
  return {
    ...first!,
    files: [...new Set(parts.flatMap((part) => part.files))],
    problems: [...parts.flatMap((part) => part.problems), ...missing],
    draft,
  };
}

/** By number; of two that are the same part the later one counts, as a repost mends the first. */
function inOrder(group: Reading[]): Reading[] {
  const byNumber = new Map<number, Reading>();
  for (const reading of group) {
    const { number } = reading.draft!.part!;
    const before = byNumber.get(number);
    byNumber.set(
      number,
      before === undefined ? reading : { ...reading, files: [...before.files, ...reading.files] },
    );
  }
  return [...byNumber.entries()].sort(([one], [other]) => one - other).map(([, reading]) => reading);
}

/** The chapters of all parts, numbered anew; what a later part says at its head and foot stays with its chapters. */
function chaptersOf(parts: Reading[]): DraftChapter[] {
  const gaps = missingNumbers(parts).length > 0;
  const chapters = parts.flatMap(({ draft }, index) => {
    const { part, chapters: own, ...rest } = draft!;
    const copies = own.map((chapter) => Object.assign({}, chapter));
    const [head] = copies;
    const foot = copies.at(-1);
    if (head !== undefined && index > 0) Object.assign(head, headOf(head, rest, parts[0]!.draft!));
    if (foot !== undefined && index < parts.length - 1) foot.notesEnd = once(foot.notesEnd, rest.notesEnd);
    // Among gaps its number is all that says where a chapter belongs; a first part alone is where it belongs.
    const isFirstAlone = parts.length === 1 && part!.number <= 1;
    if (head !== undefined && gaps && own.length === 1 && !isFirstAlone)
      head.title ??= `Part ${part!.number}`;
    for (const chapter of copies) chapter.published ??= rest.published;
    return copies;
  });
  // Where parts are missing, a chapter that is a part of its own keeps its place.
  const placed = gaps && parts.every(({ draft }) => draft!.chapters.length === 1);
  for (const [index, chapter] of chapters.entries())
    chapter.number = placed ? parts[index]!.draft!.part!.number : index + 1;
  return chapters;
}

function headOf(
  chapter: DraftChapter,
  part: Pick<Draft, 'notesBegin' | 'summary'>,
  first: Draft,
): Pick<DraftChapter, 'notesBegin' | 'summary'> {
  return {
    notesBegin:
      part.notesBegin === first.notesBegin
        ? chapter.notesBegin
        : joinHtml(part.notesBegin, chapter.notesBegin),
    summary: chapter.summary === '' && part.summary !== first.summary ? part.summary : chapter.summary,
  };
}

function once(one: CleanHtml, other: CleanHtml): CleanHtml {
  return one === other ? one : joinHtml(one, other);
}
