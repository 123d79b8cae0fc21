import { join } from 'node:path';
import type { Archive } from '../archive.ts';

/** The sample works, as files like those that readers bring. */
const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const FACT = 'sample shelf';

/** Puts the sample works on the shelf, the first time an empty archive is started. */
export async function setUpSampleShelf(archive: Archive, say: (line: string) => void): Promise<void> {
  const { db, settings } = archive;
  if (!settings.sampleShelf) return;
  const known = await db.selectFrom('facts').select('name').where('name', '=', FACT).executeTakeFirst();
  if (known) return;
  const standing = await db.selectFrom('works').select('id').limit(1).executeTakeFirst();
  if (!standing) {
    say('Setting up the sample shelf …');
    const { gather } = await import('../intake/gather.ts');
    const { importFiles } = await import('../intake/import.ts');
    const { outcomes, runId } = await importFiles(db, gather([SAMPLES], archive.limits, SAMPLES), {
      label: 'Sample shelf',
      by: 'Fadeless',
      data: settings.data,
      threads: settings.workers,
      canonFolders: archive.canonFolders,
      context: { canon: await archive.canon(), limits: archive.limits },
    });
    await db
      .insertInto('sample_works')
      .columns(['work_id'])
      .expression((query) =>
        query
          .selectFrom('import_items')
          .select((item) => item.ref('work_id').$notNull().as('work_id'))
          .where('run_id', '=', runId)
          .where('outcome', '=', 'new'),
      )
      .execute();
    say(`${outcomes.new} sample works are on the shelf; the keeper can clear them with one click.`);
  }
  await db
    .insertInto('facts')
    .values({ name: FACT, value: 'true' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
