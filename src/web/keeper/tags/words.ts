import type { MapKind } from '../../../store/schema.ts';
import type { Along } from '../../../tags/along.ts';
import type { WranglingOrder } from '../../../tags/order.ts';
import type { Wrangling } from '../../../tags/undo.ts';
import { counted, listed } from '../../ui/words.ts';

/** What an order does to tags, as a question or a heading says it; `other` is the tag it names. */
export function orderWords(act: WranglingOrder['act'], tags: string, other: string): string {
  const words: Record<WranglingOrder['act'], string> = {
    canonical: `Make ${tags} canonical`,
    synonym: `Make ${tags} mean ${other}`,
    called: `Let ${other} mean ${tags}`,
    free: `Let ${tags} stand open again`,
    meta: `Put ${tags} below the broader ${other}`,
    sub: `Put the narrower ${other} below ${tags}`,
    parent: `Put ${tags} in ${other}`,
    'no meta': `Take ${tags} from below the broader ${other}`,
    'no sub': `Take the narrower ${other} from below ${tags}`,
    'no parent': `Take ${tags} out of ${other}`,
    aside: `Set ${tags} aside`,
    'not aside': `Put ${tags} back into the bins`,
  };
  return words[act];
}

/** A line of the log as a sentence about a tag: what was done, before and after its name and that of the other. */
export function actWords(act: string): { before: string; between?: string; after?: string } {
  const words: Record<string, { before: string; between?: string; after?: string }> = {
    canonical: { before: '', after: 'made canonical' },
    synonym: { before: '', between: 'means' },
    free: { before: '', after: 'means nothing any more' },
    demote: { before: '', between: 'is canonical no more, and means' },
    parent: { before: '', between: 'put in' },
    'no parent': { before: '', between: 'taken out of' },
    meta: { before: '', between: 'put below the broader' },
    'no meta': { before: '', between: 'taken from below the broader' },
    members: { before: 'who is in', after: '' },
    alias: { before: 'a short name for', between: 'in works of' },
    'no alias': { before: 'a short name less for', between: 'in works of' },
    rename: { before: '', after: 'written otherwise' },
    aside: { before: '', after: 'set aside' },
    'not aside': { before: '', after: 'put back into the bins' },
    seed: { before: 'the canon pack of', after: 'sown' },
    words: { before: 'other spellings of', after: '' },
    'by use': { before: '', after: 'canonical by use' },
    undo: { before: 'an undoing about', after: '' },
  };
  return words[act] ?? { before: act };
}

/** Who decided a line of the log. */
export function decider({ by, as }: Pick<Wrangling, 'by' | 'as'>): string {
  if (as === 'seed') return by === 'canon pack' ? 'a canon pack' : by;
  return as === 'rule' ? 'the rule by use' : by;
}

/** "3 synonyms and 12 links to fandoms go along", "1 synonym goes along"; nothing: null. */
export function alongWords(along: Along): string | null {
  const parts = [
    along.synonyms && counted(along.synonyms, 'synonym'),
    along.places && counted(along.places, 'place in a fandom or medium', 'places in fandoms or media'),
    along.broader &&
      counted(along.broader, 'link to a broader or narrower tag', 'links to broader or narrower tags'),
    along.members && counted(along.members, 'membership of a relationship', 'memberships of relationships'),
    along.names && counted(along.names, 'short name'),
  ].filter((part): part is string => typeof part === 'string');
  const things = Object.values(along).reduce((sum, count) => sum + count, 0);
  return parts.length > 0 ? `${listed(parts)} ${things === 1 ? 'goes' : 'go'} along` : null;
}

/** Several names in a sentence: three of them, and how many more. */
export function namesWords(names: string[]): string {
  const shown = names.slice(0, 3).map((name) => `“${name}”`);
  return names.length > 3
    ? `${shown.join(', ')} and ${counted(names.length - 3, 'more', 'more')}`
    : listed(shown);
}

/** What can be chosen as a kind, in the order of the desk. */
export const DESK_KINDS: readonly MapKind[] = [
  'fandom',
  'character',
  'relationship',
  'additional',
  'rating',
  'warning',
  'category',
  'media',
];
