import { excerpt } from '../../prose/text.ts';
import type { SeriesPlace } from '../../works/alongSeries.ts';
import type { ChapterEntry, WorkPage } from '../../works/read.ts';
import {
  authorAddress,
  chapterAddress,
  coverAddress,
  seriesAddress,
  tagAddress,
  workAddress,
} from './addresses.ts';
import { chapterHeading } from './chapterHeading.ts';

/** A thing in the words of schema.org, as JSON-LD writes it; what is not known is left out. */
export type Thing = { [key: string]: string | number | Thing | Thing[] | string[] | undefined };

/** So many tags are told to a search engine, the nearest to the story first. */
const MOST_TAGS = 30;

/**
 * What a page of a work says of it to programs (https://schema.org/Book, https://schema.org/Chapter): the work, the
 * chapter where the page is one of several, and the way to it. `base` is the archive's own address.
 */
export function linkedFacts(
  work: WorkPage,
  places: SeriesPlace[],
  chapter: ChapterEntry | null,
  base: string,
): Thing {
  const book = bookOf(work, places, base);
  const shown = chapter === null ? book : chapterOf(work, chapter, book, base);
  return { '@context': 'https://schema.org', '@graph': [shown, trailOf(work, chapter, base)] };
}

function bookOf(work: WorkPage, places: SeriesPlace[], base: string): Thing {
  const { language, rating, published, updated, summary } = work;
  return {
    '@type': 'Book',
    '@id': base + workAddress(work.id),
    url: base + workAddress(work.id),
    name: work.title,
    author: authorsOf(work.authors, base),
    inLanguage: language ?? undefined,
    genre: 'Fan fiction',
    abstract: summary === '' ? undefined : excerpt(summary, 500),
    isBasedOn: someOf(work.fandoms.map((name) => ({ '@type': 'CreativeWork', name }))),
    character: someOf(work.characters.slice(0, MOST_TAGS).map((name) => ({ '@type': 'Person', name }))),
    keywords: someOf([...work.relationships, ...work.additionalTags].slice(0, MOST_TAGS)),
    contentRating: rating ?? undefined,
    creativeWorkStatus: statusOf(work),
    datePublished: published ?? undefined,
    dateModified: updated ?? published ?? undefined,
    image: base + coverAddress(work, 800),
    isPartOf: someOf(places.map((place) => seriesOf(place, base))),
    position: places.length === 1 ? places[0]!.position : undefined,
  };
}

function authorsOf(authors: { name: string }[], base: string): Thing[] | undefined {
  return someOf(authors.map(({ name }) => ({ '@type': 'Person', name, url: base + authorAddress(name) })));
}

function statusOf({ complete }: WorkPage): string | undefined {
  return complete === null ? undefined : complete ? 'Complete' : 'In progress';
}

function seriesOf({ id, name }: SeriesPlace, base: string): Thing {
  return { '@type': 'BookSeries', name, url: base + seriesAddress(id) };
}

function chapterOf(work: WorkPage, chapter: ChapterEntry, book: Thing, base: string): Thing {
  const address = base + chapterAddress(work.id, chapter.id);
  return {
    '@type': 'Chapter',
    '@id': address,
    url: address,
    name: chapterHeading(chapter),
    position: chapter.number,
    inLanguage: work.language ?? undefined,
    datePublished: chapter.published ?? undefined,
    author: book['author'],
    isPartOf: { '@type': 'Book', '@id': book['@id'], url: book['url'], name: work.title },
  };
}

/** The way from the archive to this page: a fandom, the work, the chapter. */
function trailOf(work: WorkPage, chapter: ChapterEntry | null, base: string): Thing {
  const [fandom] = work.fandoms;
  const steps = [
    { name: 'Works', item: `${base}/works` },
    ...(fandom === undefined ? [] : [{ name: fandom, item: base + tagAddress(fandom) }]),
    { name: work.title, item: base + workAddress(work.id) },
    ...(chapter === null
      ? []
      : [{ name: chapterHeading(chapter), item: base + chapterAddress(work.id, chapter.id) }]),
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, at) => ({ '@type': 'ListItem', position: at + 1, ...step })),
  };
}

function someOf<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}
