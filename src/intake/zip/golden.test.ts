import { dirname, join } from 'node:path';
import { goldenFolders } from '../../testing/golden.ts';
import { BARE_CONTEXT } from '../../testing/goldenLines.ts';
import { gather } from '../gather.ts';
import type { Reading } from '../draft.ts';
import { joinParts } from '../join.ts';
import { readingToJson } from '../json.ts';
import { readBundle } from '../read.ts';

goldenFolders(join(import.meta.dirname, 'golden'), 'golden.json', async (inputs) => {
  const told: Reading[] = [];
  for await (const found of gather(inputs, BARE_CONTEXT.limits)) {
    const readings = 'draft' in found ? [found] : await readBundle(found, BARE_CONTEXT);
    told.push(...readings);
  }
  const folder = `${dirname(inputs[0]!)}/`;
  return `${JSON.stringify(joinParts(told).map(readingToJson), null, 2).replaceAll(folder, '')}\n`;
});
