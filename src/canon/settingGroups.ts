import type { Pack } from './canon.ts';
import type { Anchors } from './settingAnchors.ts';

type Anchor = Anchors['anchors'][number];

/** The parts of a phrase that name one installment together: a title and its number, a book and its chapter. */
export interface Group {
  title: Extract<Anchor, { kind: 'title' }> | null;
  number: Extract<Anchor, { kind: 'number' }> | null;
  series: boolean;
  /** The fandom named inside it or right beside it. */
  fandom: Pack | null;
  /** Else the fandom that the phrase names elsewhere. */
  around: Pack | null;
  start: number;
  end: number;
}

/** What may stand between a title and its number: a bracket, a comma, a dash, a few small words. */
const BESIDE =
  /^[\s()[\]{},:;.\-–—"“”'’*_/]*(?:(?:of|in|from|episode|ep|the|book|aka)\b[\s()[\]:.,"“”-]*)*$/i;

/** The anchors of a phrase, put together where they stand together. */
export function groupsOf({ anchors, fandoms, blanked }: Anchors, phrase: string): Group[] {
  const groups: Group[] = [];
  for (const anchor of anchors) {
    const last = groups.at(-1);
    const beside =
      last !== undefined &&
      BESIDE.test(blanked.slice(last.end, anchor.start)) &&
      !parted(phrase.slice(last.end, anchor.start));
    if (!(last && beside && join(last, anchor))) groups.push(groupOf(anchor));
  }
  for (const [at, group] of groups.entries()) {
    group.fandom = fandomBeside(group, groups[at - 1]?.end ?? 0, fandoms, phrase);
    group.around = fandomAround(group, fandoms);
  }
  return groups;
}

const parted = (between: string): boolean => /;|\n/.test(between);

function groupOf(anchor: Anchor): Group {
  const { start, end } = anchor;
  const title = anchor.kind === 'title' ? anchor : null;
  const number = anchor.kind === 'number' ? { ...anchor } : null;
  return { title, number, series: anchor.kind === 'series', fandom: null, around: null, start, end };
}

/** Adds an anchor to a group that has room for its kind; false where it has not. */
function join(group: Group, anchor: Anchor): boolean {
  if (anchor.kind === 'series' || group.series) return false;
  if (anchor.kind === 'title' && group.title !== null) return false;
  if (anchor.kind === 'number' && group.number !== null && !joinNumbers(group.number, anchor)) return false;
  if (anchor.kind === 'title') group.title = anchor;
  else group.number ??= { ...anchor };
  group.end = anchor.end;
  return true;
}

/** `book 4, chapter 12`; `S6 (6x19)`: two numbers that complete each other. */
function joinNumbers(known: NonNullable<Group['number']>, more: NonNullable<Group['number']>): boolean {
  const chapters = known.chapter === null ? more.chapter !== null : more.book !== null;
  const narrower = known.number === null && known.season !== null && known.season === more.season;
  const production =
    known.productions.length > 0 !== more.productions.length > 0 &&
    more.chapter === null &&
    more.book === null;
  if (!chapters && !narrower && !production) return false;
  known.season ??= more.season;
  known.number ??= more.number;
  known.book ??= more.book;
  known.chapter ??= more.chapter;
  if (known.productions.length === 0) known.productions = more.productions;
  return true;
}

function fandomBeside(group: Group, from: number, fandoms: Anchors['fandoms'], phrase: string): Pack | null {
  const inside = fandoms.find(({ start, end }) => start >= group.start && end <= group.end);
  const touching = fandoms.find(({ start, end }) => {
    const between =
      end <= group.start
        ? end >= from
          ? phrase.slice(end, group.start)
          : null
        : phrase.slice(group.end, start);
    return between !== null && /^[\s()[\]:,'’"“”-]*s?\s*$/.test(between);
  });
  return (inside ?? touching)?.pack ?? null;
}

/** The one fandom of the whole phrase; of several, the last before the group. */
function fandomAround(group: Group, fandoms: Anchors['fandoms']): Pack | null {
  if (new Set(fandoms.map(({ pack }) => pack)).size === 1) return fandoms[0]?.pack ?? null;
  return fandoms.findLast(({ end }) => end <= group.start)?.pack ?? null;
}
