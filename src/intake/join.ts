import type { CleanHtml } from '../prose/cleanHtml.ts';
import { joinHtml } from '../prose/write.ts';
import { RATINGS, type Draft, type DraftChapter, type Reading } from './draft.ts';
import { PROBLEMS } from './problems.ts';
import { keyOf } from './text/lines.ts';

const JOINED_BY_NAME = /\.(?:txt|text|asc|html?|xhtml|rtf|docx?|odt|md|markdown)$/i;
const NUMBERED =
  /^(.*?)[\s_.,-]*(?:\b|_|(?<=[a-z]))(?:part|pt|chapter|chap|ch)?[\s_.#-]*(?<!\d)(\d{1,3})(?:[\s_-]*of[\s_-]*\d{1,3})?$/i;

/**
 * The stem and the running number of a file's name: `foo01.txt`, `foo_part2.html`, `foo/3.txt`. Files of one folder
 * with the same key may be parts of one work. null for a name without a number.
 */
export function partFromName(name: string): { key: string; number: number } | null {
  if (!JOINED_BY_NAME.test(name)) return null;
  const dot = name.lastIndexOf('.');
  const slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'), name.lastIndexOf('!'));
  const match = NUMBERED.exec(name.slice(slash + 1, dot));
  if (match === null || Number(match[2]) === 0) return null;
  return {
    key: `${name.slice(0, slash + 1)}${match[1]!.toLowerCase()}${name.slice(dot).toLowerCase()}`,
    number: Number(match[2]),
  };
}

/** Readings of files that look like parts by their names: joined, unless what they say of themselves contradicts it. */
export function joinBundle(readings: Reading[]): Reading[] {
  const drafts = readings.filter((reading) => reading.draft !== null);
  const said = new Set(drafts.flatMap(({ draft }) => draft!.part?.key ?? []));
  const isOpen = drafts.some(({ draft }) => draft!.part === null);
  if (drafts.length < 2 || !isOpen || said.size > 1 || contradict(drafts)) return readings;
  // The first page of a story often does not say that it is one; its name does, and the others say whose it is.
  const [key] = said;
  // "story58.txt" and "story59.txt" are no parts of a work whose other 57 nobody has.
  const numbers = drafts.flatMap(({ files }) => partFromName(files[0]!)?.number ?? []);
  if (said.size === 0 && Math.min(...numbers) > 2) return readings;
  const named = drafts.map((reading) => (reading.draft!.part === null ? asPart(reading, key) : reading));
  if (
    named.includes(null) ||
    new Set(named.map((reading) => reading!.draft!.part!.number)).size < named.length
  )
    return readings;
  return [...joinParts(named as Reading[]), ...readings.filter((reading) => reading.draft === null)];
}

function asPart(reading: Reading, key?: string): Reading | null {
  const part = partFromName(reading.files[0]!);
  if (part === null) return null;
  return {
    ...reading,
    draft: { ...reading.draft!, part: { key: key ?? part.key, number: part.number, of: null } },
  };
}

function contradict(readings: Reading[]): boolean {
  const titles = new Set(
    readings.flatMap(({ draft }) => (draft!.title === null ? [] : [keyOf(draft!.title)])),
  );
  const authors = new Set(
    readings.flatMap(({ draft }) =>
      draft!.authors.length === 0 ? [] : [draft!.authors.map(keyOf).sort().join('+')],
    ),
  );
  return (
    titles.size > 1 || authors.size > 1 || readings.filter(({ draft }) => draft!.complete === true).length > 1
  );
}

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

const LISTS = [
  'authors',
  'fandoms',
  'relationships',
  'characters',
  'additionalTags',
  'warnings',
  'categories',
  'recipients',
  'beta',
  'collections',
] as const;
const SINGLES = [
  'title',
  'setting',
  'spoilers',
  'disclaimer',
  'archivePermission',
  'feedback',
  'dedication',
  'language',
  'sourceUrl',
] as const;

function takeFrom(draft: Draft, later: Draft): void {
  for (const key of LISTS) {
    const had = new Set(draft[key].map((item) => item.toLowerCase()));
    const fresh =
      key === 'authors' && draft.authors.length > 0
        ? []
        : later[key].filter((item) => !had.has(item.toLowerCase()));
    if (fresh.length > 0) Object.assign(draft, { [key]: [...draft[key], ...fresh] });
    if (fresh.length > 0 && later.evidence[key] !== undefined)
      draft.evidence[key] ??= laterEvidence(later, key);
  }
  for (const key of SINGLES) {
    if (draft[key] !== null || later[key] === null) continue;
    Object.assign(draft, { [key]: later[key] });
    draft.evidence[key] = laterEvidence(later, key);
  }
  if (draft.series.length === 0) draft.series = later.series;
  if (draft.summary === '' && later.summary !== '') {
    draft.summary = later.summary;
    draft.evidence['summary'] = laterEvidence(later, 'summary');
  }
  if (isHigher(later, draft)) {
    draft.rating = later.rating;
    draft.evidence['rating'] = laterEvidence(later, 'rating');
  }
}

function laterEvidence(later: Draft, key: string): string {
  return `part ${later.part!.number}, ${later.evidence[key] ?? ''}`.replace(/, $/, '');
}

function isHigher(later: Draft, draft: Draft): boolean {
  const rank = (one: Draft): number => (one.rating?.value == null ? -1 : RATINGS.indexOf(one.rating.value));
  return rank(later) > rank(draft);
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

function settle(draft: Draft, parts: Reading[]): void {
  const last = parts.at(-1)!.draft!;
  const of = statedParts(parts);
  draft.notesEnd = last.notesEnd;
  if (last.evidence['notesEnd'] !== undefined) draft.evidence['notesEnd'] = laterEvidence(last, 'notesEnd');
  if (last.complete !== null) {
    draft.complete = last.complete;
    draft.evidence['complete'] = laterEvidence(last, 'complete');
  } else if (of !== null && missingNumbers(parts).length === 0) {
    draft.complete = true;
    draft.evidence['complete'] = `all ${of} parts are there`;
  } else draft.complete = null;
  const single = parts.every((part) => part.draft!.chapters.length === 1);
  if (of !== null && single) draft.chaptersExpected = of;
  else
    draft.chaptersExpected =
      draft.complete === true ? draft.chapters.length : (last.chaptersExpected ?? null);
  setDates(draft, parts);
}

function setDates(draft: Draft, parts: Reading[]): void {
  const dates = parts
    .flatMap(({ draft: part }) => [part!.published, part!.updated].filter((date) => date !== null))
    .sort();
  if (dates.length === 0) return;
  draft.published = dates[0]!;
  draft.updated = dates.at(-1) === dates[0] ? draft.updated : dates.at(-1)!;
  draft.evidence['published'] ??= 'the first part';
  if (draft.updated !== null) draft.evidence['updated'] ??= 'the last part';
}

function statedParts(parts: Reading[]): number | null {
  return parts.reduce<number | null>(
    (most, { draft }) => (draft!.part!.of === null ? most : Math.max(most ?? 0, draft!.part!.of)),
    null,
  );
}

function missingNumbers(parts: Reading[]): number[] {
  const have = new Set(parts.map(({ draft }) => draft!.part!.number));
  const first = have.has(0) ? 0 : 1;
  const last = Math.min(statedParts(parts) ?? Math.max(...have), 1000);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => index + first).filter(
    (number) => !have.has(number),
  );
}

function missingParts(parts: Reading[]): Reading['problems'] {
  const missing = missingNumbers(parts);
  if (missing.length === 0) return [];
  const of = statedParts(parts) ?? Math.max(...parts.map(({ draft }) => draft!.part!.number));
  const listed = missing.length > 12 ? `${missing.slice(0, 12).join(', ')} …` : missing.join(', ');
  return [
    {
      code: 'parts-missing',
      message: PROBLEMS['parts-missing'].replace('{missing}', listed).replace('{of}', String(of)),
    },
  ];
}
