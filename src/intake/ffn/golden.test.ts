import { join } from 'node:path';
import { goldenFolders } from '../../testing/golden.ts';
import { goldenDrafts } from '../../testing/goldenDrafts.ts';
import { ao3HtmlReader } from '../ao3/html.ts';
import { ao3PageReader } from '../ao3/page.ts';
import { fanficfareHtmlReader } from '../fanficfare/html.ts';
import { ffnPageReader } from './page.ts';

const READERS = [ao3HtmlReader, ao3PageReader, fanficfareHtmlReader, ffnPageReader];

goldenFolders(join(import.meta.dirname, 'golden'), 'golden.json', ([path]) => goldenDrafts(path!, READERS));
