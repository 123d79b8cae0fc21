import { isBlank, nextFull, wordCount, type Line } from './lines.ts';

const TEXT = /^Work Text:?$/i;
const SUMMARY = /^(?:Summary|Notes):?$/i;
/** A header that names its title itself needs no help. */
const NAMED = /^\W*(?:title|authors?)\s*:/i;
/** Says in whole lines what a header says in lines with a colon. */
const EMPTY = /^Stats:$/i;
const FURTHEST = 200;

/**
 * The lines of an AO3 page of one chapter that was marked and copied as text, given the labels a header has: the page
 * says "Work Text:" where the story begins, sets the summary beneath its label, and title and author above that without
 * any. As many lines come back; other texts come back as they are.
 */
export function withArchiveLabels(lines: readonly Line[]): readonly Line[] {
  const begins = lines.slice(0, FURTHEST).findIndex(({ text }) => TEXT.test(text.trim()));
  if (begins < 0 || lines.slice(0, begins).some(({ text }) => NAMED.test(text))) return lines;
  const labelled = lines.map((line) => ({ ...line }));
  const said = labelled.findIndex(({ text }, at) => at < begins && SUMMARY.test(text.trim()));
  const named = said < 0 ? begins : said;
  const names = labelled.slice(0, named).filter((line) => !isBlank(line));
  const [title, author] = names.slice(-2);
  if (title === undefined || author === undefined || !isName(title, 30) || !isName(author, 12)) return lines;
  title.text = `Title: ${title.text.trim()}`;
  author.text = `Author: ${author.text.trim()}`;
  for (let at = 0; at < begins; at++) {
    const line = labelled[at]!;
    if (EMPTY.test(line.text.trim())) line.text = '';
    else if (at >= named && SUMMARY.test(line.text.trim())) lead(labelled, at, begins);
  }
  labelled[begins]!.text = '-----';
  return labelled;
}

function isName({ text }: Line, most: number): boolean {
  return text.length <= 200 && wordCount(text) <= most && !/:\s*$/.test(text);
}

/** Sets the label in front of the words beneath it. */
function lead(lines: Line[], at: number, end: number): void {
  const words = nextFull(lines, at + 1);
  const label = lines[at]!.text.trim().replace(/:$/, '');
  lines[at]!.text = '';
  if (words >= end || SUMMARY.test(lines[words]!.text.trim())) return;
  lines[words]!.text = `${label}: ${lines[words]!.text.trim()}`;
}
