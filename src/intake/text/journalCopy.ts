import { FEWEST_WORDS, WRITTEN } from '../journalMarks.ts';
import { isAnswerLine, isFillHeading } from './fillHeading.ts';
import { isBlank, wordCount, type Line } from './lines.ts';
import { unlabelledField, type Field } from './shapes.ts';

/** Where the comments begin below a journal's entry that was copied as text; the number of lines where there are none. */
export function commentsFrom(lines: readonly Line[]): number {
  let words = 0;
  const at = lines.findIndex(({ text }, index) => {
    words += wordCount(text);
    const isComment = words >= FEWEST_WORDS && text.length <= 160 && WRITTEN.test(text);
    return (
      isComment && !lines.slice(Math.max(0, index - 2), index + 1).some((line) => isFillHeading(line.text))
    );
  });
  if (at < 0 || !lines.slice(at).some(({ text }) => isAnswerLine(text.trim())))
    return belowEntry(lines, lines.length);
  let start = at;
  while (start > 0 && !isBlank(lines[start - 1]) && at - start < 4) start--;
  return belowEntry(lines, start);
}

/** Index of the `(Reply) (Parent)` that closes what stands above `end`, if it does. */
function belowEntry(lines: readonly Line[], end: number): number {
  const last = lines.slice(0, end).findLastIndex((line) => !isBlank(line));
  return last > 0 && /^(?:\((?:Reply|Link|Thread|Parent)\)\s*)+$/.test(lines[last]!.text.trim()) ? last : end;
}

const POSTER =
  /^\W*(?:\[info\])?([\w-]{2,40})(?: \([^)]{1,60}\))? wrote(?: in \S{1,60}(?: \S{1,60})?)?,?\s*(?:@ ?(.*))?$/;
const POSTED = /^@ ?(\d{4}-\d\d-\d\d) \d\d:\d\d/;

/** `[info]quayside wrote in [info]harbour_fic` and the day below it, as fields, and the index after them; null for prose. */
export function posterAt(lines: readonly Line[], from: number): { fields: Field[]; end: number } | null {
  const line = lines[from];
  const [, name, beside] = POSTER.exec(line?.text.trim() ?? '') ?? [];
  if (line === undefined || name === undefined) return null;
  const below = beside === undefined ? lines[from + 1] : undefined;
  const day = POSTED.exec(below?.text.trim() ?? `@ ${beside}`)?.[1];
  if (day === undefined) return null;
  const fields = [
    unlabelledField('author', name, line.at),
    { ...unlabelledField('published', day, below?.at ?? line.at), label: 'posted' },
  ];
  return { fields, end: below === undefined ? from + 1 : from + 2 };
}
