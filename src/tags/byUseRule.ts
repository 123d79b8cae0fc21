import { z } from 'zod';
import { sql } from 'kysely';
import type { Db, Tx } from '../store/database.ts';

const FACT = 'canonical after';
const USES = z.number().int().min(0).max(1_000_000);

/** On how many works a name must stand to become canonical by itself; 0: never. */
export interface ByUseRule {
  uses: number;
  /** Whether the keeper chose it here; else it is what the settings say. */
  isChosen: boolean;
}

/** The rule in force: what the keeper chose on the page of tags, else `preset`, the setting. */
export async function readByUseRule(db: Db, preset: number): Promise<ByUseRule> {
  const fact = await db.selectFrom('facts').select('value').where('name', '=', FACT).executeTakeFirst();
  const chosen = USES.safeParse(fact?.value);
  return chosen.success ? { uses: chosen.data, isChosen: true } : { uses: preset, isChosen: false };
}

/** Chooses the rule; null: as the settings say. */
export async function chooseByUseRule(tx: Tx, uses: number | null): Promise<void> {
  await tx.deleteFrom('facts').where('name', '=', FACT).execute();
  if (uses === null) return;
  await tx
    .insertInto('facts')
    .values({ name: FACT, value: JSON.stringify(USES.parse(uses)), since: sql<Date>`now()` })
    .execute();
}
