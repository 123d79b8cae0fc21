import type { Suggestion } from './suggestions.ts';
import { LONGEST_SENTENCE, sentenceAround, sentencesOf, spanAt, type Span } from './sentences.ts';

/** One sign that a text has something in it. */
interface Cue {
  /** Lower-case words, one of which must stand in the text for `says` to be looked at. */
  words: string;
  /** What the sentence must say, any letter case; without it the word alone is the sign. */
  says?: RegExp;
  /** What makes the sentence mean something else. */
  unless?: RegExp;
  weight: number;
}

/** A note that a text may deserve, and when. */
export interface NoteRule {
  kind: Suggestion['kind'];
  value: string;
  /** The least sum of weights; a sentence counts once, by its heaviest cue. */
  threshold: number;
  /** The least number of sentences; 1 unless set. */
  sentences?: number;
  /** The least that the weightiest sentence must weigh. */
  must?: number;
  /** All the signs must lie within this many paragraphs of each other; anywhere unless set. */
  within?: number;
  cues: Cue[];
}

/** A sentence that a rule found a sign in. */
interface Sign {
  paragraph: number;
  sentence: string;
  weight: number;
}

/** A cue that a word calls for, and the rule it is of. */
interface Called {
  rule: NoteRule;
  cue: Cue;
}

/** A sentence that cues are asked about. */
interface Asked {
  key: string;
  paragraph: number;
  sentence: string;
}

type Compiled = ReadonlyMap<string, Called[]>;

/** The rules by the words that call for them, so that a text is walked once for all of them. */
export function compileRules(rules: NoteRule[]): Compiled {
  const byWord = new Map<string, Called[]>();
  for (const rule of rules) {
    for (const cue of rule.cues) {
      for (const word of cue.words.split(/\s+/))
        byWord.set(word, [...(byWord.get(word) ?? []), { rule, cue }]);
    }
  }
  return byWord;
}

const MOST_EVIDENCE = 5;

/** What the rules suggest for a text, with the sentences that say so, in the order of the text. */
export function applyRules(paragraphs: string[], rules: NoteRule[], compiled: Compiled): Suggestion[] {
  const signs = collect(paragraphs, compiled);
  return rules.flatMap((rule) => {
    const group = enough(rule, [...(signs.get(rule)?.values() ?? [])]);
    if (group === null) return [];
    return [{ kind: rule.kind, value: rule.value, because: evidence(group) }];
  });
}

/** The weightiest sentences, back in the order of the text. */
function evidence(signs: Sign[]): string[] {
  const weightiest = new Set(signs.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_EVIDENCE));
  return [...new Set(signs.filter((sign) => weightiest.has(sign)).map(({ sentence }) => sentence))];
}

function enough(rule: NoteRule, signs: Sign[]): Sign[] | null {
  const groups =
    rule.within === undefined
      ? [signs]
      : signs.map((first) =>
          signs.filter(
            ({ paragraph }) =>
              paragraph >= first.paragraph && paragraph < first.paragraph + (rule.within ?? 0),
          ),
        );
  const heaviest = groups.toSorted((a, b) => total(b) - total(a))[0] ?? [];
  const weightiest = Math.max(0, ...heaviest.map(({ weight }) => weight));
  const fits = heaviest.length >= (rule.sentences ?? 1) && weightiest >= (rule.must ?? 0);
  return fits && total(heaviest) >= rule.threshold ? heaviest : null;
}

const total = (signs: Sign[]): number => signs.reduce((sum, { weight }) => sum + weight, 0);

type Signs = Map<NoteRule, Map<string, Sign>>;

/** One pass over the words; a sentence is cut out only where a word calls for it, and asked each thing once. */
function collect(paragraphs: string[], compiled: Compiled): Signs {
  const signs: Signs = new Map();
  const asked = new Map<Cue, string>();
  for (const [paragraph, text] of paragraphs.entries()) {
    let spans: Span[] | null = null;
    for (const { at, called } of calls(text, compiled)) {
      spans ??= sentencesOf(text);
      const key = `${paragraph}:${spanAt(spans, at)?.start}:${Math.floor(at / LONGEST_SENTENCE)}`;
      const unasked = called.filter(({ cue }) => asked.get(cue) !== key);
      for (const { cue } of unasked) asked.set(cue, key);
      if (unasked.length > 0)
        weigh(signs, unasked, { key, paragraph, sentence: sentenceAround(text, spans, at) });
    }
  }
  return signs;
}

/** The words of a paragraph that rules wait for. */
function calls(text: string, compiled: Compiled): { at: number; called: Called[] }[] {
  const lower = text.toLowerCase();
  const found: { at: number; called: Called[] }[] = [];
  if (lower.length !== text.length) return found;
  for (let at = 0; at < lower.length;) {
    const end = wordEnd(lower, at);
    const called = end - at > 2 ? compiled.get(lower.slice(at, end)) : undefined;
    if (called) found.push({ at, called });
    at = end > at ? end : at + 1;
  }
  return found;
}

function wordEnd(lower: string, from: number): number {
  let at = from;
  while (at < lower.length) {
    const code = lower.charCodeAt(at);
    if ((code > 96 && code < 123) || (code > 0xc0 && code < 0x2000)) at++;
    else break;
  }
  return at;
}

function weigh(signs: Signs, called: Called[], { key, paragraph, sentence }: Asked): void {
  for (const { rule, cue } of called) {
    const found = signs.get(rule) ?? new Map<string, Sign>();
    signs.set(rule, found);
    const known = found.get(key);
    if ((known?.weight ?? 0) >= cue.weight || !holds(cue, sentence)) continue;
    found.set(key, { paragraph, sentence, weight: cue.weight });
  }
}

/** Stories, lessons and headlines within the story, and plays on words, show nothing about it. */
const ELSEWHERE =
  /\b(?:movies?|films?|novel|textbook|statistics|lecture|documentar(?:y|ies)|episode|video ?game|crossword|headlines?|essay|metaphor\w*)\b/i;
const DENIED =
  /\b(?:not|never|no|without|hardly|nobody|nothing|isn['’]t|wasn['’]t|didn['’]t|doesn['’]t|don['’]t|won['’]t|wouldn['’]t|aren['’]t|weren['’]t|hadn['’]t|haven['’]t|hasn['’]t|can['’]t)\s+(?:\p{L}+\s+){0,3}$/iu;
const DOUBLE = /\b(?:stop|help|but|only|just|longer|lie|know|hide|escape|deny)\s+(?:\p{L}+\s+){0,2}$/iu;

function holds(cue: Cue, sentence: string): boolean {
  const match = (cue.says ?? wordPattern(cue)).exec(sentence);
  if (match === null || cue.unless?.test(sentence) || ELSEWHERE.test(sentence)) return false;
  const before = sentence.slice(Math.max(0, match.index - 48), match.index);
  return !DENIED.test(before) || DOUBLE.test(before);
}

const patterns = new WeakMap<Cue, RegExp>();

function wordPattern(cue: Cue): RegExp {
  const made =
    patterns.get(cue) ?? new RegExp(String.raw`\b(?:${cue.words.trim().split(/\s+/).join('|')})\b`, 'i');
  patterns.set(cue, made);
  return made;
}
