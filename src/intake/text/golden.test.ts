import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadCanon, SHIPPED_PACKS } from '../../canon/load.ts';
import { goldenFolders } from '../../testing/golden.ts';
import { readingToJson } from '../json.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { sniff } from '../sniff.ts';
import { textReader } from './reader.ts';

const canon = await loadCanon([SHIPPED_PACKS]);

goldenFolders(join(import.meta.dirname, 'golden'), 'golden.json', async ([path]) => {
  const file = sniff({ name: basename(path!), bytes: readFileSync(path!) });
  if (!textReader.recognises(file)) throw new Error(`${path} is read by another reader: ${file.kind}`);
  const readings = await textReader.read(file, { canon, limits: DEFAULT_LIMITS });
  return `${JSON.stringify(readings.map(readingToJson), null, 2)}\n`;
});
