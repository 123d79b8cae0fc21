import { join } from 'node:path';
import { goldenFolders } from '../../testing/golden.ts';
import { goldenDrafts } from '../../testing/goldenDrafts.ts';
import { ao3EpubReader } from '../ao3/epub.ts';
import { ao3HtmlReader } from '../ao3/html.ts';
import { ao3PageReader } from '../ao3/page.ts';
import { ffnPageReader } from '../ffn/page.ts';
import { fanficfareEpubReader } from './epub.ts';
import { fanficfareHtmlReader } from './html.ts';

const READERS = [ao3EpubReader, ao3HtmlReader, ao3PageReader, ffnPageReader, fanficfareEpubReader, fanficfareHtmlReader];

goldenFolders(join(import.meta.dirname, 'golden'), 'golden.json', ([path]) => goldenDrafts(path!, READERS));
