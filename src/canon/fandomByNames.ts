import type { Canon, Pack } from './canon.ts';
import { GIVEN_NAMES, WORD_NAMES } from './commonNames.ts';
import { findNames, type Occurrence } from './names.ts';
import { sentenceAround, sentencesOf } from './sentences.ts';

/** A fandom that the names in a text speak for. */
export interface FandomGuess {
  pack: Pack;
  /** Sentences that name its people, at most five. */
  because: string[];
}

const ENOUGH = { people: 3, score: 2.2 };
const LEAD = 1.25;

interface Scored extends FandomGuess {
  score: number;
  people: string[];
  /** How far up in the pack's list its people stand on the average: packs name their leading people first. */
  rank: number;
}

/**
 * The fandom whose people a text names: at least three of them, names that tell something, and well ahead of the
 * next; of two fandoms that share these people, the one in which they lead.
 */
export function decideFandom(paragraphs: string[], canon: Canon): FandomGuess | null {
  const scored = canon.packs.map((pack) => scoreOf(paragraphs, pack)).filter(isEnough);
  const [best, next] = scored.sort((a, b) => b.score - a.score);
  if (!best || !next || best.score - next.score >= LEAD) return best ?? null;
  const [leading, other] = best.rank <= next.rank ? [best, next] : [next, best];
  const shared = other.people.filter((name) => leading.people.includes(name)).length;
  return shared * 2 >= other.people.length && leading.rank * 2 <= other.rank ? leading : null;
}

const isEnough = ({ people, score }: Scored): boolean =>
  people.length >= ENOUGH.people && score >= ENOUGH.score;

function scoreOf(paragraphs: string[], pack: Pack): Scored {
  const best = new Map<string, { weight: number; at: Occurrence }>();
  for (const occurrence of findNames(paragraphs, pack).occurrences) {
    const weight = weightOf(occurrence.words);
    const known = best.get(occurrence.character.name);
    if (!known || weight > known.weight) best.set(occurrence.character.name, { weight, at: occurrence });
  }
  const people = [...best.values()].sort((a, b) => b.weight - a.weight);
  const because = [...new Set(people.slice(0, 5).map(({ at }) => sentenceOf(paragraphs, at)))];
  const ranks = people.map(({ at }) => pack.characters.indexOf(at.character) + 1);
  return {
    pack,
    because,
    score: sum(people.map(({ weight }) => weight)),
    people: [...best.keys()],
    rank: sum(ranks) / people.length,
  };
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

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
  return sentenceAround(text, sentencesOf(text), start);
}
