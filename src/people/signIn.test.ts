import { expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { openSignIn } from './signIn.ts';

const database = freshDatabase();
const signIn = () =>
  openSignIn(database.pool, 'http://127.0.0.1:4000', 'a-secret-for-tests-only-0123456789-abcdef');
const cookiesOf = (headers: Headers) =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  });

test('a one-time address signs the keeper in, once', async () => {
  const keeper = signIn();
  const token = await keeper.newKeeperToken();
  const begun = await keeper.begin(token);
  expect(await keeper.session(cookiesOf(begun))).toMatchObject({ role: 'keeper' });
  await expect(keeper.begin(token)).rejects.toMatchObject({ code: 'sign-in-expired' });
});

test('what the database keeps of a token signs nobody in, and neither does a token whose hour is over', async () => {
  const keeper = signIn();
  const token = await keeper.newKeeperToken();
  const { rows } = await database.pool.query<{ identifier: string; value: string }>(
    'select identifier, value from sign_in_tokens order by "createdAt" desc limit 1',
  );
  expect(JSON.stringify(rows)).not.toContain(token);
  const kept = rows[0]?.identifier.split(':')[1] ?? '';
  await expect(keeper.begin(kept)).rejects.toMatchObject({ code: 'sign-in-expired' });
  await database.pool.query(`update sign_in_tokens set "expiresAt" = now() - interval '1 second'`);
  await expect(keeper.begin(token)).rejects.toMatchObject({ code: 'sign-in-expired' });
});

test('a made-up token signs nobody in', async () => {
  await expect(signIn().begin('made-up')).rejects.toMatchObject({ code: 'sign-in-expired' });
});

test('without a session one is a guest', async () => {
  expect(await signIn().session(new Headers())).toBeNull();
  expect(
    await signIn().session(new Headers({ cookie: 'fadeless.session_token=forged.signature' })),
  ).toBeNull();
});

test('signing out ends the session on the server too', async () => {
  const keeper = signIn();
  const cookies = cookiesOf(await keeper.begin(await keeper.newKeeperToken()));
  await keeper.end(cookies);
  const withoutCache = new Headers({
    cookie: (cookies.get('cookie') ?? '').replace(/fadeless\.session_data=[^;]*;?/, ''),
  });
  expect(await keeper.session(withoutCache)).toBeNull();
});
