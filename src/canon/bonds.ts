import type { Pack } from './canon.ts';
import type { NamesFound, Occurrence } from './names.ts';
import { relationshipOf } from './relationships.ts';
import { LONGEST_SENTENCE, sentencesOf, spanAt } from './sentences.ts';
import type { Suggestion } from './suggestions.ts';

/** Signs that a sentence binds two people as lovers. A strong one must be among a pair's signs. */
const SIGNS: { says: RegExp; weight: number; strong: boolean }[] = [
  { says: /\bkiss(?:ed|es|ing)?\b/i, weight: 2, strong: true },
  {
    says: /\b(?:made|make|making) love\b|\blovers?\b|\bin love with\b|\bsoul ?-?mates?\b|\blove of (?:her|his|their) life\b/i,
    weight: 2,
    strong: true,
  },
  {
    says: /\b(?:lips|mouth)\b(?=[^.]*\b(?:met|meet|touched|brushed|found|against|on|parted|skin|neck|throat|drank)\b)/i,
    weight: 2,
    strong: true,
  },
  {
    says: /\b(?:girlfriend|boyfriend|wife|husband|fianc[ée]e?|bride|groom|beloved)\b/i,
    weight: 1.5,
    strong: true,
  },
  {
    says: /\bsleep(?:s|ing)? with\b|\bslept with\b|\bdesired?\b|\bshared (?:a|their|the) bed\b/i,
    weight: 1.5,
    strong: true,
  },
  { says: /\bI(?:['’]m| am) yours\b|\byou(?:['’]re| are) mine\b/i, weight: 1.5, strong: true },
  { says: /\blov(?:ed?|es|ing)\b/i, weight: 1, strong: false },
  {
    says: /\bcaress\w*\b|\bembrac\w+\b|\bentwined\b|\bnuzzl\w+\b|\bdarling\b|\bsweetheart\b|\bdevotion\b|\bheart(?:beat)?\b/i,
    weight: 0.5,
    strong: false,
  },
  {
    says: /\bgrie(?:f|v\w+)\b|\bmourn\w*\b|\bwithout\b|\blost\b|\bdeath\b|\bdied\b|\bgone\b|\bmiss(?:ed|es|ing)\b/i,
    weight: 0.5,
    strong: false,
  },
];

/** What makes such words mean another kind of love, or none. */
const OTHERWISE =
  /\b(?:sisters?|brothers?|siblings?|mothers?|mom|mum|fathers?|dad|daughters?|sons?|uncle|aunt|cousin|grand\w+|like family|as a friend|best friends?|just friends|forehead|cheek|top of (?:her|his) head|goodnight|would love|['’]d love|love to|loved? (?:the|this|that|it when|how|books?|music)|for the love of|blew? \w+ kiss|kiss (?:my|of death|it|the)|never (?:kissed|loved)|(?:did|do|does)(?:n['’]t| not) (?:love|kiss)|pretend\w*)\b/i;

/** What a pair must reach: its own relationship tag in the pack makes it likelier. */
const ENOUGH = { known: 4, unknown: 6, sentences: 2, strong: 2 };

interface Bond {
  members: [string, string];
  score: number;
  strong: number;
  sentences: { text: string; weight: number }[];
}

/**
 * Relationships that sentences of the text bind: both named in one sentence with a sign of love, or one named and
 * the other, whom the paragraph is about, carried by a pronoun (half the weight). Sentences that name three or more
 * people bind nobody. Only pairs with enough signs, of which some are strong, are proposed.
 */
export function proposeRelationships(paragraphs: string[], names: NamesFound, pack: Pack): Suggestion[] {
  const bonds = new Map<string, Bond>();
  for (const sentence of namedSentences(paragraphs, names)) weigh(bonds, sentence);
  const pairs = [...bonds.values()].map((bond) => ({ bond, name: relationshipOf(bond.members, true, pack) }));
  const known = new Set(pack.relationships.map(({ name }) => name));
  const likely = pairs.filter(({ bond, name }) => isEnough(bond, known.has(name)));
  return likely
    .sort((a, b) => b.bond.score - a.bond.score)
    .map(({ bond, name }) => ({ kind: 'relationship', value: name, because: evidence(bond) }));
}

function isEnough({ score, strong, sentences }: Bond, known: boolean): boolean {
  return (
    score >= (known ? ENOUGH.known : ENOUGH.unknown) &&
    strong >= ENOUGH.strong &&
    sentences.length >= ENOUGH.sentences
  );
}

function evidence(bond: Bond): string[] {
  const weightiest = new Set(bond.sentences.toSorted((a, b) => b.weight - a.weight).slice(0, 5));
  return bond.sentences.filter((sentence) => weightiest.has(sentence)).map(({ text }) => text);
}

interface NamedSentence {
  text: string;
  /** Distinct characters it names. */
  names: string[];
  /** The character the paragraphs up to here are about. */
  focus: string | null;
}

function namedSentences(paragraphs: string[], { characters, occurrences }: NamesFound): NamedSentence[] {
  const leading = characters[0]?.name ?? null;
  const sentences: NamedSentence[] = [];
  for (const [paragraph, here] of byParagraph(occurrences)) {
    const text = paragraphs[paragraph] ?? '';
    const spans = sentencesOf(text);
    const named = new Map<number, Set<string>>();
    for (const { start, character } of here) {
      const at = spanAt(spans, start)?.start ?? 0;
      named.set(at, (named.get(at) ?? new Set()).add(character.name));
    }
    for (const span of spans) {
      const names = named.get(span.start);
      if (names && span.end - span.start <= LONGEST_SENTENCE)
        sentences.push({ text: text.slice(span.start, span.end), names: [...names], focus: leading });
    }
  }
  return sentences;
}

function byParagraph(occurrences: Occurrence[]): Map<number, Occurrence[]> {
  const grouped = new Map<number, Occurrence[]>();
  for (const occurrence of occurrences) {
    const list = grouped.get(occurrence.paragraph);
    if (list) list.push(occurrence);
    else grouped.set(occurrence.paragraph, [occurrence]);
  }
  return grouped;
}

const PRONOUN = /\b(?:she|her|hers|he|him|his|they|them|their)\b/i;

function weigh(bonds: Map<string, Bond>, { text, names, focus }: NamedSentence): void {
  const carried = names.length === 1 && focus !== null && focus !== names[0] && PRONOUN.test(text);
  const [one, other] = carried ? [names[0], focus] : names;
  if (!one || !other || names.length > 2 || OTHERWISE.test(text)) return;
  const signs = SIGNS.filter(({ says }) => says.test(text));
  if (signs.length === 0) return;
  const share = carried ? 0.5 : 1;
  const weight = Math.min(3, sum(signs)) * share;
  const key = [one, other].toSorted().join('|');
  const bond = bonds.get(key) ?? { members: [one, other], score: 0, strong: 0, sentences: [] };
  bonds.set(key, bond);
  bond.score += weight;
  bond.strong += sum(signs.filter(({ strong }) => strong)) * share;
  bond.sentences.push({ text, weight });
}

const sum = (signs: { weight: number }[]): number => signs.reduce((all, { weight }) => all + weight, 0);
