import { importUpload, type ImportGround } from './importUpload.ts';
import { queueJob, type Chores } from './queue.ts';
import { rereadAllSettings } from './rereadSettings.ts';
import { refilterWorks, tendTags } from './tendTags.ts';

/** Everything the queue does, for an open archive. */
export function choresOf(ground: ImportGround): Chores {
  return {
    'import-upload': async (order) => {
      await importUpload(ground, order);
      await ground.db.transaction().execute((tx) => queueJob(tx, 'tend-tags', {}, 'tend-tags'));
    },
    refilter: (order) => refilterWorks(ground.db, order),
    'tend-tags': () => tendTags(ground),
    'reread-settings': () => rereadAllSettings(ground),
  };
}
