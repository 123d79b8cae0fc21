import type { Passage } from '../../finding/words/passages.ts';
import type { Blurb } from '../../works/blurb.ts';
import { chapterAddress } from './addresses.ts';
import { tongue } from './Prose.tsx';
import { textFragment } from './textFragment.ts';

const WHERE: Record<Passage['field'], string> = {
  title: 'in the title',
  summary: 'in the summary',
  notes: 'in the notes',
  heading: 'in a chapter’s title',
  text: 'in the text',
};

/** Where the words searched for stand in a work, the words marked. */
export function Passages({ work, passages }: { work: Blurb; passages: readonly Passage[] }) {
  if (passages.length === 0) return null;
  return (
    <ul class="passages" aria-label="Where it was found">
      {passages.map(({ field, chapter, segments }) => (
        <li>
          <q {...tongue(work.language)}>
            {segments.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}
          </q>{' '}
          {chapter === null ? (
            <span class="where">{WHERE[field]}</span>
          ) : (
            <a class="where" href={chapterAddress(work.id, chapter.id) + textFragment(segments)}>
              {work.chapterCount > 1 ? `Chapter ${chapter.number}` : 'Read on'}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
