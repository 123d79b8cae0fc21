import { z } from 'zod';
import { clean } from '../prose/clean.ts';
import { RATINGS, emptyDraft, type Draft, type DraftChapter, type Problem } from './draft.ts';
import type { Block } from './html/block.ts';
import { tellAsWritten } from './html/story.ts';
import type { ImageShelf } from './images.ts';

const words = z.array(z.string().max(1000)).max(2000);
const text = z.string().max(100_000).nullable();
const html = z
  .string()
  .max(200_000)
  .transform((untrusted) => clean(untrusted));
const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .nullable();
const RELATIONS = ['before', 'during', 'after', 'missing scene', 'diverges'] as const;
const setting = z.object({
  raw: z.string(),
  relation: z.enum(RELATIONS).nullable(),
  fandom: text,
  code: text,
  title: text,
});

const chapter = z.object({
  title: text,
  summaryHtml: html,
  notesBeginHtml: html,
  notesEndHtml: html,
  published: date,
  files: z.array(z.string()).max(1000),
});

const work = z.object({
  title: z.string(),
  authors: words,
  fandoms: words,
  relationships: words,
  characters: words,
  additionalTags: words,
  rating: text,
  warnings: words,
  categories: words,
  setting: setting.nullable(),
  spoilers: setting.nullable().default(null),
  summaryHtml: html,
  notesBeginHtml: html,
  notesEndHtml: html,
  disclaimer: text,
  archivePermission: text.default(null),
  feedback: text.default(null),
  dedication: text,
  recipients: words,
  beta: words,
  collections: words.default([]),
  language: text,
  series: z.array(z.object({ name: z.string(), position: z.number().nullable(), url: text })).max(100),
  sourceUrl: text,
  published: date,
  updated: date,
  complete: z.boolean().nullable(),
  chaptersExpected: z.number().int().positive().nullable(),
  chapters: z.array(chapter).max(5000),
});

const manifest = z.object({ fadeless: z.literal(1), work });
/** What a manifest says of a work; fields that older books do not have are empty. */
export type OwnWork = z.infer<typeof work>;
type OwnChapter = z.infer<typeof chapter>;

/** What a manifest says; null when it is not one of ours after all. */
export function ownWork(json: string): OwnWork | null {
  try {
    return manifest.safeParse(JSON.parse(json)).data?.work ?? null;
  } catch {
    return null;
  }
}

/** The draft of a work of ours: the facts of its manifest, its chapters of these blocks. `where` names the manifest. */
export async function ownDraft(
  work: OwnWork,
  texts: Block[][],
  shelf: ImageShelf,
  where: string,
): Promise<{ draft: Draft; problems: Problem[] }> {
  const draft = factsOf(work, where);
  const told = emptyDraft();
  const problems = await tellAsWritten(texts, told, shelf);
  draft.images = told.images;
  draft.chapters = told.chapters.map((one, at) => chapterOf(one, work.chapters[one.number - 1], at));
  return { draft, problems };
}

function factsOf(work: OwnWork, where: string): Draft {
  const { rating, summaryHtml, notesBeginHtml, notesEndHtml, chapters: _, ...same } = work;
  const value = RATINGS.find((one) => one === rating) ?? null;
  const made = {
    ...same,
    rating: rating === null ? null : { raw: rating, value },
    summary: summaryHtml,
    notesBegin: notesBeginHtml,
    notesEnd: notesEndHtml,
  };
  const stated = Object.entries(made).filter(
    ([, one]) => one !== null && one !== '' && !(Array.isArray(one) && one.length === 0),
  );
  return {
    ...emptyDraft(),
    ...made,
    evidence: Object.fromEntries(stated.map(([field]) => [field, where])),
  };
}

function chapterOf(told: DraftChapter, said: OwnChapter | undefined, at: number): DraftChapter {
  const { title = null, summaryHtml, notesBeginHtml, notesEndHtml, published = null } = said ?? {};
  return {
    ...told,
    number: at + 1,
    title,
    published,
    summary: summaryHtml ?? told.summary,
    notesBegin: notesBeginHtml ?? told.notesBegin,
    notesEnd: notesEndHtml ?? told.notesEnd,
  };
}
