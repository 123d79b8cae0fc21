import { join } from 'node:path';
import { goldenFolders } from '../../testing/golden.ts';
import { goldenDrafts } from '../../testing/goldenDrafts.ts';
import { ao3EpubReader } from './epub.ts';
import { ao3HtmlReader } from './html.ts';
import { ao3PageReader } from './page.ts';

const READERS = [ao3EpubReader, ao3HtmlReader, ao3PageReader];

goldenFolders(join(import.meta.dirname, 'golden'), 'golden.json', ([path]) => goldenDrafts(path!, READERS));
