import type { Book } from '../book.ts';

/** What a cover is drawn from; the same facts give the same picture. */
export interface CoverFacts {
  title: string;
  authors: string[];
  fandoms: string[];
  rating?: string | null;
  /** A BCP 47 tag. */
  language: string | null;
}

/** The facts of a book's cover. */
export function coverFacts(book: Book): CoverFacts {
  return {
    title: book.title,
    authors: book.authors.map((author) => author.name),
    fandoms: book.fandoms,
    rating: book.rating,
    language: book.language,
  };
}
