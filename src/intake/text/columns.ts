import { labelOf } from './labels.ts';
import { blockEnd, type Line } from './lines.ts';

const COLUMNS = /^\s{0,8}(\p{L}[\p{L}/&'’ -]{1,24}?)(?:\t+| {3,})(\S.*)$/u;
/** So many such lines in a row are a header. */
const FEWEST = 3;

/** The lines of a header whose labels and values stand in two columns, with the colon that other headers have. */
export function withColons(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ text }) => labelled(text) !== null);
  if (first < 0) return lines;
  const end = blockEnd(lines, first);
  const found = lines.slice(first, end).filter(({ text }) => labelled(text) !== null);
  if (found.length < FEWEST || found.length * 2 < end - first) return lines;
  return lines.map((line, at) =>
    at < first || at >= end ? line : { ...line, text: labelled(line.text) ?? line.text },
  );
}

function labelled(text: string): string | null {
  const [, label, value] = text.length > 300 ? [] : (COLUMNS.exec(text) ?? []);
  const isSentence = value !== undefined && /[a-z]{2}[.!?]$/.test(value) && value.length < 60;
  return label === undefined || isSentence || labelOf(label)?.strong !== true ? null : `${label}: ${value}`;
}
