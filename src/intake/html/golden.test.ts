import { join } from 'node:path';
import { goldenFolders } from '../../testing/golden.ts';
import { goldenLines } from '../../testing/goldenLines.ts';
import { htmlReader } from './reader.ts';

goldenFolders(join(import.meta.dirname, 'golden'), 'golden.json', async (inputs) => goldenLines(htmlReader, inputs));
