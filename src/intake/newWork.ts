import { basename, extname } from 'node:path';
import type { NewWork } from '../works/work.ts';
import type { Draft } from './draft.ts';

/** A draft as a work to post. */
export function newWorkOf(draft: Draft, files: string[]): NewWork {
  return {
    title: titleOf(draft, files),
    authors: draft.authors,
    fandoms: draft.fandoms,
    relationships: draft.relationships,
    characters: draft.characters,
    additionalTags: draft.additionalTags,
    rating: draft.rating?.value ?? null,
    warnings: draft.warnings,
    categories: draft.categories,
    setting: draft.setting,
    spoilers: draft.spoilers,
    summary: draft.summary,
    notesBegin: draft.notesBegin,
    notesEnd: draft.notesEnd,
    disclaimer: draft.disclaimer,
    archivePermission: draft.archivePermission,
    feedback: draft.feedback,
    dedication: draft.dedication,
    recipients: draft.recipients,
    beta: draft.beta,
    collections: draft.collections,
    language: draft.language,
    series: draft.series,
    sourceUrl: draft.sourceUrl,
    published: draft.published,
    updated: draft.updated,
    complete: draft.complete,
    chaptersExpected: draft.chaptersExpected,
    chapters: draft.chapters.map(({ number: _, ...chapter }) => chapter),
    visibility: 'public',
  };
}

/** The title of a draft; a file without one lends its name. */
export function titleOf(draft: Draft, files: string[]): string {
  return draft.title ?? titleFromFile(files[0] ?? '');
}

function titleFromFile(name: string): string {
  const inner = name.slice(name.lastIndexOf('!') + 1);
  const stem = basename(inner, extname(inner)).replace(/[_-]+/g, ' ').trim();
  return stem || 'Untitled';
}
