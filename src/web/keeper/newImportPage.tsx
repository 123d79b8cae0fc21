import type { Handler } from 'hono';
import { takeUpload } from '../../chores/takeUpload.ts';
import { elsewhere } from '../answer.ts';
import type { Site } from '../site.ts';
import { KEEPER } from './act.ts';
import { formToken } from './guard.ts';
import { KeeperForm, showPage } from './KeeperPage.tsx';
import { receiveUpload } from './receiveUpload.ts';
import { fileSize } from './words.ts';

/** Where stories are brought in the browser. */
export function newImportPage(site: Site): Handler {
  const { maxFile, maxUnpacked } = site.settings;
  return (c) => {
    const body = (
      <>
        <header class="keeper-head">
          <h1>Bring stories</h1>
        </header>
        <p class="lead">
          Text files, saved pages, e-books, Word and OpenDocument files, mailing-list archives, or a zip of
          them all. Each original is kept as it came; what was understood, guessed and dropped stands in a
          report.
        </p>
        <upload-drop>
          <KeeperForm action="/keeper/imports" class="upload" files>
            <p class="field">
              <label for="files">Files, or a zip</label>
              <input type="file" id="files" name="files" multiple />
            </p>
            <p class="field">
              <label for="folder">A whole folder</label>
              <input type="file" id="folder" name="files" multiple webkitdirectory />
            </p>
            <p class="limits">
              A story may be as large as {fileSize(maxFile)}, a zip {fileSize(maxUnpacked)}. The same story in
              another format, or brought again, is recognised and not doubled.
            </p>
            <p>
              <button type="submit">Bring them in</button>
            </p>
          </KeeperForm>
        </upload-drop>
      </>
    );
    return showPage(c, site, { title: 'Bring stories', place: '/keeper/imports', body });
  };
}

/** Takes files as they come, and opens the report of their import. */
export function newImport(site: Site): Handler {
  const { settings, db } = site;
  return async (c) => {
    const upload = await receiveUpload(c.req.raw, settings, formToken(c));
    const run = await takeUpload(db, settings.data, upload, KEEPER);
    const address = `/keeper/imports/${run}`;
    if (c.req.header('accept')?.includes('application/json'))
      return c.json({ address }, 201, { 'cache-control': 'no-store' });
    return elsewhere(c, address, 303);
  };
}
