import { stringify } from 'yaml';
import { chapterHeading, isSinglePiece, type Book } from './book.ts';
import { withLabels } from './markdownNotes.ts';
import { markdownOf } from './markdownText.ts';
import { settingLine } from './facts.ts';
import { tag, treeOf, type Piece } from './tree.ts';

/** What decoders of text take for line ends or drop; in front matter it would break the field it stands in. */
const UNKEPT = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/** The facts under the names that our own reader of Markdown knows. */
function frontMatter(book: Book): Record<string, unknown> {
  const facts: Record<string, unknown> = {
    title: book.title,
    authors: book.authors.map((author) => author.name),
    fandoms: book.fandoms,
    setting: settingLine(book),
    spoilers: book.spoilers?.raw,
    relationships: book.relationships,
    characters: book.characters,
    tags: book.additionalTags,
    rating: book.rating,
    warnings: book.warnings,
    categories: book.categories,
    summary: text(book.summary, book),
    language: book.language,
    series: book.series.map(({ name, position, address }) => ({ name, position, url: address })),
    published: book.published,
    updated: book.updated,
    complete: book.complete,
    chapters: book.chaptersExpected ?? undefined,
    words: book.words,
    source: book.sourceUrl ?? book.address,
    recipients: book.recipients,
    beta: book.beta,
    collections: book.collections,
    dedication: book.dedication,
    disclaimer: book.disclaimer,
    archive: book.archivePermission,
    feedback: book.feedback,
    notes: text(book.notesBegin, book),
    endNotes: text(book.notesEnd, book),
    generator: 'Fadeless',
  };
  const all = JSON.stringify(Object.fromEntries(Object.entries(facts).filter(([, value]) => said(value))));
  return JSON.parse(all.replace(UNKEPT, ' ')) as Record<string, unknown>;
}

function text(html: Book['summary'], { address }: Book, scope = 'n'): string {
  return markdownOf(withLabels(rooted(treeOf(html), address), scope)).trim();
}

/** Links and pictures of the archive under their whole addresses, since the file is read elsewhere. */
function rooted(pieces: readonly Piece[], address: string): Piece[] {
  return pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const attributes = Object.entries(piece.attributes).map(([name, value]) => [
      name,
      name === 'src' || name === 'href' ? whole(value, address) : value,
    ]);
    return tag(
      piece.name,
      Object.fromEntries(attributes) as Record<string, string>,
      rooted(piece.children, address),
    );
  });
}

function whole(address: string, base: string): string {
  return /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(address) ? address : (URL.parse(address, base)?.href ?? address);
}

function said(value: unknown): boolean {
  return (
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

/** The work as CommonMark under YAML front matter, as static sites, Obsidian and our own reader take it. */
export function writeMarkdown(book: Book): string {
  const head = stringify(frontMatter(book), { lineWidth: 0, defaultStringType: 'PLAIN' });
  const chapters = book.chapters.map((chapter, at) => {
    const heading = isSinglePiece(book) ? '' : `# ${markdownOf([chapterHeading(book, chapter)]).trim()}\n\n`;
    return `${heading}${note('Summary', chapter.summary, book)}${note('Notes', chapter.notesBegin, book)}${text(chapter.html, book, book.chapters.length > 1 ? `${at + 1}-` : '')}\n${note('End notes', chapter.notesEnd, book, '\n')}`;
  });
  return `---\n${head}---\n\n${chapters.join('\n')}`;
}

/** A note as a quotation that begins with its label, so that it cannot be taken for the story. */
function note(label: string, html: Book['summary'], book: Book, before = ''): string {
  if (html === '') return '';
  const lines = `**${label}:**\n\n${text(html, book)}`.split('\n');
  return `${before}${lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}\n\n`;
}
