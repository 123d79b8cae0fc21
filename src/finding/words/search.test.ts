import { beforeAll, expect, test } from 'vitest';
import { fromText } from '../../prose/write.ts';
import { freshDatabase } from '../../testing/database.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { reviseWork } from '../../works/revise.ts';
import { trashWork } from '../../works/trash.ts';
import type { NewWork } from '../../works/work.ts';
import type { TextFilter } from '../query/query.ts';
import { openCatchUp } from '../catchUp.ts';
import { TextReader, unreadWorks } from './catchUp.ts';
import { compareTexts } from './check.ts';
import { passagesOf } from './passages.ts';
import { worksWith } from './worksWith.ts';

const database = freshDatabase();
const works = new Map<string, number>();

async function post(title: string, texts: string[], facts: Partial<NewWork> = {}): Promise<number> {
  const work = workOf({ title, chapters: texts.map((text) => chapterOf(text)), ...facts });
  const id = await database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
  works.set(title, id);
  return id;
}

const raise = (error: Error) => {
  throw error;
};

async function readAll(): Promise<void> {
  const reader = new TextReader(database.db, raise);
  while ((await reader.step(20)) > 0);
}

const asWord = (words: string, more: Partial<TextFilter> = {}): TextFilter => ({
  kind: 'text',
  in: 'anywhere',
  words,
  exact: false,
  prefix: false,
  ...more,
});
const exactly = (words: string, more: Partial<TextFilter> = {}) => asWord(words, { exact: true, ...more });
const beginning = (words: string, more: Partial<TextFilter> = {}) => asWord(words, { prefix: true, ...more });

async function found(...filters: TextFilter[]): Promise<string[]> {
  const titles = new Map([...works].map(([title, id]) => [id, title]));
  const { works: ids } = await worksWith(database.db, 'guest', filters);
  return Array.from(ids, (id) => titles.get(id) ?? String(id));
}
const foundSorted = async (...filters: TextFilter[]) => (await found(...filters)).toSorted();

beforeAll(async () => {
  await post('Kettles', [
    'Anna filled the kettles.\n\nShe did not wait.',
    'In the morning the harbour froze.',
  ]);
  await post('The Harbour', ['A kettle sang on the stove. “Well,” said Tom, “we’ll see.”']);
  await post('Universities', ['The universe is wide, and the university is old.']);
  await post('Quiet', ['Nothing happens here at all.'], {
    summary: fromText('A story about waiting and lighthouses.'),
    notesBegin: fromText('Thanks to Mirja for the beta.'),
  });
  await post('Wasserkessel', ['Die Häuser am Fluß standen leer. Der Wasserkessel pfiff.'], {
    language: 'de',
  });
  await post('Die Maus', ['They die at dawn.'], { language: 'en' });
  await post('L’été', ['Elle a mangé l’orange près du café, et les chevaux couraient.'], { language: 'fr' });
  await post('Библиотека', ['Красный фонарь горел у старой библиотеки.'], { language: 'ru' });
  await post('図書館', ['彼女は東京の図書館で本を読んだ。\n\n東京都庁は遠い。'], { language: 'ja' });
  await post('魏无羡', ['她在图书馆看书。魏无羡笑了笑，蓝忘机没有说话。'], { language: 'zh-Hans' });
  await post('ห้องสมุด', ['เธออ่านหนังสือในห้องสมุด'], { language: 'th' });
  await post('كتاب', ['قرأتُ الكِتابَ في المكتبة'], { language: 'ar' });
  await post(
    'Unsaid',
    [
      'The lanterns were lit along the quay, and nobody spoke of the ferries that evening, though the children would have wanted to.',
    ],
    {
      language: null,
    },
  );
  await readAll();
});

test('a word is found in any form, by the language of each work', async () => {
  expect(await foundSorted(asWord('kettle'))).toEqual(['Kettles', 'The Harbour']);
  expect(await foundSorted(asWord('KETTLES'))).toEqual(['Kettles', 'The Harbour']);
  expect(await found(asWord('häusern'))).toEqual(['Wasserkessel']);
  expect(await found(asWord('cheval'))).toEqual(['L’été']);
  expect(await found(asWord('mange'))).toEqual(['L’été']);
  expect(await found(asWord('красная'))).toEqual(['Библиотека']);
  expect(await found(asWord('lantern'))).toEqual(['Unsaid']);
});

test('accents, ligatures and vowel marks do not matter', async () => {
  expect(await found(asWord('cafe'))).toEqual(['L’été']);
  expect(await found(asWord('fluss'))).toEqual(['Wasserkessel']);
  expect(await found(asWord('hauser'))).toEqual(['Wasserkessel']);
  expect(await found(asWord('красныи'))).toEqual(['Библиотека']);
  expect(await found(asWord('الكتاب'))).toEqual(['كتاب']);
});

test('what follows an elision is a word, and contractions are one', async () => {
  expect(await found(asWord('orange'))).toEqual(['L’été']);
  expect(await found(asWord('l’orange'))).toEqual(['L’été']);
  expect(await found(exactly("we'll"))).toEqual(['The Harbour']);
  expect(await found(exactly('well we’ll'))).toEqual([]);
});

test('two words in two chapters of one work find it', async () => {
  expect(await found(asWord('kettle'), asWord('freeze'), asWord('harbour'))).toEqual([]);
  expect(await found(asWord('kettle'), asWord('froze'))).toEqual(['Kettles']);
  expect((await found(asWord('kettle'), asWord('harbour'))).toSorted()).toEqual(['Kettles', 'The Harbour']);
});

test('the commonest words are found like others', async () => {
  expect(await foundSorted(asWord('the'), asWord('is'))).toEqual(['Universities']);
});

test('exact words are told apart where their stems are one, and stand in one paragraph in order', async () => {
  expect(await found(exactly('kettle'))).toEqual(['The Harbour']);
  expect(await found(exactly('university is'))).toEqual(['Universities']);
  expect(await found(exactly('universe is old'))).toEqual([]);
  expect(await found(exactly('filled the kettles'))).toEqual(['Kettles']);
  expect(await found(exactly('kettles she did'))).toEqual([]);
  expect(await found(exactly('said tom we'))).toEqual([]);
  expect(await found(exactly('SAID “Tom”, we’ll see'))).toEqual(['The Harbour']);
  expect(await found(exactly('Well, said TOM'))).toEqual(['The Harbour']);
});

test('words are looked for among some works alone where those are known', async () => {
  const among = Uint32Array.from([works.get('The Harbour')!]);
  const within = async (filter: TextFilter) =>
    Array.from((await worksWith(database.db, 'guest', [filter], among)).works);
  expect(await found(exactly('a kettle'))).toContain('The Harbour');
  expect(await within(exactly('a kettle'))).toEqual([...among]);
  expect(await within(asWord('kettle'))).toEqual([...among]);
  expect(await within(exactly('filled the kettles'))).toEqual([]);
});

test('a beginning finds what begins so and nothing else', async () => {
  expect(await foundSorted(beginning('kett'))).toEqual(['Kettles', 'The Harbour']);
  expect(await foundSorted(beginning('kettles'))).toEqual(['Kettles']);
  expect(await found(beginning('universit'))).toEqual(['Universities']);
  expect(await found(beginning('wasserk'))).toEqual(['Wasserkessel']);
  expect(await found(beginning('kessel'))).toEqual([]);
  expect(await found(beginning('東'))).toEqual(['図書館']);
});

test('a word is looked for in one field where that is asked', async () => {
  expect(await found(asWord('harbour', { in: 'title' }))).toEqual(['The Harbour']);
  expect(await found(asWord('harbour', { in: 'text' }))).toEqual(['Kettles']);
  expect(await found(asWord('lighthouse', { in: 'summary' }))).toEqual(['Quiet']);
  expect(await found(asWord('mirja', { in: 'notes' }))).toEqual(['Quiet']);
  expect(await found(asWord('mirja', { in: 'text' }))).toEqual([]);
  expect(await found(exactly('for the beta', { in: 'notes' }))).toEqual(['Quiet']);
  expect(await found(exactly('for the beta', { in: 'summary' }))).toEqual([]);
});

test('Japanese, Chinese and Thai are found by their words, names too', async () => {
  expect(await found(asWord('図書館'))).toEqual(['図書館']);
  expect(await found(asWord('東京'))).toEqual(['図書館']);
  expect(await found(asWord('图书馆'))).toEqual(['魏无羡']);
  expect(await found(asWord('魏无羡'))).toEqual(['魏无羡']);
  expect(await found(asWord('蓝忘机'))).toEqual(['魏无羡']);
  expect(await found(exactly('魏无羡笑了'))).toEqual(['魏无羡']);
  expect(await found(asWord('หนังสือ'))).toEqual(['ห้องสมุด']);
  expect(await found(asWord('ห้องสมุด'))).toEqual(['ห้องสมุด']);
});

test('what stands in the title comes before what stands in the text', async () => {
  expect(await found(asWord('harbour'))).toEqual(['The Harbour', 'Kettles']);
});

test('nothing is found by what no work has, and hostile words do no harm', async () => {
  for (const words of [
    "'; drop table works; --",
    '\\',
    "zz' | 'qq",
    ':*',
    '!!!',
    '(((',
    '%_%',
    '\u{1f525}',
    'x'.repeat(5000),
    '\ud800',
    '{zza,"zzb}',
  ])
    for (const filter of [asWord(words), exactly(words), beginning(words)])
      expect(await found(filter)).toEqual([]);
});

test('passages show the words that were found', async () => {
  const id = works.get('Kettles')!;
  const passages = await passagesOf(database.db, 'guest', [id], [asWord('kettle'), asWord('harbour')]);
  expect(passages.get(id)).toEqual([
    {
      field: 'text',
      chapter: { id: expect.any(Number), number: 1 },
      paragraph: 1,
      segments: [
        { text: 'Anna filled the ', found: false },
        { text: 'kettles', found: true },
        { text: '.', found: false },
      ],
    },
    {
      field: 'text',
      chapter: { id: expect.any(Number), number: 2 },
      paragraph: 1,
      segments: [
        { text: 'In the morning the ', found: false },
        { text: 'harbour', found: true },
        { text: ' froze.', found: false },
      ],
    },
  ]);
});

test('passages of exact words and of Chinese mark the whole of them', async () => {
  const [harbour, wei] = [works.get('The Harbour')!, works.get('魏无羡')!];
  const marks = async (id: number, filter: TextFilter) =>
    (await passagesOf(database.db, 'guest', [id], [filter]))
      .get(id)
      ?.flatMap(({ segments }) => segments.filter((one) => one.found).map((one) => one.text));
  expect(await marks(harbour, exactly('Well, said Tom'))).toEqual(['Well,” said Tom']);
  expect(await marks(wei, asWord('图书馆'))).toEqual(['图书馆']);
  expect(await marks(harbour, beginning('kett'))).toEqual(['kettle']);
});

test('notes and summaries give passages too', async () => {
  const id = works.get('Quiet')!;
  const passages = await passagesOf(database.db, 'guest', [id], [asWord('mirja')]);
  expect(passages.get(id)).toMatchObject([{ field: 'notes', chapter: null, paragraph: 1 }]);
});

test('a revised work is found by what it says now, and what waits to be read is counted', async () => {
  const id = await post('Changing', ['The first version has a windmill in it.']);
  expect(await unreadWorks(database.db)).toEqual({ waiting: 1, lost: 0 });
  expect(await found(asWord('windmill'))).toEqual([]);
  await readAll();
  expect(await unreadWorks(database.db)).toEqual({ waiting: 0, lost: 0 });
  expect(await found(asWord('windmill'))).toEqual(['Changing']);
  const next = workOf({
    title: 'Changing',
    chapters: [chapterOf('The second version has a watermill in it.')],
  });
  await database.db.transaction().execute((tx) => reviseWork(tx, id, next, 'test'));
  await readAll();
  expect(await found(asWord('windmill'))).toEqual([]);
  expect(await found(asWord('watermill'))).toEqual(['Changing']);
  await database.db.transaction().execute((tx) => trashWork(tx, id, 'test'));
  expect(await found(asWord('watermill'))).toEqual([]);
  expect((await passagesOf(database.db, 'guest', [id], [asWord('watermill')])).size).toBe(0);
});

test('a thread beside reads what is posted within a second, and stops when told', async () => {
  const catchUp = openCatchUp(database, raise);
  await post('Beside', ['A weathervane turned on the roof.']);
  await expect.poll(() => found(asWord('weathervane')), { timeout: 60_000 }).toEqual(['Beside']);
  await catchUp.stop();
  expect(await unreadWorks(database.db)).toEqual({ waiting: 0, lost: 0 });
}, 90_000);

test('the doctor names works whose words were lost or made others behind their back', async () => {
  await readAll();
  expect((await compareTexts(database.db)).differing).toEqual([]);
  const [lost, other, mixed] = [works.get('Kettles')!, works.get('The Harbour')!, works.get('Universities')!];
  await database.db.deleteFrom('text_parts').where('work_id', '=', lost).execute();
  await database.db
    .updateTable('text_works')
    .set({ keys: ['aen:nothing'] })
    .where('work_id', '=', other)
    .execute();
  await database.db
    .updateTable('text_parts')
    .set({ words: ' words of another ' })
    .where('work_id', '=', mixed)
    .where('field', '=', 'text')
    .execute();
  const { differing } = await compareTexts(database.db);
  expect(differing).toEqual([lost, other, mixed].toSorted((one, another) => one - another));
});
