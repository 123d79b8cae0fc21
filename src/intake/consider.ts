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
    draft.suggestions.push(
      ...suggest({ paragraphs, canon: context.canon, fandoms: draft.fandoms }).filter(
        (made) => !stated(draft, made),
      ),
    );
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

/** Whether the file itself already says what a suggestion proposes. */
function stated(draft: Draft, { kind, value }: Draft['suggestions'][number]): boolean {
  const said: Record<string, string[]> = {
    fandom: draft.fandoms,
    character: draft.characters,
    relationship: draft.relationships,
    warning: draft.warnings,
    'additional tag': draft.additionalTags,
    rating: draft.rating ? [draft.rating.value ?? draft.rating.raw] : [],
    language: draft.language ? [draft.language] : [],
  };
  return kind === 'rating' ? said['rating']?.length !== 0 : (said[kind] ?? []).includes(value);
}
