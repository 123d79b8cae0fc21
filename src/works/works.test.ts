import { expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { readShelf } from '../testing/readShelf.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { readSeriesPlaces } from './alongSeries.ts';
import { correctWork } from './correct.ts';
import { postWork } from './post.ts';
import { readChapters, readSeries, readTags, readWork } from './read.ts';
import { readNewWork } from './readForRevision.ts';
import { recogniseWork } from './recognise.ts';
import { reviseWork } from './revise.ts';
import { restoreWork, trashWork } from './trash.ts';
import type { NewWork } from './work.ts';

const database = freshDatabase();
const post = (work: NewWork) => database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
const unique = (name: string): Partial<NewWork> => ({
  title: name,
  chapters: [chapterOf(`${name} begins here.\n\nThen it goes on for a while and ends.`)],
});

test('a posted work reads back as it was brought', async () => {
  const work = workOf({
    ...unique('Everything Said'),
    authors: ['Marrow', 'Salt Wren'],
    fandoms: ['The Lighthouse Hours'],
    relationships: ['Ida/Wren', 'Ida & Wren'],
    characters: ['Ida', 'Wren'],
    additionalTags: ['Slow Burn', 'a tag, with a comma'],
    rating: 'Mature',
    warnings: ['No Archive Warnings Apply'],
    categories: ['F/F'],
    setting: {
      raw: 'after 1x02',
      relation: 'after',
      fandom: 'The Lighthouse Hours',
      code: '1x02',
      title: 'Fog',
    },
    recipients: ['Tern'],
    series: [{ name: 'Keepers', position: 2, url: null }],
    published: '2003-04-05',
    updated: '2004-01-01',
    complete: true,
    chaptersExpected: 1,
    sourceUrl: 'https://example.org/fic/12',
  });
  const id = await post(work);
  expect(await readNewWork(database.db, id)).toEqual(work);
  const page = await readWork(database.db, 'guest', id);
  expect(page).toMatchObject({
    title: 'Everything Said',
    words: work.chapters[0]?.words,
    chapterCount: 1,
    setting: { code: '1x02' },
  });
  expect(page.authors.map((author) => author.name)).toEqual(['Marrow', 'Salt Wren']);
  const [chapter] = await readChapters(database.db, 'guest', id);
  expect(chapter?.html).toBe(work.chapters[0]?.html);
});

test('guests meet only public works; what is in the trash nobody meets', async () => {
  const hidden = await post(workOf({ ...unique('Only For Me'), visibility: 'private' }));
  const linked = await post(workOf({ ...unique('By Address Only'), visibility: 'link' }));
  await expect(readWork(database.db, 'guest', hidden)).rejects.toMatchObject({ code: 'work-not-found' });
  await expect(readWork(database.db, 'keeper', hidden)).resolves.toMatchObject({ title: 'Only For Me' });
  await expect(readWork(database.db, 'guest', linked)).resolves.toMatchObject({ title: 'By Address Only' });
  const listed = await readShelf(database.db, 'guest', {}, 1);
  expect(listed.works.map((work) => work.title)).not.toContain('By Address Only');

  await database.db.transaction().execute((tx) => trashWork(tx, linked, 'test'));
  await expect(readWork(database.db, 'keeper', linked)).rejects.toMatchObject({ code: 'work-not-found' });
  await database.db.transaction().execute((tx) => restoreWork(tx, linked, 'test'));
  await expect(readWork(database.db, 'guest', linked)).resolves.toMatchObject({ title: 'By Address Only' });
});

test('a work comes again by its address, by its text, or by nearly its text, and is recognised', async () => {
  const text = Array.from(
    { length: 60 },
    (_, line) => `Line ${line} of the tide table was wrong again, as it was last year.`,
  ).join('\n\n');
  const work = workOf({
    title: 'Tide Tables',
    chapters: [chapterOf(text)],
    sourceUrl: 'http://www.example.org/tide?utm_source=x',
  });
  const id = await post(work);
  const recognised = (facts: Partial<NewWork>) =>
    database.db.transaction().execute((tx) => recogniseWork(tx, { ...work, ...facts }));
  expect(
    await recognised({
      sourceUrl: 'https://example.org/tide#part2',
      chapters: [chapterOf('Wholly rewritten.')],
    }),
  ).toEqual({ id, inTrash: false, by: 'source address' });
  expect(await recognised({ sourceUrl: null, title: 'Another Name' })).toEqual({
    id,
    inTrash: false,
    by: 'same text',
  });
  const corrected = chapterOf(text.replace('Line 3 of', 'Line three of'));
  expect(await recognised({ sourceUrl: null, chapters: [corrected] })).toMatchObject({
    id: expect.any(Number),
  });
  expect(
    await recognised({
      sourceUrl: null,
      title: 'Tide Tables',
      chapters: [chapterOf('A different story of that name.')],
    }),
  ).toBeNull();
});

test('a revision keeps the old text, adds chapters and loses none', async () => {
  const first = chapterOf('The first chapter as it was.');
  const second = chapterOf('The second chapter, which the source will delete.');
  const work = workOf({ title: 'Growing', chapters: [first, second] });
  const id = await post(work);
  const changed = await database.db
    .transaction()
    .execute((tx) =>
      reviseWork(tx, id, { ...work, chapters: [chapterOf('The first chapter, put right.')] }, 'test'),
    );
  expect(changed).toBe(true);
  const chapters = await readChapters(database.db, 'guest', id);
  expect(chapters.map((chapter) => chapter.html)).toEqual([
    chapterOf('The first chapter, put right.').html,
    second.html,
  ]);
  const revisions = await database.db
    .selectFrom('revisions')
    .select('html')
    .where('chapter_id', '=', chapters[0]?.id ?? 0)
    .orderBy('id')
    .execute();
  expect(revisions.map((revision) => revision.html)).toEqual([
    first.html,
    chapterOf('The first chapter, put right.').html,
  ]);
  const again = await database.db
    .transaction()
    .execute((tx) =>
      reviseWork(tx, id, { ...work, chapters: [chapterOf('The first chapter, put right.')] }, 'test'),
    );
  expect(again).toBe(false);
});

test('what a person corrected, a later import leaves alone', async () => {
  const work = workOf({ ...unique('Misnamed'), fandoms: ['Wrong Fandom'] });
  const id = await post(work);
  const fields = await database.db
    .transaction()
    .execute((tx) => correctWork(tx, id, { title: 'Rightly Named', fandoms: ['Wrong Fandom'] }, 'keeper'));
  expect(fields).toEqual(['title']);
  await database.db
    .transaction()
    .execute((tx) => reviseWork(tx, id, { ...work, fandoms: ['Better Fandom'] }, 'import'));
  expect(await readWork(database.db, 'guest', id)).toMatchObject({
    title: 'Rightly Named',
    fandoms: ['Better Fandom'],
  });
});

test('a series lists its works in their order, and tags keep their letter case', async () => {
  const series = (position: number) => [
    { name: 'The Long Watch', position, url: 'https://example.org/series/1' },
  ];
  await post(workOf({ ...unique('Watch Three'), series: series(3), additionalTags: ['slow burn'] }));
  const id = await post(workOf({ ...unique('Watch One'), series: series(1), additionalTags: ['Slow Burn'] }));
  const work = await readWork(database.db, 'guest', id);
  const seriesId = work.series[0]?.id ?? 0;
  expect(await readSeries(database.db, 'guest', seriesId)).toMatchObject({ name: 'The Long Watch' });
  const shelf = await readShelf(database.db, 'guest', { seriesId }, 1);
  expect(shelf.works.map(({ title }) => title)).toEqual(['Watch One', 'Watch Three']);
  const tags = await readTags(database.db, 'guest', 'SLOW BURN');
  expect(tags.map((tag) => tag.name).sort()).toEqual(['Slow Burn', 'slow burn']);
});

test('a series without an address is known by its authors, and stays one when a byline is put right', async () => {
  const of = (title: string, position: number, authors: string[], url: string | null = null) =>
    workOf({ ...unique(title), authors, series: [{ name: 'Ebb Tide', position, url }] });
  const seriesOf = async (id: number) => (await readWork(database.db, 'guest', id)).series[0]?.id;
  const one = await post(of('Ebb One', 1, ['Wrenn']));
  const two = await post(of('Ebb Two', 2, ['wrenn', 'Tarn']));
  await database.db
    .transaction()
    .execute((tx) => correctWork(tx, one, { authors: ['Wren Hallow'] }, 'keeper'));
  await database.db
    .transaction()
    .execute((tx) => correctWork(tx, two, { authors: ['Wren Hallow', 'Tarn'] }, 'keeper'));
  const three = await post(of('Ebb Three', 3, ['Tarn']));
  const address = 'https://example.org/series/77';
  const four = await post(of('Ebb Four', 4, ['Wren Hallow'], address));
  const stranger = await post(of('Ebb of Another', 1, ['Somebody Else']));
  const series = await seriesOf(one);
  expect(await Promise.all([two, three, four].map(seriesOf))).toEqual([series, series, series]);
  expect(await readSeries(database.db, 'guest', series!)).toMatchObject({ sourceUrl: address });
  expect(await seriesOf(stranger)).not.toBe(series);
});

test('from a work the way leads along its series, past what the viewer may not see', async () => {
  const series = (position: number) => [{ name: 'Lamps', position, url: 'https://example.org/series/9' }];
  const [first, hidden, third] = [
    await post(workOf({ ...unique('Lamp One'), series: series(1) })),
    await post(workOf({ ...unique('Lamp Two'), series: series(2), visibility: 'private' })),
    await post(workOf({ ...unique('Lamp Three'), series: series(3), language: 'he' })),
  ];
  const along = async (id: number) => (await readSeriesPlaces(database.db, 'guest', id))[0];
  expect(await along(first)).toMatchObject({
    name: 'Lamps',
    position: 1,
    previous: null,
    next: { id: third, title: 'Lamp Three', language: 'he' },
  });
  expect(await along(third)).toMatchObject({ previous: { id: first }, next: null });
  const [place] = await readSeriesPlaces(database.db, 'keeper', third);
  expect(place?.previous?.id).toBe(hidden);
});

test('every change that a reader could notice is noted with it', async () => {
  const id = await post(workOf(unique('Noted')));
  const changes = await database.db
    .selectFrom('changes')
    .select('subject')
    .where('subject_id', '=', id)
    .where('subject', '=', 'work')
    .execute();
  expect(changes).toHaveLength(1);
});

test('a work without a title or without text is refused and leaves nothing behind', async () => {
  await expect(post(workOf({ title: ' ' }))).rejects.toMatchObject({ code: 'work-needs-title' });
  await expect(post(workOf({ ...unique('Empty'), chapters: [] }))).rejects.toMatchObject({
    code: 'work-needs-text',
  });
  const found = await database.db.selectFrom('works').select('id').where('title', '=', 'Empty').execute();
  expect(found).toEqual([]);
});
