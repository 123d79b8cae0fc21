import { foldName } from '../../tags/tag.ts';

/** A drawer of an alphabetical list: letters of the Latin alphabet, digits and signs, other scripts each as one. */
export interface Drawer {
  /** As an address names it. */
  key: string;
  /** As it is written on the drawer. */
  label: string;
  /** As it is said. */
  said: string;
}

const SCRIPTS: [RegExp, Drawer][] = [
  [/\p{scx=Grek}/u, { key: 'greek', label: 'Ω', said: 'Greek' }],
  [/\p{scx=Cyrl}/u, { key: 'cyrillic', label: 'Я', said: 'Cyrillic' }],
  [/\p{scx=Hebr}/u, { key: 'hebrew', label: 'א', said: 'Hebrew' }],
  [/\p{scx=Arab}/u, { key: 'arabic', label: 'ع', said: 'Arabic' }],
  [/[\p{scx=Hira}\p{scx=Kana}]/u, { key: 'kana', label: 'あ', said: 'Kana' }],
  [/\p{scx=Hang}/u, { key: 'hangul', label: '한', said: 'Hangul' }],
  [/\p{scx=Hani}/u, { key: 'han', label: '漢', said: 'Han' }],
];
const SIGNS: Drawer = { key: 'signs', label: '#', said: 'Digits and signs' };
const OTHERS: Drawer = { key: 'others', label: '…', said: 'Other scripts' };

/** What an address may ask for. */
export const DRAWER_KEY = /^(?:[a-z]|signs|greek|cyrillic|hebrew|arabic|kana|hangul|han|others)$/;

/** The name without what nobody looks it up by: letter case, accents, an English article. */
const soughtBy = (name: string): string => foldName(name).replace(/^(?:the|an?) (?=\S)/, '');

/** The drawer in which a name lies: "The Ferry" under F, «Война» under Cyrillic. */
export function drawerOf(name: string): Drawer {
  const first = /[\p{L}\p{N}]/u.exec(soughtBy(name))?.[0] ?? '';
  if (/^[a-z]$/.test(first)) return { key: first, label: first.toUpperCase(), said: first.toUpperCase() };
  if (first === '' || /\p{N}/u.test(first)) return SIGNS;
  return SCRIPTS.find(([script]) => script.test(first))?.[1] ?? OTHERS;
}

const LATIN = Array.from('abcdefghijklmnopqrstuvwxyz');
const ORDER = ['signs', ...LATIN, ...SCRIPTS.map(([, { key }]) => key), 'others'];

/** One page of an alphabetical list, and the drawers around it. */
export interface LetterPage<Entry> {
  entries: Entry[];
  /** The drawers that hold anything; none when everything is on this page. */
  drawers: Drawer[];
  /** The open drawer; null: everything is on this page. */
  open: Drawer | null;
  page: number;
  pages: number;
}

/**
 * Lays entries out by their names: all on one page when there are few (`most` or fewer), else one drawer, in pages of
 * `most`. A drawer or page that is not there is null.
 */
export function layOut<Entry extends { name: string }>(
  entries: Entry[],
  { drawer, page, most }: { drawer: string | undefined; page: number; most: number },
): LetterPage<Entry> | null {
  if (entries.length <= most) {
    const stands = page === 1 && drawer === undefined;
    return stands ? { entries: byName(entries), drawers: [], open: null, page: 1, pages: 1 } : null;
  }
  const lying = Map.groupBy(entries, ({ name }) => drawerOf(name).key);
  const keys = ORDER.filter((key) => lying.has(key));
  const inside = byName(lying.get(drawer ?? keys[0] ?? '') ?? []);
  const shown = inside.slice((page - 1) * most, page * most);
  if (!shown[0]) return null;
  return {
    entries: shown,
    drawers: keys.map((key) => drawerOf(lying.get(key)![0]!.name)),
    open: drawerOf(shown[0].name),
    page,
    pages: Math.ceil(inside.length / most),
  };
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

/** By the names as people look them up, digits by their value. */
export function byName<Entry extends { name: string }>(entries: Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, key: soughtBy(entry.name) }))
    .sort((a, b) => COLLATOR.compare(a.key, b.key) || COLLATOR.compare(a.entry.name, b.entry.name))
    .map(({ entry }) => entry);
}
