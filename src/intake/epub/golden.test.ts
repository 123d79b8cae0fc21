import { join } from 'node:path';
import { goldenFolders } from '../../testing/golden.ts';
import { readingsAsJson } from '../../testing/readings.ts';
import { epubReader } from './reader.ts';

goldenFolders(join(import.meta.dirname, 'golden'), 'golden.json', async (inputs) => readingsAsJson(epubReader, inputs));
