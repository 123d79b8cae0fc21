import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

interface Detector {
  detect(text: string): { language: string; isReliable(): boolean };
}

let detector: Detector | null = null;

/**
 * Loaded when the first text asks: the n-grams take some 30 MB that a page server never needs. The smallest set tells
 * whole paragraphs apart as well as the largest, which takes 135 MB.
 */
function loadDetector(): Detector {
  if (detector !== null) return detector;
  const path = fileURLToPath(import.meta.resolve('eld/extrasmall'));
  detector = (createRequire(import.meta.url)(path) as { eld: Detector }).eld;
  return detector;
}

/** Much of the beginning decides: a chapter is in one language, and longer samples change nothing but the time. */
const SAMPLE = 4_000;

/** Fewer letters than this are no evidence of a language. */
const LEAST = 20;

/**
 * The language a text is most likely written in, as a BCP 47 tag, and whether that is more than a guess; `null` where
 * there is too little text to say. Only ever a suggestion.
 */
export function detectLanguage(text: string): { language: string; sure: boolean } | null {
  const sample = text.slice(0, SAMPLE).toWellFormed();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST) return null;
  const found = loadDetector().detect(sample);
  if (found.language === '') return null;
  return { language: found.language, sure: letters >= 100 && found.isReliable() };
}
