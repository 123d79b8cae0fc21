import { parentPort, workerData } from 'node:worker_threads';
import { loadCanon } from '../canon/load.ts';
import { layBytes, sha256Of } from '../vault/bytes.ts';
import type { KeptOriginal } from './belongings.ts';
import { asFailure, bytesOf, failedReading, type Bundle } from './bundle.ts';
import { consider } from './consider.ts';
import type { Reading } from './draft.ts';
import { readBundle } from './read.ts';
import type { ReadContext } from './reader.ts';

/** What a reading thread is told when it starts. */
export interface WorkerOrder {
  canonFolders: string[];
  limits: ReadContext['limits'];
  /** The data folder, to keep originals in; null: keep nothing. */
  data: string | null;
}

/** What comes back for a bundle. */
export interface WorkerResult {
  readings: Reading[];
  /** The originals of the bundle that are now in the vault. */
  originals: KeptOriginal[];
}

const { canonFolders, limits, data } = workerData as WorkerOrder;
const canon = loadCanon(canonFolders);

parentPort?.on('message', (bundle: Bundle) => {
  void readAndKeep(bundle).then((result) => parentPort?.postMessage(result));
});

async function readAndKeep(bundle: Bundle): Promise<WorkerResult> {
  try {
    const context = { canon: await canon, limits };
    const files: Bundle['files'] = [];
    const originals: WorkerResult['originals'] = [];
    const failed: Reading[] = [];
    for (const file of bundle.files) {
      try {
        const bytes = await bytesOf(file, limits.maxFile);
        files.push({ name: file.name, bytes });
        if (data !== null) originals.push(keep(data, file.name, bytes));
      } catch (error) {
        failed.push(failedReading(file.name, asFailure(error, file.name)));
      }
    }
    const read = await readBundle({ files }, context);
    const readings = read.map((reading) => (reading.draft?.part ? reading : consider(reading, context)));
    if (data !== null) for (const reading of readings) keepImages(data, reading);
    return { readings: [...failed, ...readings], originals };
  } catch (error) {
    return {
      readings: bundle.files.map(({ name }) => failedReading(name, asFailure(error, name))),
      originals: [],
    };
  }
}

function keep(folder: string, name: string, bytes: Uint8Array): KeptOriginal {
  const sha256 = sha256Of(bytes);
  layBytes(folder, 'originals', sha256, bytes);
  return { name, sha256, size: bytes.length };
}

function keepImages(folder: string, { draft }: Reading): void {
  for (const { sha256, bytes } of draft?.images ?? []) layBytes(folder, 'images', sha256, bytes);
}
