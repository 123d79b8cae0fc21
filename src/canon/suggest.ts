import { proposeRelationships } from './bonds.ts';
import type { Canon, Pack } from './canon.ts';
import { applyRules, compileRules } from './cues.ts';
import { DEATH_RULES } from './deathRules.ts';
import { DESPAIR_RULES } from './despairRules.ts';
import { decideFandom } from './fandomByNames.ts';
import { isEnglish } from './english.ts';
import { findNames } from './names.ts';
import { CONDITION_RULES } from './conditionRules.ts';
import { HARM_RULES } from './harmRules.ts';
import { RATING_RULES } from './ratingRules.ts';
import type { Suggestion } from './suggestions.ts';

/** A story as plain text, and what its header says. */
export interface SuggestInput {
  /** The paragraphs of the prose, in order, as written. */
  paragraphs: string[];
  canon: Canon;
  /** The work's fandoms by any name; empty where the file says none. */
  fandoms: string[];
}

const RULES = [...RATING_RULES, ...HARM_RULES, ...DEATH_RULES, ...DESPAIR_RULES, ...CONDITION_RULES];
const COMPILED = compileRules(RULES);

/**
 * What the text makes likely: its fandom where the file names none, the characters it names, the relationship its
 * sentences bind, notes and a rating. Each with the sentences that say so. English only: of other languages it says
 * nothing. Deterministic; a person decides.
 */
export function suggest({ paragraphs, canon, fandoms }: SuggestInput): Suggestion[] {
  if (!isEnglish(paragraphs)) return [];
  const stated = [...new Set(fandoms.flatMap((name) => canon.pack(name) ?? []))];
  const guessed = fandoms.length === 0 ? decideFandom(paragraphs, canon) : null;
  const packs = guessed ? [guessed.pack] : stated;
  const fandom: Suggestion[] = guessed
    ? [{ kind: 'fandom', value: guessed.pack.fandom, because: guessed.because }]
    : [];
  const people = packs.flatMap((pack) => peopleOf(paragraphs, pack));
  return [...fandom, ...distinct(people), ...lessOf(applyRules(paragraphs, RULES, COMPILED))];
}

function peopleOf(paragraphs: string[], pack: Pack): Suggestion[] {
  const names = findNames(paragraphs, pack);
  const characters = names.characters.map(({ name, sentences }) => ({
    kind: 'character' as const,
    value: name,
    because: sentences,
  }));
  return [...characters, ...proposeRelationships(paragraphs, names, pack)];
}

/** Two packs of one world share people. Relationships come after all characters. */
function distinct(suggestions: Suggestion[]): Suggestion[] {
  const seen = new Map<string, Suggestion>();
  for (const made of suggestions)
    if (!seen.has(`${made.kind}:${made.value}`)) seen.set(`${made.kind}:${made.value}`, made);
  const all = [...seen.values()];
  return [
    ...all.filter(({ kind }) => kind === 'character'),
    ...all.filter(({ kind }) => kind !== 'character'),
  ];
}

/** Where the graver note stands, the lesser of the same kind goes without saying. */
const COVERED: [graver: string, lesser: string][] = [
  ['Explicit', 'Mature'],
  ['Graphic Depictions Of Violence', 'Blood and Violence'],
  ['Rape/Non-Con', 'Implied/Referenced Rape/Non-con'],
];

function lessOf(notes: Suggestion[]): Suggestion[] {
  const values = new Set(notes.map(({ value }) => value));
  return notes.filter(
    ({ value }) => !COVERED.some(([graver, lesser]) => lesser === value && values.has(graver)),
  );
}
