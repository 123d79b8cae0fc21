import type { Character, Pack } from './canon.ts';
import { unaccented } from './fold.ts';

/** What one run of words may mean in a pack. */
export interface NameEntry {
  words: string[];
  /** The one character it names without doubt. */
  sure: Character | null;
  /** Characters it names only where another sign supports it. */
  maybe: Character[];
}

/** The names of a pack by their first word, longest first. */
export type NameIndex = ReadonlyMap<string, NameEntry[]>;

const indexes = new WeakMap<Pack, NameIndex>();

/** The name index of a pack, made once. */
export function nameIndex(pack: Pack): NameIndex {
  const made = indexes.get(pack) ?? makeIndex(pack);
  indexes.set(pack, made);
  return made;
}

function makeIndex(pack: Pack): NameIndex {
  const entries = new Map<string, NameEntry>();
  for (const character of pack.characters) {
    for (const name of [character.name, ...character.names])
      enter(entries, name, (entry) => claim(entry, character));
    for (const name of character.ambiguous) enter(entries, name, (entry) => doubt(entry, character));
  }
  const byFirst = new Map<string, NameEntry[]>();
  for (const entry of entries.values()) {
    const first = entry.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** Names that only tags use, such as `Spike (BtVS)` and `Vamp!Willow`, are not looked for in prose. */
function enter(entries: Map<string, NameEntry>, name: string, take: (entry: NameEntry) => void): void {
  if (/[()!/"“”]/.test(name)) return;
  const words = wordsOfName(name);
  const key = words.join(' ');
  if (!/^[\p{Lu}\p{N}]/u.test(key)) return;
  const entry = entries.get(key) ?? { words, sure: null, maybe: [] };
  entries.set(key, entry);
  take(entry);
}

function claim(entry: NameEntry, character: Character): void {
  if (entry.sure === null) entry.sure = character;
  else if (entry.sure !== character) doubt(entry, character);
}

function doubt(entry: NameEntry, character: Character): void {
  if (!entry.maybe.includes(character)) entry.maybe.push(character);
}

/** The words of a name as `names.ts` cuts prose: at spaces, hyphens and full stops. */
function wordsOfName(name: string): string[] {
  return unaccented(name)
    .split(/[\s.-]+/)
    .filter((word) => word !== '');
}
