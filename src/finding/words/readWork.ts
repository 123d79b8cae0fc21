import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { paragraphTexts } from '../../prose/text.ts';
import type { Db } from '../../store/database.ts';
import type { TextField } from '../../store/schema.ts';
import { wordsIn, type Cut } from './cut.ts';
import { PAIRS, pairsIn, type Place } from './keys.ts';
import { stemmerFor, stemmerOf, UNSTEMMED } from './languages.ts';
import { plainLanguage } from './plainLanguage.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A stretch of a work's text: paragraphs of one field, of the work itself or of a chapter. */
export interface Stretch {
  field: TextField;
  chapterId: number | null;
  paragraphs: string[];
}

/** What the index keeps of a stretch: its words, a line a paragraph. */
interface Part {
  field: TextField;
  chapterId: number | null;
  words: string;
}

/** What the index keeps of a work. */
export interface Reading {
  language: string;
  parts: Part[];
  keys: string[];
}

/** A field's texts as paragraphs, in the order in which passages count them. */
export function paragraphsOf(...htmls: string[]): string[] {
  return htmls.flatMap((html) => paragraphTexts(html as CleanHtml));
}

const PLACES: Record<TextField, Place | null> = {
  title: 't',
  summary: 's',
  notes: 'n',
  heading: null,
  text: null,
};

/** How often a word stands in the chapters, and where else it does. */
interface Met {
  word: Cut;
  inChapters: number;
  places: Set<Place>;
}

/** Reads a work for the index. A work of no known language is read in the one its text is plainly in. */
export async function readWork(
  db: Db,
  vocabulary: Vocabulary,
  { language, stretches }: { language: string | null; stretches: readonly Stretch[] },
): Promise<Reading> {
  const stemmer = stemmerFor(language ?? (await plainLanguage(db, beginningOf(stretches))));
  const met = new Map<string, Met>();
  const pairs = new Map<string, Met>();
  const parts: Part[] = [];
  for (const stretch of stretches) {
    const lines = stretch.paragraphs.map((paragraph) => wordsIn(paragraph));
    for (const line of lines) {
      for (const word of line) meet(met, word.spelt, word, stretch.field);
      for (const { pair, word } of pairsOf(line)) meet(pairs, pair, word, stretch.field);
    }
    parts.push({ field: stretch.field, chapterId: stretch.chapterId, words: lines.map(lineOf).join('\n') });
  }
  return {
    language: stemmer,
    parts,
    keys: [...(await stemKeys(vocabulary, stemmer, met)), ...pairKeys(pairs)],
  };
}

/** The words of a paragraph with a space around each. */
function lineOf(words: readonly Cut[]): string {
  return words.length === 0 ? '' : ` ${words.map(({ folded }) => folded).join(' ')} `;
}

/** The first words of the text itself. */
function beginningOf(stretches: readonly Stretch[]): Cut[] {
  const text = stretches.find(({ field }) => field === 'text');
  return text ? text.paragraphs.slice(0, 20).flatMap((paragraph) => wordsIn(paragraph)) : [];
}

function meet(met: Map<string, Met>, key: string, word: Cut, field: TextField): void {
  let known = met.get(key);
  if (known === undefined) met.set(key, (known = { word, inChapters: 0, places: new Set() }));
  const place = PLACES[field];
  if (place === null) known.inChapters++;
  else known.places.add(place);
}

/** The pairs of characters in a paragraph's runs of scripts without spaces. */
function* pairsOf(line: readonly Cut[]): Generator<{ pair: string; word: Cut }> {
  for (const run of runsOf(line))
    for (const pair of pairsIn(run.map(({ folded }) => folded).join(''))) yield { pair, word: run[0]! };
}

/** Words of scripts without spaces that follow each other with nothing between. */
export function* runsOf(line: readonly Cut[]): Generator<Cut[]> {
  let run: Cut[] = [];
  for (const word of line) {
    if (run.length > 0 && !(word.unspaced && word.at === run.at(-1)!.end)) {
      yield run;
      run = [];
    }
    if (word.unspaced) run.push(word);
  }
  if (run.length > 0) yield run;
}

async function stemKeys(
  vocabulary: Vocabulary,
  language: string,
  met: ReadonlyMap<string, Met>,
): Promise<Iterable<string>> {
  const words = [...met.values()].map(({ word }) => word);
  const spaced = await vocabulary.stems(
    language,
    words.filter(({ unspaced }) => !unspaced),
  );
  const unspaced = await vocabulary.stems(
    UNSTEMMED,
    words.filter((word) => word.unspaced),
  );
  const byStem = new Map<string, Met>();
  for (const one of met.values()) {
    const stemmer = stemmerOf(one.word, language);
    const stem = (one.word.unspaced ? unspaced : spaced).get(one.word.spelt) ?? one.word.folded;
    gather(byStem, `${stemmer}:${stem}`, one);
  }
  return keysOf(byStem, oftenIn(met));
}

function pairKeys(pairs: ReadonlyMap<string, Met>): Iterable<string> {
  return keysOf(new Map([...pairs].map(([pair, met]) => [`${PAIRS}:${pair}`, met])), Infinity);
}

function gather(byStem: Map<string, Met>, key: string, { word, inChapters, places }: Met): void {
  const known = byStem.get(key);
  if (known === undefined) byStem.set(key, { word, inChapters, places: new Set(places) });
  else {
    known.inChapters += inChapters;
    for (const place of places) known.places.add(place);
  }
}

function* keysOf(byStem: ReadonlyMap<string, Met>, often: number): Generator<string> {
  for (const [key, { inChapters, places }] of byStem) {
    yield (inChapters > 0 ? 'a' : 'h') + key;
    if (inChapters >= often) yield `d${key}`;
    for (const place of places) yield place + key;
  }
}

/** From how many times a word is one that the work keeps coming back to: a few times, and once in 500 words. */
function oftenIn(met: ReadonlyMap<string, Met>): number {
  let words = 0;
  for (const { inChapters } of met.values()) words += inChapters;
  return Math.max(4, Math.ceil(words / 500));
}
