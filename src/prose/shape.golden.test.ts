import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { goldenFolders } from '../testing/golden.ts';
import { parseDocument } from './parse.ts';
import { shapeChapter } from './shape.ts';

describe('a chapter is shaped', () => {
  goldenFolders(join(import.meta.dirname, 'golden'), 'golden.html', async ([input]) => {
    return shapeChapter(parseDocument(readFileSync(input!, 'utf8'))).html;
  });
});
