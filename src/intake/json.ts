import { plainText } from '../prose/text.ts';
import { countWords, type Draft, type Reading } from './draft.ts';

/** The public form of a reading: one JSON line of `fadeless read --json`; `work` is null where it failed. Text fields are plain text. */
export function readingToJson(reading: Reading): Record<string, unknown> {
  const { files, format, encoding, error, problems, draft } = reading;
  return { files, format, encoding, error, problems, work: draft && workToJson(draft) };
}

function workToJson(draft: Draft): Record<string, unknown> {
  return {
    title: draft.title,
    authors: draft.authors,
    fandoms: draft.fandoms,
    relationships: draft.relationships,
    characters: draft.characters,
    additionalTags: draft.additionalTags,
    rating: draft.rating,
    warnings: draft.warnings,
    categories: draft.categories,
    setting: draft.setting,
    spoilers: draft.spoilers && {
      raw: draft.spoilers.raw,
      fandom: draft.spoilers.fandom,
      code: draft.spoilers.code,
      title: draft.spoilers.title,
    },
    summary: textOrNull(draft.summary),
    notesBegin: textOrNull(draft.notesBegin),
    notesEnd: textOrNull(draft.notesEnd),
    disclaimer: draft.disclaimer,
    archivePermission: draft.archivePermission,
    feedback: draft.feedback,
    dedication: draft.dedication,
    recipients: draft.recipients,
    beta: draft.beta,
    language: draft.language,
    series: draft.series,
    collections: draft.collections,
    sourceUrl: draft.sourceUrl,
    published: draft.published,
    updated: draft.updated,
    complete: draft.complete,
    chaptersExpected: draft.chaptersExpected,
    chapters: draft.chapters.map((chapter) => ({
      number: chapter.number,
      title: chapter.title,
      words: chapter.words,
      summary: textOrNull(chapter.summary),
      notesBegin: textOrNull(chapter.notesBegin),
      notesEnd: textOrNull(chapter.notesEnd),
      authors: chapter.authors,
      paragraphs: chapter.paragraphs,
      sceneBreaks: chapter.sceneBreaks,
      html: chapter.html,
    })),
    words: countWords(draft),
    evidence: draft.evidence,
    suggestions: draft.suggestions,
  };
}

function textOrNull(html: Draft['summary']): string | null {
  return html === '' ? null : plainText(html);
}
