import { expect, test } from 'vitest';
import { PageCache, type Subject } from './pageCache.ts';
import { pack } from './packed.ts';

const page = (text: string, ...about: Subject[]) => ({
  ...pack(Buffer.from(text), 'text/html'),
  about,
  workId: null,
  keep: true,
  shielded: false,
});
const make =
  (text: string, ...about: Subject[]) =>
  () =>
    Promise.resolve(page(text, ...about));
const MEGABYTE = 1024 * 1024;

test('a page is made once and kept', async () => {
  const pages = new PageCache(MEGABYTE);
  let made = 0;
  const once = () => {
    made++;
    return Promise.resolve(page('one', 'work:1'));
  };
  await Promise.all([pages.getOrMake('/works/1', once), pages.getOrMake('/works/1', once)]);
  await pages.getOrMake('/works/1', once);
  expect(made).toBe(1);
});

test('of pages without end those are kept that are asked for again', async () => {
  const pages = new PageCache(MEGABYTE);
  const endless = (text: string) => async () => ({
    ...page(text, 'lists'),
    keep: 'when asked for again' as const,
  });
  await pages.getOrMake('/works?page=2', endless('once'));
  expect(pages.get('/works?page=2')).toBeNull();
  await pages.getOrMake('/works?page=2', endless('again'));
  expect(pages.get('/works?page=2')?.identity?.toString()).toBe('again');
});

test('a change to a work drops its pages and all lists, and no other work’s', async () => {
  const pages = new PageCache(MEGABYTE);
  await pages.getOrMake('/works/1', make('one', 'work:1'));
  await pages.getOrMake('/works/2', make('two', 'work:2'));
  await pages.getOrMake('/works', make('all', 'lists'));
  pages.follow({ id: 1, subject: 'work', subjectId: 1 });
  expect(
    ['/works/1', '/works/2', '/works'].map((address) => pages.get(address)?.identity?.toString()),
  ).toEqual([undefined, 'two', undefined]);
});

test('a name that changed drops everything, since it may stand anywhere', async () => {
  const pages = new PageCache(MEGABYTE);
  await pages.getOrMake('/works/1', make('one', 'work:1'));
  pages.follow({ id: 1, subject: 'pseud', subjectId: 4 });
  expect(pages.get('/works/1')).toBeNull();
});

test('a page whose making began before a change is not kept after it', async () => {
  const pages = new PageCache(MEGABYTE);
  let finish: (made: ReturnType<typeof page>) => void = () => {};
  const old = pages.getOrMake('/works/1', () => new Promise((resolve) => (finish = resolve)));
  pages.follow({ id: 1, subject: 'work', subjectId: 1 });
  const fresh = pages.getOrMake('/works/1', make('new', 'work:1'));
  finish(page('old', 'work:1'));
  expect((await old).identity?.toString()).toBe('old');
  expect((await fresh).identity?.toString()).toBe('new');
  expect(pages.get('/works/1')?.identity?.toString()).toBe('new');
});

test('a change elsewhere does not keep a page from being kept', async () => {
  const pages = new PageCache(MEGABYTE);
  let finish: (made: ReturnType<typeof page>) => void = () => {};
  const made = pages.getOrMake('/works/1', () => new Promise((resolve) => (finish = resolve)));
  pages.follow({ id: 1, subject: 'work', subjectId: 2 });
  finish(page('one', 'work:1'));
  await made;
  expect(pages.get('/works/1')?.identity?.toString()).toBe('one');
});

test('when room runs out the pages least recently read go first', async () => {
  const pages = new PageCache(20_000);
  const text = 'x'.repeat(1000);
  for (let id = 1; id <= 5; id++) await pages.getOrMake(`/works/${id}`, make(text, `work:${id}`));
  pages.get('/works/1');
  for (let id = 6; id <= 9; id++) await pages.getOrMake(`/works/${id}`, make(text, `work:${id}`));
  const kept = Array.from({ length: 9 }, (_, index) => index + 1).filter((id) => pages.get(`/works/${id}`));
  expect(kept).toContain(1);
  expect(kept).toContain(9);
  expect(kept).not.toContain(2);
  expect(kept.length).toBeLessThanOrEqual(6);
});

test('what could not be made is not kept, and is tried again', async () => {
  const pages = new PageCache(MEGABYTE);
  await expect(pages.getOrMake('/works/1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await pages.getOrMake('/works/1', make('one', 'work:1'))).identity?.toString()).toBe('one');
});
