import type { Reading } from './draft.ts';
import { joinParts } from './join.ts';
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
