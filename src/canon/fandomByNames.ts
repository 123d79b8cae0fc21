import type { Canon, Pack } from './canon.ts';
import { GIVEN_NAMES, WORD_NAMES } from './commonNames.ts';
import { findNames, type Occurrence } from './names.ts';
import { sentencesOf, spanAt } from './sentences.ts';

/** A fandom that the names in a text speak for. */
export interface FandomGuess {
  pack: Pack;
  /** Sentences that name its people, at most five. */
  because: string[];
}

const ENOUGH = 3;
const LEAD = 1.25;
/** Packs name their leading people first; the others are often at home in a neighbouring fandom. */
const LEADING = 12;

/** The fandom whose people a text names: at least three of them, names that tell something, and well ahead of the next. */
export function decideFandom(paragraphs: string[], canon: Canon): FandomGuess | null {
  const scored = canon.packs
    .map((pack) => ({ pack, ...scoreOf(paragraphs, pack) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (!best || best.people < ENOUGH || best.score < ENOUGH || best.score - (next?.score ?? 0) < LEAD)
    return null;
  return { pack: best.pack, because: best.because };
}

function scoreOf(paragraphs: string[], pack: Pack): { score: number; people: number; because: string[] } {
  const leading = new Set(pack.characters.slice(0, LEADING).map(({ name }) => name));
  const best = new Map<string, { weight: number; at: Occurrence }>();
  for (const occurrence of findNames(paragraphs, pack).occurrences) {
    const weight = weightOf(occurrence.words) * (leading.has(occurrence.character.name) ? 1 : 0.5);
    const known = best.get(occurrence.character.name);
    if (!known || weight > known.weight) best.set(occurrence.character.name, { weight, at: occurrence });
  }
  const people = [...best.values()].sort((a, b) => b.weight - a.weight);
  const because = people.slice(0, 5).map(({ at }) => sentenceOf(paragraphs, at));
  return {
    score: people.reduce((sum, { weight }) => sum + weight, 0),
    people: people.length,
    because: [...new Set(because)],
  };
}

/** A full name says most; a given name that stands in any story says little. */
function weightOf(words: string[]): number {
  const telling = words.filter(
    (word) => !GIVEN_NAMES.has(word) && !WORD_NAMES.has(word) && !TITLES.has(word),
  ).length;
  if (words.length > 1) return telling > 0 ? 2 : 1.2;
  return telling > 0 ? 1 : 0.3;
}

const TITLES = new Set([
  'Mr',
  'Mrs',
  'Ms',
  'Miss',
  'Dr',
  'Doctor',
  'Professor',
  'Captain',
  'Commander',
  'Lord',
  'Lady',
  'Sir',
  'The',
  'Agent',
  'Inspector',
  'Colonel',
  'Major',
]);

function sentenceOf(paragraphs: string[], { paragraph, start }: Occurrence): string {
  const text = paragraphs[paragraph] ?? '';
  const span = spanAt(sentencesOf(text), start);
  return span ? text.slice(span.start, span.end) : text;
}
