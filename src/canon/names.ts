import type { Character, Pack } from './canon.ts';
import { WORD_NAMES } from './commonNames.ts';
import { nameIndex } from './nameIndex.ts';
import { scanNames, type NameHit } from './nameScan.ts';
import { sentenceAround, sentencesOf } from './sentences.ts';

/** A character that a text names. */
interface Mention {
  name: string;
  count: number;
  /** The first sentences that name the character, as written, at most five. */
  sentences: string[];
}

/** One place that names a character; offsets into its paragraph. */
export interface Occurrence {
  character: Character;
  /** The words of the name as the pack writes them. */
  words: string[];
  paragraph: number;
  start: number;
  end: number;
}

export interface NamesFound {
  /** Most often named first. */
  characters: Mention[];
  /** Every place, in the order of the text. */
  occurrences: Occurrence[];
}

const MOST_SENTENCES = 5;

/**
 * The characters of a pack that a text names: whole words, letter case respected, accents and possessives aside,
 * the longest name first. A name that is also a word, or that several share, counts only where the text supports it.
 */
export function findNames(paragraphs: string[], pack: Pack): NamesFound {
  const hits = scanNames(paragraphs, nameIndex(pack));
  const occurrences = settle(hits, paragraphs);
  return { characters: mentions(occurrences, paragraphs), occurrences };
}

/** Decides each hit: sure names first, then doubtful ones by what the sure ones showed. */
function settle(hits: NameHit[], paragraphs: string[]): Occurrence[] {
  const decided = new Map<NameHit, Character>();
  for (const hit of hits)
    if (hit.entry.sure && hit.entry.maybe.length === 0 && !isMereWord(hit, paragraphs))
      decided.set(hit, hit.entry.sure);
  const present = new Set(decided.values());
  for (const character of wordNamesInUse(hits, paragraphs)) present.add(character);
  for (const hit of hits) {
    if (decided.has(hit)) continue;
    const named = [hit.entry.sure ?? [], hit.entry.maybe]
      .flat()
      .filter((character) => present.has(character));
    const fits = hit.entry.words.length > 1 || isNameHere(hit, paragraphs);
    if (named.length === 1 && named[0] && fits) decided.set(hit, named[0]);
  }
  return hits.flatMap((hit) => {
    const character = decided.get(hit);
    return character
      ? [{ character, words: hit.entry.words, paragraph: hit.paragraph, start: hit.start, end: hit.end }]
      : [];
  });
}

/** "Dawn broke", "the Angel of Death": a word, not a person. */
function isMereWord(hit: NameHit, paragraphs: string[]): boolean {
  const { words } = hit.entry;
  return (
    words.length === 1 &&
    WORD_NAMES.has(words[0] ?? '') &&
    !isNameHere(hit, paragraphs) &&
    !actsHere(hit, paragraphs)
  );
}

/** "Spike's coat", "Faith walked in": at the start of a sentence, yet nothing but a person. */
function actsHere({ paragraph, start, end }: NameHit, paragraphs: string[]): boolean {
  const text = paragraphs[paragraph] ?? '';
  if (ARTICLE.test(text.slice(Math.max(0, start - 16), start))) return false;
  return /['’]s$/.test(text.slice(start, end)) || ACTING.test(text.slice(end, end + 24));
}

/** A doubtful name that no one else shares is in use where it stands twice inside sentences and once like a person. */
function wordNamesInUse(hits: NameHit[], paragraphs: string[]): Character[] {
  const uses = new Map<Character, { inside: number; person: boolean }>();
  for (const hit of hits) {
    const only = hit.entry.sure === null && hit.entry.maybe.length === 1 ? hit.entry.maybe[0] : undefined;
    if (!only || hit.entry.words.length > 1 || !isNameHere(hit, paragraphs)) continue;
    const use = uses.get(only) ?? { inside: 0, person: false };
    use.inside += 1;
    use.person ||= isLikePerson(hit, paragraphs);
    uses.set(only, use);
  }
  return [...uses].filter(([, use]) => use.inside > 1 && use.person).map(([character]) => character);
}

const ARTICLE = /(?:^|[\s"“(])(?:the|an?|this|that|every|no|of|at|by|until|before|till|my|your|our)\s+$/i;
const OPENING = /(?:^|[.!?…:]["”’')\]]*\s+|["“‘(*_]|[–—]\s*)$/;
const PERSON =
  /^(?:['’]s\b|\s+(?:said|says|asked|asks|whispered|murmured|replied|nodded|smiled|sighed|laughed|looked|turned|shrugged|grinned|was|had|is|has|didn['’]t|wasn['’]t|took|shook|felt|went|came|knew|thought|\p{Ll}+ed)\b)/u;
const ACTING = /^\s+(?:said|says|asks|took|shook|felt|went|came|knew|thought|stood|sat|ran|\p{Ll}{2,}ed)\b/u;
const ADDRESSED = /(?:said|asked|told|with|to|and|for|from|kissed|hugged|saw|loved|called|at)\s+$/i;

/** Whether a word that may be a name is one here: inside a sentence and without an article, or called out to. */
function isNameHere({ paragraph, start, end }: NameHit, paragraphs: string[]): boolean {
  const text = paragraphs[paragraph] ?? '';
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 24);
  if (ARTICLE.test(before)) return false;
  if (/^ \p{Lu}/u.test(after)) return false;
  if (OPENING.test(before))
    return (
      /^[,!?]/.test(after) ||
      /^\s+(?:said|asked|whispered|murmured|nodded|smiled|shrugged|grinned|sighed)\b/.test(after)
    );
  return start > 0;
}

function isLikePerson({ paragraph, start, end }: NameHit, paragraphs: string[]): boolean {
  const text = paragraphs[paragraph] ?? '';
  const owns = /['’]s$/.test(text.slice(start, end));
  return (
    owns ||
    PERSON.test(text.slice(end, end + 24)) ||
    ADDRESSED.test(text.slice(Math.max(0, start - 12), start))
  );
}

function mentions(occurrences: Occurrence[], paragraphs: string[]): Mention[] {
  const found = new Map<string, Mention>();
  const spans = new Map<number, ReturnType<typeof sentencesOf>>();
  for (const { character, paragraph, start } of occurrences) {
    const mention = found.get(character.name) ?? { name: character.name, count: 0, sentences: [] };
    found.set(character.name, mention);
    mention.count += 1;
    if (mention.sentences.length >= MOST_SENTENCES) continue;
    const text = paragraphs[paragraph] ?? '';
    const sentences = spans.get(paragraph) ?? sentencesOf(text);
    spans.set(paragraph, sentences);
    const sentence = sentenceAround(text, sentences, start);
    if (!mention.sentences.includes(sentence)) mention.sentences.push(sentence);
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
