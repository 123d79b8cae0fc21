import { chapterCount, type Book } from './book.ts';
import { languageName } from './language.ts';

/** One line of the facts on a title page. */
export interface Fact {
  label: string;
  values: { text: string; address?: string }[];
}

const plain = (values: readonly (string | null)[]): Fact['values'] =>
  values.filter((value): value is string => value !== null && value.trim() !== '').map((text) => ({ text }));

/** Every fact of a work that a title page states, in the order fans know; facts without a value are left out. */
export function factsOf(book: Book): Fact[] {
  const facts: Fact[] = [
    { label: 'Rating', values: plain([book.rating]) },
    { label: 'Warnings', values: plain(book.warnings) },
    { label: 'Categories', values: plain(book.categories) },
    { label: 'Fandoms', values: plain(book.fandoms) },
    { label: 'Setting', values: plain([settingLine(book)]) },
    { label: 'Spoilers', values: plain([book.spoilers?.raw ?? null]) },
    { label: 'Relationships', values: plain(book.relationships) },
    { label: 'Characters', values: plain(book.characters) },
    { label: 'Additional tags', values: plain(book.additionalTags) },
    { label: 'Series', values: book.series.map(seriesFact) },
    { label: 'Collections', values: plain(book.collections) },
    { label: 'Language', values: plain([languageName(book.language)]) },
    { label: 'Published', values: plain([book.published]) },
    { label: 'Updated', values: plain([book.updated]) },
    { label: 'Status', values: plain([statusOf(book)]) },
    { label: 'Chapters', values: plain([chapterCount(book)]) },
    { label: 'Words', values: plain([wordsOf(book.words)]) },
    { label: 'For', values: plain(book.recipients) },
    { label: 'Beta', values: plain(book.beta) },
    { label: 'Dedication', values: plain([book.dedication]) },
    { label: 'Archiving', values: plain([book.archivePermission]) },
    { label: 'Feedback', values: plain([book.feedback]) },
  ];
  return facts.filter((fact) => fact.values.length > 0);
}

/** "12,345" */
export function wordsOf(words: number): string {
  return words.toLocaleString('en-US');
}

function statusOf(book: Book): string | null {
  if (book.complete === null) return null;
  return book.complete ? 'Complete' : 'In progress';
}

function seriesFact(series: Book['series'][number]): Fact['values'][number] {
  const text = series.position === null ? series.name : `Part ${series.position} of ${series.name}`;
  return series.address === null ? { text } : { text, address: series.address };
}

const RELATIONS: Record<string, string> = { diverges: 'diverges from' };

/** `after “Seeing Red” (6x19)`, or the words as the author wrote them where they were not understood. */
export function settingLine(book: Pick<Book, 'setting'>): string | null {
  const { setting } = book;
  if (setting === null) return null;
  const named =
    setting.title === null
      ? setting.code
      : `“${setting.title}”${setting.code === null ? '' : ` (${setting.code})`}`;
  if (named === null || setting.relation === null) return setting.raw;
  const relation =
    setting.relation === 'missing scene'
      ? 'missing scene from'
      : (RELATIONS[setting.relation] ?? setting.relation);
  return `${relation} ${named}`;
}
