import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';
import type { Draft, Reading } from './draft.ts';

/** An original that is in the vault already. */
export interface KeptOriginal {
  name: string;
  sha256: string;
  size: number;
}

/** A work that was shelved, and the reading it came from. */
export interface ShelvedReading {
  workId: number;
  reading: Reading & { draft: Draft };
  /** What the vault holds of the reading's files, and maybe of others. */
  originals: KeptOriginal[];
  /** Whether what the text makes likely may be proposed. */
  proposing: boolean;
}

/** Stores what belongs to works beside their text: their files as they came, their pictures, what is proposed. */
export async function storeBelongings(tx: Tx, shelved: ShelvedReading[]): Promise<void> {
  await storeOriginals(tx, shelved);
  await storeImages(tx, shelved);
  await storeSuggestions(tx, shelved);
}

/** The originals that a reading was made from, in the order of its files. */
export function originalsOf(reading: Reading, originals: KeptOriginal[]): KeptOriginal[] {
  const byName = new Map(originals.map((original) => [original.name, original]));
  return reading.files.map((name) => byName.get(name)).filter((original) => original !== undefined);
}

async function storeOriginals(tx: Tx, shelved: ShelvedReading[]): Promise<void> {
  const kept = shelved.flatMap(({ workId, reading, originals }) =>
    originalsOf(reading, originals).map((original, index) => ({
      workId,
      format: reading.format,
      position: index + 1,
      ...original,
    })),
  );
  if (kept.length === 0) return;
  const hashes = kept.map(({ sha256 }) => Buffer.from(sha256, 'hex'));
  const column = <T>(of: (original: (typeof kept)[number]) => T) => kept.map(of);
  await sql`
    insert into originals (sha256, size)
    select distinct * from unnest(${hashes}::bytea[], ${column(({ size }) => size)}::bigint[]) order by 1
    on conflict do nothing`.execute(tx);
  await sql`
    insert into work_originals (work_id, sha256, name, format, position)
    select * from unnest(${column(({ workId }) => workId)}::bigint[], ${hashes}::bytea[], ${column(({ name }) => name)}::text[],
      ${column(({ format }) => format)}::text[], ${column(({ position }) => position)}::int[])
    on conflict do nothing`.execute(tx);
}

async function storeImages(tx: Tx, shelved: ShelvedReading[]): Promise<void> {
  const shown = shelved.flatMap(({ workId, reading }) =>
    reading.draft.images.map((image) => ({
      workId,
      sha256: Buffer.from(image.sha256, 'hex'),
      extension: image.mediaType === 'image/jpeg' ? 'jpg' : image.mediaType.slice('image/'.length),
      size: image.bytes.length,
    })),
  );
  if (shown.length === 0) return;
  const rows = shown
    .map(({ workId: _, ...image }) => image)
    .toSorted((one, other) => Buffer.compare(one.sha256, other.sha256));
  await tx
    .insertInto('images')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('work_images')
    .values(shown.map(({ workId, sha256 }) => ({ work_id: workId, sha256 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function storeSuggestions(tx: Tx, shelved: ShelvedReading[]): Promise<void> {
  const rows = shelved
    .filter(({ proposing }) => proposing)
    .flatMap(({ workId, reading }) =>
      reading.draft.suggestions.map(({ kind, value, because }) => ({
        work_id: workId,
        kind,
        value,
        because,
      })),
    );
  if (rows.length === 0) return;
  await tx
    .insertInto('suggestions')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['work_id', 'kind', 'value']).doNothing())
    .execute();
}
