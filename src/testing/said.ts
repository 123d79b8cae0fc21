import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** Everything an answer says: its headers and its bytes as text; of a book the files in it, unpacked. */
export async function saidBy(answer: Response): Promise<{ status: number; said: string; headers: Headers }> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isBook = answer.headers.get('content-type') === 'application/epub+zip';
  const body = isBook ? await unpacked(bytes) : bytes.toString('utf8');
  return {
    status: answer.status,
    said: unescaped(`${JSON.stringify([...answer.headers])}\n${body}`),
    headers: answer.headers,
  };
}

/** Names in addresses and in file names of headers, readable. */
function unescaped(text: string): string {
  return text.replace(/%[2-7][0-9a-f]/gi, (escape) => decodeURIComponent(escape));
}

async function unpacked(book: Buffer): Promise<string> {
  const zip = await new Promise<ZipFile>((done, fail) =>
    fromBuffer(book, { lazyEntries: false, autoClose: false }, (error, opened) =>
      error ? fail(error) : done(opened),
    ),
  );
  const entries: Entry[] = [];
  await new Promise((done) => zip.on('entry', (entry) => entries.push(entry)).on('end', done));
  const texts = await Promise.all(
    entries.map(
      (entry) =>
        new Promise<string>((done, fail) =>
          zip.openReadStream(entry, (error, stream) => {
            if (error) return fail(error);
            const pieces: Buffer[] = [];
            stream
              .on('data', (piece: Buffer) => pieces.push(piece))
              .on('end', () => done(Buffer.concat(pieces).toString('utf8')));
          }),
        ),
    ),
  );
  return entries.map(({ fileName }, at) => `${fileName}\n${texts[at]}`).join('\n');
}
