import { FOREIGN, FOREIGN_WEAK } from './foreignLabels.ts';
import { STRONG, WEAK } from './labelNames.ts';

/** What a header field is about. */
export type FieldKind =
  | 'title'
  | 'author'
  | 'contact'
  | 'fandom'
  | 'series'
  | 'part'
  | 'chapter'
  | 'rating'
  | 'codes'
  | 'classification'
  | 'category'
  | 'genre'
  | 'relationships'
  | 'characters'
  | 'tags'
  | 'summary'
  | 'notes'
  | 'disclaimer'
  | 'archive'
  | 'dedication'
  | 'recipients'
  | 'beta'
  | 'spoilers'
  | 'setting'
  | 'warnings'
  | 'status'
  | 'chapters'
  | 'published'
  | 'updated'
  | 'words'
  | 'language'
  | 'website'
  | 'collections'
  | 'remark';

interface Label {
  kind: FieldKind;
  /** False for words that prose puts before a colon too ("Note:", "From:"): they want company. */
  strong: boolean;
}

/** Fields whose text may run over several paragraphs. */
export const LONG_FIELDS: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'summary',
  'notes',
  'disclaimer',
  'archive',
  'warnings',
  'contact',
  'dedication',
  'remark',
  'spoilers',
]);

const LABELS = new Map<string, Label>();
for (const [table, strong] of [
  [FOREIGN_WEAK, false],
  [FOREIGN, true],
  [WEAK, false],
  [STRONG, true],
] as const) {
  for (const [kind, names] of Object.entries(table)) {
    for (const name of names.split(', ')) LABELS.set(labelKey(name), { kind: kind as FieldKind, strong });
  }
}

/** Letter case, accents, apostrophes, plurals and `(s)` aside. */
function labelKey(label: string): string {
  return label
    .normalize('NFD')
    .replace(/[\p{M}'’`´]/gu, '')
    .toLowerCase()
    .replace(/\(e?s\)/g, '')
    .replace(/[*_"“”[\]()<>]/g, ' ')
    .replace(/\s*([/&])\s*/g, '$1')
    .replace(/[\s.#]+/g, ' ')
    .trim();
}

/** `Violence Disclaimer`, `Love/Sex Warning`: each says something of its own. */
const OF_SOME = /^[^ ]+(?: [^ ]+){0,2} (?:disclaimers?|warnings?)$/;

/** The field a label names, or null. */
export function labelOf(label: string): Label | null {
  const key = labelKey(label);
  const known = LABELS.get(key) ?? (key.endsWith('s') ? LABELS.get(key.slice(0, -1)) : undefined);
  if (known !== undefined) return known;
  return OF_SOME.test(key) ? { kind: 'remark', strong: true } : null;
}

/** The fields a joined label names (`Title/Author`, `EMAIL & FEEDBACK`), in its order; empty where a piece is unknown. */
export function labelsOf(label: string): Label[] {
  const whole = labelOf(label);
  if (whole !== null) return [whole];
  const pieces = label.split(/\s*(?:\/|,|&|\band\b|\+)\s*/i).filter((piece) => piece.trim() !== '');
  if (pieces.length < 2 || pieces.length > 4) return [];
  const found = pieces.map(labelOf);
  return found.every((piece) => piece !== null) ? found : [];
}
