import { expect, test } from 'vitest';
import { loadCanon } from '../../canon/load.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { sniff } from '../sniff.ts';
import { senderName } from './head.ts';
import { mboxReader } from './reader.ts';
import { decodeWords, fromQuotedPrintable } from './words.ts';

const context = { canon: await loadCanon([]), limits: DEFAULT_LIMITS };
const PROSE =
  'The rain had been falling on the harbour for three days, and nobody in the house had said a word about it since breakfast. '.repeat(
    4,
  );
const mail = (name: string, text: string) => sniff({ name, bytes: Buffer.from(text) });

test('a saved mail is read by its own header', async () => {
  const file = mail(
    'tide.eml',
    `From: Marrow Lane <m@example.org>\nSubject: FIC: Low Tide [PG]\nDate: Sat, 14 Mar 1998 21:04:11 GMT\n\n${PROSE}\n`,
  );
  expect(mboxReader.recognises(file)).toBe(true);
  const [reading] = await mboxReader.read(file, context);
  expect(reading!.draft).toMatchObject({
    title: 'Low Tide',
    authors: ['Marrow Lane'],
    published: '1998-03-14',
  });
});

test('a text file that only begins like a mail is left to the reader of texts', () => {
  expect(
    mboxReader.recognises(mail('tide.txt', `From: Marrow <m@example.org>\nSubject: Low Tide\n\n${PROSE}`)),
  ).toBe(false);
});

test('a mailbox without a story is refused', async () => {
  const file = mail(
    'chat.mbox',
    'From a@example.org Sat Mar 14 21:04:11 1998\nFrom: a@example.org\nSubject: boats\n\nAnyone seen the boats?\n',
  );
  await expect(mboxReader.read(file, context)).rejects.toMatchObject({ code: 'no-story' });
});

test('encoded words of both forms are read, and joined where a space only folds', () => {
  expect(decodeWords('=?utf-8?Q?caf=C3=A9?= =?iso-8859-1?B?IOk=?= x')).toBe('café é x');
  expect(decodeWords('=?broken')).toBe('=?broken');
});

test('quoted-printable keeps what is no code', () => {
  expect(Buffer.from(fromQuotedPrintable(Buffer.from('a=3Db =\nc =zz ='))).toString()).toBe('a=b c =zz =');
});

test.each([
  ['Marrow Lane <m@example.org>', 'Marrow Lane'],
  ['m@example.org (Marrow Lane)', 'Marrow Lane'],
  ['"Lane, Marrow" <m@example.org>', 'Lane, Marrow'],
  ['m@example.org', 'm'],
])('the sender %s', (from, name) => {
  expect(senderName(from)).toBe(name);
});
