import { categoryOf, isWarning, warningOf } from '../ao3/vocabulary.ts';
import type { Draft } from '../draft.ts';
import { storyAddress } from '../ffn/address.ts';

/** Notes down which row a field of the draft was found in. */
export type Note = (field: keyof Draft, label: string) => void;

/** The names in the first of these rows that the title page has. */
type TagList = (...labels: string[]) => { label: string; names: string[] };

/** Writes the tags into the draft, each kind from its row. */
export function takeTags(draft: Draft, isOtw: boolean, list: TagList, note: Note): void {
  const take = (field: 'fandoms' | 'characters' | 'relationships' | 'collections', ...labels: string[]) => {
    const { label, names } = list(...labels);
    draft[field] = names;
    if (names.length > 0) note(field, label);
  };
  take('fandoms', 'fandoms', 'category');
  take('characters', 'characters');
  take('relationships', 'relationships', 'ships', 'pairing');
  take('collections', 'collections');
  const warnings = list('warnings');
  draft.warnings = [...new Set(warnings.names.map((name) => (isOtw ? warningOf(name) : name)))];
  if (warnings.names.length > 0) note('warnings', warnings.label);
  takeGenre(draft, isOtw, list, note);
}

/** Of the archive's own works the genre mixes free tags with categories; elsewhere it is genre. */
function takeGenre(draft: Draft, isOtw: boolean, list: TagList, note: Note): void {
  const tags = list('freeform tags', 'freeforms', 'freeformtags', 'genre');
  const categories = list('ao3 categories', 'ao3categories');
  const isFfn = draft.sourceUrl !== null && storyAddress(draft.sourceUrl) !== null;
  const isCategory = (name: string) => isOtw && categoryOf(name) !== null;
  const isTag = (name: string) => !isCategory(name) && !(isOtw && isWarning(name));
  // FanFiction.net's one genre with a slash is renamed on the way, because slashes part genres there.
  const genres = tags.names
    .filter(isTag)
    .map((name) => (isFfn && name === 'Hurt-Comfort' ? 'Hurt/Comfort' : name));
  draft.additionalTags = [...genres, ...list('extra tags', 'extratags').names];
  if (draft.additionalTags.length > 0) note('additionalTags', tags.label || 'extra tags');
  draft.categories = [...new Set([...categories.names, ...tags.names.filter(isCategory)])].map(
    (name) => categoryOf(name) ?? name,
  );
  if (draft.categories.length > 0) note('categories', categories.label || tags.label);
}

/** Parts a list at its commas, but not inside a tag that the package knows as one. */
export function splitList(words: string, subjects: readonly string[]): string[] {
  const known = new Set(subjects);
  const pieces = words.split(', ').map((piece) => piece.trim());
  const names: string[] = [];
  for (let at = 0; at < pieces.length;) {
    let taken = 1;
    for (let count = 2; count <= 6 && at + count <= pieces.length; count++) {
      if (known.has(pieces.slice(at, at + count).join(', '))) taken = count;
    }
    names.push(pieces.slice(at, at + taken).join(', '));
    at += taken;
  }
  return [...new Set(names.filter((name) => name !== ''))];
}
