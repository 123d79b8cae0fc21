import { z } from 'zod';
import { clean } from '../../prose/clean.ts';
import type { Element } from '../../prose/tree.ts';
import { attribute, children, elements, find, hasClass, isElement } from '../../prose/walk.ts';
import { RATINGS, emptyDraft, type Draft, type DraftChapter, type Problem } from '../draft.ts';
import { linesOf, type Block } from '../html/block.ts';
import { tellAsWritten } from '../html/story.ts';
import { ImageShelf } from '../images.ts';
import type { Epub } from './container.ts';
import { restoreNotes } from './ownNotes.ts';

/** Where our own books keep what the work is; its text stands in the chapter files, so that a corrected book wins. */
export const OWN_MANIFEST = 'META-INF/fadeless.json';

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
  summaryHtml: html,
  notesBeginHtml: html,
  notesEndHtml: html,
  disclaimer: text,
  dedication: text,
  recipients: words,
  beta: words,
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
type Work = z.infer<typeof work>;
type Chapter = z.infer<typeof chapter>;

/** Reads a book of ours back to the work it was made of; null when its manifest is not one of ours after all. */
export async function readOwn(book: Epub): Promise<{ draft: Draft; problems: Problem[] } | null> {
  const parsed = manifest.safeParse(jsonIn(await book.read(OWN_MANIFEST)));
  if (!parsed.success) return null;
  const draft = draftOf(parsed.data.work);
  const shelf = new ImageShelf(async (src) => (book.has(src) ? book.read(src) : null));
  const chapters: Block[][] = [];
  let notesBefore = 0;
  for (const { files } of parsed.data.work.chapters) {
    const { blocks, notes } = await textOf(book, files, notesBefore);
    chapters.push(blocks);
    notesBefore = notes;
  }
  const told = emptyDraft();
  const problems = await tellAsWritten(chapters, told, shelf);
  draft.images = told.images;
  draft.chapters = told.chapters.map((one, at) => chapterOf(one, parsed.data.work.chapters[at], at));
  return { draft, problems };
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function draftOf(work: Work): Draft {
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
    evidence: Object.fromEntries(stated.map(([field]) => [field, OWN_MANIFEST])),
  };
}

function chapterOf(told: DraftChapter, said: Chapter | undefined, at: number): DraftChapter {
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

/** The text of a chapter: what the one section of each of its files holds between its header and its end notes. */
async function textOf(
  book: Epub,
  files: string[],
  notesBefore: number,
): Promise<{ blocks: Block[]; notes: number }> {
  const tops: Element[] = [];
  for (const href of files) {
    if (!book.has(href)) continue;
    const page = await book.page(href);
    const section = find(
      page,
      (one) => isElement(one, 'section') && /\bchapter\b/.test(attribute(one, 'epub:type') ?? ''),
    );
    const held = section === null ? [] : children(section).filter((node) => isElement(node));
    for (const top of held.filter((one) => !isFurniture(one))) {
      leadHome(book, href, top);
      tops.push(top);
    }
  }
  const restored = restoreNotes(tops, notesBefore);
  const blocks = restored.tops.map((top) => ({
    tag: top.tagName,
    nodes: [top],
    text: linesOf([top]),
    ids: [],
  }));
  return { blocks, notes: restored.count };
}

function isFurniture(node: Element): boolean {
  return isElement(node, 'header') || (isElement(node, 'aside') && hasClass(node, 'end-notes'));
}

/** Leads pictures to their files, and links between the files of one chapter to their places. */
function leadHome(book: Epub, from: string, top: Element): void {
  for (const element of [top, ...elements(top)]) {
    for (const one of element.attrs) {
      if (one.name === 'src') one.value = book.resolve(from, one.value)?.href ?? one.value;
      else if (one.name === 'href' && book.resolve(from, one.value) !== null)
        one.value = one.value.replace(/^[^#]*/, '');
    }
  }
}
