import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Handler } from 'hono';
import { Failure } from '../../ground/failures.ts';
import { vaultPath } from '../../vault/bytes.ts';
import { readCatalogue } from '../../works/catalogue.ts';
import { readOriginal, readOriginals, type OriginalEntry } from '../../works/originals.ts';
import { SECURITY } from '../headers.ts';
import type { Site } from '../site.ts';
import { counted } from '../ui/words.ts';
import { showPage } from './KeeperPage.tsx';
import { fileSize, moment } from './words.ts';

/** The files a work was read from. */
export function originalsPage(site: Site): Handler {
  return async (c) => {
    const id = Number(c.req.param('id'));
    const [work] = (await readCatalogue(site.db, { id }, 1, 1)).works;
    if (!work) throw new Failure('work-not-found');
    const originals = await readOriginals(site.db, id);
    const body = (
      <>
        <header class="keeper-head">
          <div>
            <h1>Originals</h1>
            <p class="total">
              of <a href={`/keeper/works/${id}`}>{work.title}</a>: {counted(originals.length, 'file')}, byte
              for byte as they came
            </p>
          </div>
        </header>
        {originals.length === 0 ? (
          <p class="quiet">This work was not read from a file, so no original is kept.</p>
        ) : null}
        <ul class="catalogue">
          {originals.map((original) => (
            <Original original={original} />
          ))}
        </ul>
      </>
    );
    return showPage(c, site, { title: `Originals of ${work.title}`, place: '/keeper/works', body });
  };
}

function Original({ original: { name, sha256, format, size, keptAt } }: { original: OriginalEntry }) {
  return (
    <li>
      <p class="entry">
        <a href={`/keeper/originals/${sha256}`} download={plainName(name)}>
          {name}
        </a>
      </p>
      <ul class="numbers">
        <li>{fileSize(size)}</li>
        <li>{format}</li>
        <li>kept {moment(keptAt)}</li>
      </ul>
      <p class="hash">
        SHA-256 <code>{sha256}</code>
      </p>
    </li>
  );
}

/** One original, byte for byte, to be saved and never to be shown as a page. */
export function originalFile(site: Site): Handler {
  return async (c) => {
    const sha256 = c.req.param('sha256') ?? '';
    const original = await readOriginal(site.db, sha256);
    const path = vaultPath(site.settings.data, 'originals', sha256);
    const standing = original && (await stat(path).catch(() => null));
    if (!original || !standing) throw new Failure('page-not-found');
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, {
      ...SECURITY,
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'application/octet-stream',
      'content-length': String(standing.size),
      'content-disposition': disposition(plainName(original.name)),
      'cache-control': 'private, no-store',
    });
  };
}

/** The last part of the path under which a file was brought. */
function plainName(name: string): string {
  return name.split(/[/\\!]/).at(-1) || 'original';
}

/** Content-Disposition (RFC 6266): in plain letters for old programs, in full for the rest. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
