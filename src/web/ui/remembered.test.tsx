import { expect, test } from 'vitest';
import { markup } from './piece.ts';
import { remembered } from './remembered.ts';

test('a remembered piece is made once for a key, reads as it was made, and escapes what is in it', () => {
  let made = 0;
  const Name = remembered(
    ({ name }: { name: string }) => name,
    ({ name }) => {
      made += 1;
      return <b>{name}</b>;
    },
  );
  const page = () =>
    markup(
      <p>
        <Name name="Tom & Jerry" /> <Name name="<i>" />
      </p>,
    );
  expect(page()).toBe('<p><b>Tom &amp; Jerry</b> <b>&lt;i&gt;</b></p>');
  expect(page()).toBe(page());
  expect(made).toBe(2);
});
