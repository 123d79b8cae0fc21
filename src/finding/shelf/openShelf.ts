import { loadCanon } from '../../canon/load.ts';
import { openDatabase } from '../../store/database.ts';
import { LiveShelf } from './keepTrue.ts';
import type { Shelf } from './question.ts';

/** Where the index gets what it knows from. */
export interface ShelfSources {
  /** Of the database. */
  url: string;
  /** As `loadCanon` takes them. */
  canonFolders: string[];
}

/** Opens the index of an archive: it answers once it is read, and follows the archive from then on. */
export async function openShelf({ url, canonFolders }: ShelfSources): Promise<Shelf> {
  const canon = await loadCanon(canonFolders);
  const database = await openDatabase(url, { connections: 2 });
  const live = await LiveShelf.load(database, canon);
  return {
    ask: (question) => live.ask(question),
    close: async () => {
      await live.close();
      await database.close();
    },
  };
}
