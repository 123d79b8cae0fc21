import { expect, test } from 'vitest';
import { loadCanon, SHIPPED_PACKS } from '../canon/load.ts';
import { readBundle } from './read.ts';
import { consider } from './consider.ts';
import { DEFAULT_LIMITS } from './reader.ts';

const context = { canon: await loadCanon([SHIPPED_PACKS]), limits: DEFAULT_LIMITS };

const STORY = `Willow put the lamp on the step, and Tara moved over to make room for it.

"You'll set fire to the stairs," said Tara.

"I'm being careful." Willow kissed Tara, carefully, and the lamp went out.

In the dark Tara kissed Willow back. They stayed until it was quite cold, and then Willow kissed Tara once more.`;

async function suggested(header: string): Promise<string[]> {
  const bytes = Buffer.from(`Title: Lamp\nFandom: BtVS\n${header}\n\n${STORY}\n`);
  const [reading] = await readBundle({ files: [{ name: 'lamp.txt', bytes }] }, context);
  return consider(reading!, context).draft!.suggestions.map(({ value }) => value);
}

test('what a file says under another name is not proposed again', async () => {
  const free = await suggested('Rating: PG');
  expect(free).toContain('Willow Rosenberg');
  expect(free).toContain('Tara Maclay/Willow Rosenberg');
  const said = await suggested('Rating: PG\nCharacters: Willow, Tara\nPairing: Willow/Tara');
  expect(said).not.toContain('Willow Rosenberg');
  expect(said).not.toContain('Tara Maclay');
  expect(said).not.toContain('Tara Maclay/Willow Rosenberg');
});
