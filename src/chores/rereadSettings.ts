import type { Canon } from '../canon/canon.ts';
import type { Db } from '../store/database.ts';
import { rereadSettings } from '../works/rereadSettings.ts';

/** Works in one transaction. */
const STEP = 200;

/** Reads all settings anew after packs changed, a few works at a time. */
export async function rereadAllSettings(ground: { db: Db; canon(): Promise<Canon> }): Promise<void> {
  const canon = await ground.canon();
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    after = await ground.db.transaction().execute((tx) => rereadSettings(tx, canon, from, STEP));
  }
}
