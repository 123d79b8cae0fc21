import type { CleanHtml } from '../prose/cleanHtml.ts';
import { shapeChapter } from '../prose/shape.ts';
import { fromText } from '../prose/write.ts';
import type { NewChapter, NewWork } from '../works/work.ts';

/** A chapter of plain paragraphs, for tests. */
export function chapterOf(text: string, facts: Partial<NewChapter> = {}): NewChapter {
  return {
    title: null,
    summary: '' as CleanHtml,
    notesBegin: '' as CleanHtml,
    notesEnd: '' as CleanHtml,
    authors: [],
    published: null,
    sourceUrl: null,
    ...shapeChapter(fromText(text)),
    ...facts,
  };
}

/** A small work with nothing optional, for tests; `facts` say what matters to the test. */
export function workOf(facts: Partial<NewWork> = {}): NewWork {
  return {
    title: 'The Lamp Room',
    authors: ['Marrow'],
    fandoms: [],
    relationships: [],
    characters: [],
    additionalTags: [],
    rating: null,
    warnings: [],
    categories: [],
    setting: null,
    spoilers: null,
    summary: '' as CleanHtml,
    notesBegin: '' as CleanHtml,
    notesEnd: '' as CleanHtml,
    disclaimer: null,
    archivePermission: null,
    feedback: null,
    dedication: null,
    recipients: [],
    beta: [],
    collections: [],
    language: 'en',
    series: [],
    sourceUrl: null,
    published: null,
    updated: null,
    complete: null,
    chaptersExpected: null,
    chapters: [chapterOf('The lamps were lit one after another.\n\nNobody came to see it done.')],
    visibility: 'public',
    ...facts,
  };
}
