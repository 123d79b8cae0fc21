import { languageName, languageTag } from '../../ground/languages.ts';
import type { VocabularyWord } from '../../tags/vocabulary.ts';
import type { MapKind } from '../../store/schema.ts';
import { VISIBILITIES } from '../../works/show.ts';
import type { NewWork } from '../../works/work.ts';
import { unfit, type FieldGroup } from './field.ts';
import { date, label, list, optional, prose, ticks, type WorkFieldForm } from './fieldKinds.ts';
import { SHOWN_TO } from './words.ts';
import * as words from './readWords.ts';

const title: WorkFieldForm = {
  name: 'title',
  label: label('title'),
  control: 'line',
  show: (work) => work.title,
  read: (text) => {
    const line = words.oneLine(text);
    if (line === '') throw unfit(label('title'), 'a work needs a title, even “Untitled”');
    return line;
  },
};

const language: WorkFieldForm = {
  name: 'language',
  label: label('language'),
  control: 'line',
  hint: 'By any name (Deutsch, German) or code (de).',
  show: (work) => (work.language ? languageName(work.language) : ''),
  read: (text) => {
    const tag = text === '' ? null : languageTag(text);
    if (text !== '' && tag === null) throw unfit(label('language'), `“${text}” names no language we know`);
    return tag;
  },
};

const visibility: WorkFieldForm = {
  name: 'visibility',
  label: 'Shown to',
  control: 'choice',
  options: VISIBILITIES.toReversed().map((value) => [value, SHOWN_TO[value]] as const),
  show: (work) => work.visibility,
  read: (text) => text,
};

function rating(ratings: readonly string[]): WorkFieldForm {
  return {
    name: 'rating',
    label: label('rating'),
    control: 'choice',
    options: [['', 'Nobody said'], ...ratings.map((value) => [value, value] as const)],
    show: (work) => work.rating ?? '',
    read: words.readOptional,
  };
}

const complete: WorkFieldForm = {
  name: 'complete',
  label: label('complete'),
  control: 'choice',
  options: [
    ['', 'Nobody said'],
    ['yes', 'Complete'],
    ['no', 'In progress'],
  ],
  show: (work) => (work.complete === null ? '' : work.complete ? 'yes' : 'no'),
  read: (text) => (text === '' ? null : text === 'yes'),
};

const chaptersExpected: WorkFieldForm = {
  name: 'chaptersExpected',
  label: label('chaptersExpected'),
  control: 'number',
  hint: 'Empty: nobody knows.',
  show: (work) => String(work.chaptersExpected ?? ''),
  read: (text) => words.readNumber(label('chaptersExpected'), text),
};

const sourceUrl: WorkFieldForm = {
  name: 'sourceUrl',
  label: label('sourceUrl'),
  control: 'line',
  hint: 'The address it was published at: by it a later copy is recognised.',
  show: (work) => work.sourceUrl ?? '',
  read: (text) => words.readAddress(label('sourceUrl'), text),
};

const series: WorkFieldForm = {
  name: 'series',
  label: label('series'),
  control: 'series',
  show: (work) =>
    work.series.map(({ name, position, url }) => [name, position ?? '', url ?? ''].join('\t')).join('\n'),
  read: (text) => text.split('\n').filter(Boolean).map(readSeries),
};

function readSeries(row: string): NewWork['series'][number] {
  const [name = '', position = '', url = ''] = row.split('\t');
  if (name === '') throw unfit(label('series'), 'a series needs a name');
  return {
    name,
    position: words.readNumber('The number in the series', position),
    url: words.readAddress('The series’ address', url),
  };
}

function canonField(name: 'setting' | 'spoilers', hint: string): WorkFieldForm {
  return {
    name,
    label: label(name),
    control: 'line',
    hint,
    show: (work) => work[name]?.raw ?? '',
    read: words.readOptional,
  };
}

/**
 * Everything about a work that can be put right, in the order of the form; `vocabulary` holds the words for ratings,
 * warnings and categories, the keeper's own too.
 */
export function workFields(vocabulary: readonly VocabularyWord[]): FieldGroup<NewWork>[] {
  const called = (kind: MapKind) => vocabulary.filter((word) => word.kind === kind).map(({ name }) => name);
  return [
    {
      heading: 'The work',
      fields: [title, list('authors', 'One name a line.'), language, visibility, prose('summary')],
    },
    {
      heading: 'What it is about',
      fields: [
        list('fandoms', 'One a line.'),
        canonField(
          'setting',
          'Where in canon it stands: after 6x19, post-“Seeing Red”, missing scene from …',
        ),
        canonField('spoilers', 'How far it gives canon away: through 6x22'),
        list('relationships', 'One a line: Ida/Wren for love, Ida & Wren for the rest.'),
        list('characters', 'One a line.'),
        list('additionalTags', 'One a line; a tag may hold commas.'),
      ],
    },
    {
      heading: 'The facts',
      fields: [
        rating(called('rating')),
        ticks('warnings', called('warning')),
        ticks('categories', called('category')),
        complete,
        chaptersExpected,
        date('published'),
        date('updated'),
      ],
    },
    {
      heading: 'Beside the story',
      fields: [
        prose('notesBegin'),
        prose('notesEnd'),
        optional('dedication'),
        optional('disclaimer'),
        optional('archivePermission'),
        optional('feedback'),
      ],
    },
    {
      heading: 'Where it belongs',
      fields: [
        series,
        list('collections', 'One a line.'),
        list('recipients', 'One name a line.'),
        list('beta', 'One name a line.'),
        sourceUrl,
      ],
    },
  ];
}
