import { plainText } from '../../prose/text.ts';
import { Failure } from '../../ground/failures.ts';
import { emptyDraft, type Draft, type Problem, type Reading } from '../draft.ts';
import { headingLevel } from '../html/block.ts';
import { offerTitle, takeFront } from '../html/document.ts';
import { notesOnly } from '../html/notes.ts';
import { hasWords, type Piece } from '../html/pieces.ts';
import { tellStory } from '../html/story.ts';
import { ImageShelf } from '../images.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { keyOf } from '../text/lines.ts';
import { openEpub, type Epub } from './container.ts';
import { piecesOfBook } from './contents.ts';
import { takeMetadata } from './fields.ts';
import { OWN_MANIFEST, readOwn } from './own.ts';
import { sectionsOf, type Section } from './sections.ts';

/** Any EPUB 2 or 3 that no other reader knows, our own among them. */
export const epubReader: Reader = {
  format: 'epub',
  recognises: ({ kind }) => kind === 'epub',
  async read(file, context): Promise<Reading[]> {
    const book = await openEpub(file, context.limits);
    const own = book.has(OWN_MANIFEST) ? await readOwn(book) : null;
    const { draft, problems } = own ?? (await readBook(book, context));
    if (draft.chapters.length === 0) throw new Failure('no-story', { file: file.name });
    return [
      {
        files: [file.name],
        format: own === null ? 'epub' : 'fadeless-epub',
        encoding: null,
        error: null,
        problems,
        draft,
      },
    ];
  },
};

async function readBook(book: Epub, context: ReadContext): Promise<{ draft: Draft; problems: Problem[] }> {
  const draft = emptyDraft();
  const sections = await sectionsOf(book);
  const pieces = piecesOfBook(book, sections);
  // The package knows title and authors best; what a title page or a header says besides it is taken next.
  const named = takeNames(draft, book, context);
  const front = takeFrontMatter(draft, named, sections, context);
  const header = takeStoryHeader(draft, pieces, context);
  takeMetadata(draft, book.metadata, context);
  const shelf = new ImageShelf(async (src) => (book.has(src) ? book.read(src) : null));
  const told = await tellStory([...pieces, ...notePieces(sections)], draft, shelf);
  return { draft, problems: [...front, ...header, ...told] };
}

/** Gives back all that the package says. */
function takeNames(draft: Draft, book: Epub, context: ReadContext): Draft {
  const named = emptyDraft();
  takeMetadata(named, book.metadata, context);
  draft.title = named.title;
  draft.authors = named.authors;
  for (const field of ['title', 'authors'])
    if (named.evidence[field] !== undefined) draft.evidence[field] = named.evidence[field];
  return named;
}

/** Title pages of downloaders list rating, summary and the like as lines; what the package says too is no note. */
function takeFrontMatter(draft: Draft, named: Draft, sections: Section[], context: ReadContext): Problem[] {
  const dedication = sections.find(({ role }) => role === 'dedication');
  const words =
    dedication?.blocks
      .map(({ text }) => text)
      .join('\n')
      .trim() ?? '';
  if (words !== '') {
    draft.dedication = words;
    draft.evidence['dedication'] = 'dedication page';
  }
  const pages = sections.filter(({ role }) => role === 'titlepage');
  const known = new Set([...named.authors, plainText(named.summary)].map(keyOf).filter(Boolean));
  return pages.flatMap(({ blocks }) => {
    const fresh = blocks.filter(({ text }) => !known.has(keyOf(text)));
    return takeFront(fresh, draft, context).problems;
  });
}

/** A header may also stand before the text of the first chapter. */
function takeStoryHeader(draft: Draft, pieces: Piece[], context: ReadContext): Problem[] {
  const [first] = pieces;
  if (first === undefined) return [];
  const { body, problems, stated } = takeFront(first.blocks, draft, context);
  first.blocks = body;
  if (!body.some(hasWords) && first.heading !== null) offerTitle(draft, first.heading, 'first heading');
  if (pieces.length === 1) first.heading ??= stated.chapterTitle;
  return problems;
}

/** Documents of notes come last, for the marks in the text to find them; what no mark points to is the work's end notes. */
function notePieces(sections: Section[]): Piece[] {
  return sections
    .filter(({ role }) => role === 'notes')
    .map(({ blocks }) => ({
      heading: 'Notes',
      blocks: blocks.filter((block) => headingLevel(block) === null || !notesOnly(block.text)),
    }));
}
