import { chosenHeadings, isAlone, wordsBetween, type Candidate } from './chapterHeadings.ts';
import { readHeading, type Heading } from './headings.ts';
import { blockEnd, isBlank, isRule, nextFull, wordCount, type Line } from './lines.ts';
import { bareTitle, isTitleCase, looksLikeTitle } from './titleblock.ts';

/** A stretch of a text that is one chapter; the first may have no heading. */
export interface Stretch {
  heading: Heading | null;
  title: string | null;
  lines: Line[];
}

/**
 * Parts a text at its chapter headings: lines alone that name a chapter, a part or a number,
 * counted upwards, two or more of them or one that opens the text. Lists of contents are not headings.
 */
export function chaptersIn(lines: readonly Line[], title: string | null = null): Stretch[] {
  const chosen = chosenHeadings(lines, title);
  if (chosen.length === 0) return [{ heading: null, title: null, lines: [...lines] }];
  const before = lines.slice(0, chosen[0]!.at);
  const stretches = chosen.map((candidate, index) =>
    stretch(lines, candidate, chosen[index + 1]?.at ?? lines.length),
  );
  return isContents(before) ? stretches : withFront(before, stretches);
}

function stretch(lines: readonly Line[], { heading, at }: Candidate, end: number): Stretch {
  const below = lines[at + 1];
  const adjacent =
    heading.title === null &&
    below !== undefined &&
    !isBlank(below) &&
    !isRule(below.text) &&
    isAlone(lines, at);
  if (adjacent) return { heading, title: bareTitle(below.text), lines: lines.slice(at + 2, end) };
  const apart = heading.title === null && heading.kind !== 'number' ? titleBelow(lines, at + 1, end) : null;
  if (apart !== null)
    return { heading, title: bareTitle(lines[apart]!.text), lines: lines.slice(apart + 1, end) };
  return { heading, title: heading.title, lines: lines.slice(at + 1, end) };
}

/** A title that stands alone right below its number, after one blank line: quoted or in title case, prose beneath. */
function titleBelow(lines: readonly Line[], from: number, end: number): number | null {
  const at = nextFull(lines, from);
  if (at - from !== 1 || at >= end || blockEnd(lines, at) !== at + 1) return null;
  const text = lines[at]!.text.trim();
  if (!looksLikeTitle(text) || text.length > 60 || /[!?]["”]?$/.test(text) || nextFull(lines, at + 1) >= end)
    return null;
  const words = wordCount(text);
  return isTitleCase(text) && (words >= 2 || /^["“]/.test(text)) && words <= 8 ? at : null;
}

const CONTENTS = /^\W*(?:table of )?contents\W*$|^\W*(?:index|chapters)\W*$/i;

/** "Contents" and its lines say nothing that the headings do not. */
function isContents(lines: readonly Line[]): boolean {
  const full = lines.filter((line) => !isBlank(line) && !isRule(line.text));
  const listed =
    CONTENTS.test(full[0]?.text ?? '') &&
    full.every(({ text }) => text.length <= 80 && !/[.!?]\s*$/.test(text));
  if (listed) return true;
  return full.every(({ text }) => CONTENTS.test(text) || readHeading(text) !== null);
}

/** Text before the first heading: a chapter of its own when it is long, else the head of the first. */
function withFront(before: readonly Line[], stretches: Stretch[]): Stretch[] {
  const words = wordsBetween(before, 0, before.length);
  if (words >= 150) return [{ heading: null, title: null, lines: [...before] }, ...stretches];
  const [first, ...rest] = stretches;
  return [{ ...first!, lines: [...before, { text: '', at: 0 }, ...first!.lines] }, ...rest];
}

/** Part headings that hold nothing lend their words to the chapter below them. */
export function mergeParts(stretches: Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  let above: string[] = [];
  for (const one of stretches) {
    const empty = one.lines.every((line) => isBlank(line));
    if (empty && one.heading?.kind === 'part' && one !== stretches.at(-1)) {
      const counted = one.heading.drama === undefined ? `Part ${one.heading.number}` : null;
      above.push([counted, one.title].filter((piece) => piece !== null).join(': '));
      continue;
    }
    merged.push(
      above.length === 0
        ? one
        : { ...one, title: [...above, one.title].filter((piece) => piece !== null).join(' – ') },
    );
    above = [];
  }
  return merged;
}
