import { readingToJson } from '../intake/json.ts';
import type { Reading } from '../intake/draft.ts';

/** A reading in words for a terminal: every fact with where it stood, then what was guessed and what went wrong. */
export function describeReading(reading: Reading): string {
  const { work } = readingToJson(reading) as { work: Record<string, unknown> | null };
  const lines = [
    `${reading.files.join(', ')}  (${reading.format}${reading.encoding ? `, ${reading.encoding}` : ''})`,
  ];
  if (reading.error) lines.push(`  ${reading.error.message} [${reading.error.code}]`);
  if (work) lines.push(...facts(work));
  for (const { message, line, code } of reading.problems)
    lines.push(`  note${line ? `, line ${line}` : ''}: ${message} [${code}]`);
  return `${lines.join('\n')}\n`;
}

function facts(work: Record<string, unknown>): string[] {
  const evidence = work['evidence'] as Record<string, string>;
  const chapters = work['chapters'] as { number: number; title: string | null; words: number }[];
  const suggestions = work['suggestions'] as { kind: string; value: string; because: string[] }[];
  const known = Object.entries(work)
    .filter(([name]) => !['chapters', 'evidence', 'suggestions'].includes(name))
    .map(([name, value]) => [name, inWords(value), evidence[name]] as const)
    .filter(([, value]) => value !== '');
  return [
    ...known.map(([name, value, where]) => `  ${name}: ${value}${where ? `  ← ${where}` : ''}`),
    ...chapters.map(
      (chapter) =>
        `  chapter ${chapter.number}${chapter.title ? `, ${chapter.title}` : ''}: ${chapter.words} words`,
    ),
    ...suggestions.map(
      ({ kind, value, because }) => `  suggested ${kind}: ${value}  ← “${because[0] ?? ''}”`,
    ),
  ];
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (typeof value === 'object') return Object.values(value).map(inWords).filter(Boolean).join(', ');
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ');
}
