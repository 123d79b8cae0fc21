import type { Pack } from '../canon/canon.ts';
import { fold } from '../canon/fold.ts';
import { readRelationship } from '../canon/relationships.ts';
import { suggest } from '../canon/suggest.ts';
import { detectLanguage } from '../prose/language.ts';
import { paragraphTexts } from '../prose/text.ts';
import type { Draft, Reading } from './draft.ts';
import type { ReadContext } from './reader.ts';

/** How much of a text is enough to tell its language, in characters. */
const LANGUAGE_SAMPLE = 2000;

/** Completes a whole work: its language where it does not say, and what the text makes likely. */
export function consider(reading: Reading, context: ReadContext): Reading {
  const { draft } = reading;
  if (!draft) return reading;
  const paragraphs = draft.chapters.flatMap((chapter) => paragraphTexts(chapter.html));
  inferLanguage(draft, paragraphs);
  if (draft.language === null || draft.language.startsWith('en')) {
    const packs = draft.fandoms.flatMap((name) => context.canon.pack(name) ?? []);
    const made = suggest({ paragraphs, canon: context.canon, fandoms: draft.fandoms });
    draft.suggestions.push(...made.filter((one) => !stated(draft, one, packs)));
  }
  return reading;
}

function inferLanguage(draft: Draft, paragraphs: string[]): void {
  if (draft.language !== null) return;
  const found = detectLanguage(sample(paragraphs));
  if (!found?.sure) return;
  draft.language = found.language;
  draft.evidence['language'] = 'inferred from the text';
}

function sample(paragraphs: string[]): string {
  let text = '';
  for (const paragraph of paragraphs) {
    text += `${paragraph}\n`;
    if (text.length > LANGUAGE_SAMPLE) break;
  }
  return text.slice(0, LANGUAGE_SAMPLE);
}

/** Whether the file itself already says what a suggestion proposes, under this or another name of it. */
function stated(
  draft: Draft,
  { kind, value }: Draft['suggestions'][number],
  packs: readonly Pack[],
): boolean {
  if (kind === 'rating') return draft.rating !== null;
  if (kind === 'character') return draft.characters.some((name) => isCalled(name, value, packs));
  if (kind === 'relationship') return draft.relationships.some((name) => meansPair(name, value, packs));
  const said: Record<string, string[]> = {
    fandom: draft.fandoms,
    warning: draft.warnings,
    'additional tag': draft.additionalTags,
    language: draft.language ? [draft.language] : [],
  };
  return (said[kind] ?? []).includes(value);
}

function isCalled(written: string, value: string, packs: readonly Pack[]): boolean {
  const wanted = fold(written);
  return (
    wanted === fold(value) ||
    packs.some(({ characters }) =>
      characters.some(({ name, names }) => name === value && names.some((one) => fold(one) === wanted)),
    )
  );
}

function meansPair(written: string, value: string, packs: readonly Pack[]): boolean {
  return written === value || packs.some((pack) => readRelationship(written, pack)?.name === value);
}
