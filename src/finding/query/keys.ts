import type { Choice } from './choices.ts';
import { KEYS } from './keyTable.ts';
import { loose } from './names.ts';
import type { CountFilter, Credit, DateFilter, SettingFilter, TagFilter, TextFilter } from './query.ts';

/** What stands behind a key, and so what its value may be. */
export type Takes =
  | { as: 'tag'; kind: TagFilter['kind'] }
  | { as: 'credit'; kind: Credit['kind'] }
  | { as: 'language' }
  | { as: 'setting'; relation: SettingFilter['relation'] }
  | { as: 'choice'; choices: Record<string, Choice> }
  | { as: 'count'; of: CountFilter['of'] }
  | { as: 'date'; of: DateFilter['of'] }
  | { as: 'text'; in: TextFilter['in'] }
  | { as: 'mark'; mark: 'exact' | 'main' }
  | { as: 'sort' };

/** A key of the language: its name in lines and addresses, other names people type, what it asks, an example. */
export interface Key {
  key: string;
  aliases: readonly string[];
  takes: Takes;
  says: string;
  example: string;
}

const BY_NAME = new Map(KEYS.flatMap((key) => [key.key, ...key.aliases].map((name) => [loose(name), key])));

/** The key of this name or alias, letter case, hyphens and underscores aside. */
export function keyOf(name: string): Key | null {
  return BY_NAME.get(loose(name)) ?? null;
}

/** Every name of every key, for suggestions. */
export const KEY_NAMES: readonly string[] = [...BY_NAME.keys()];

/** The key that a key of the table is, by its own name; for code that knows which it wants. */
export function keyNamed(name: string): Key {
  const key = KEYS.find((one) => one.key === name);
  if (key === undefined) throw new Error(`there is no key "${name}"`);
  return key;
}
