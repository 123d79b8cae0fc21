import type { ChapterFacts } from '../../works/correctChapter.ts';
import type { Field } from './field.ts';
import { oneLine, readDate, readProse, shownProse } from './readWords.ts';

function prose(name: 'summary' | 'notesBegin' | 'notesEnd', label: string): Field<ChapterFacts> {
  return { name, label, control: 'prose', show: (chapter) => shownProse(chapter[name]), read: readProse };
}

/** What can be put right about a chapter beside its text. */
export const CHAPTER_FIELDS: Field<ChapterFacts>[] = [
  {
    name: 'title',
    label: 'Title',
    control: 'line',
    hint: 'Empty: the chapter goes by its number.',
    show: (chapter) => chapter.title ?? '',
    read: (text) => oneLine(text) || null,
  },
  {
    name: 'published',
    label: 'Published',
    control: 'date',
    show: (chapter) => chapter.published ?? '',
    read: (text) => readDate('Published', text),
  },
  prose('summary', 'Summary'),
  prose('notesBegin', 'Notes before'),
  prose('notesEnd', 'Notes after'),
];
