import { NOTE, withFootnotes } from './notes.ts';
import { isBlank, tag, tagsIn, textOf, type Piece, type Tag } from './tree.ts';

/** The mark on a tag that Markdown writes as `[^label]`: a link where the note is referred to, a box where it stands. */
export const LABEL = ':label';

/**
 * Footnotes as Markdown has them (pandoc's, GitHub's and our reader's form). Labels begin with `scope`, since a file
 * holds many chapters; the way back from a note is left out, as whoever shows Markdown makes its own.
 */
export function withLabels(pieces: Piece[], scope: string): Piece[] {
  const found = withFootnotes(pieces);
  const labels = new Map<string, string>();
  let count = 0;
  for (const note of tagsIn(found)) {
    if (note.name !== 'aside' || note.attributes[NOTE] === undefined) continue;
    const label = `${scope}${++count}`;
    for (const one of [note, ...tagsIn(note.children)])
      if (one.attributes['id'] !== undefined) labels.set(one.attributes['id'], label);
  }
  return labels.size === 0 ? pieces : found.flatMap((piece) => labelled(piece, labels));
}

function labelled(piece: Piece, labels: ReadonlyMap<string, string>): Piece[] {
  if (typeof piece === 'string') return [piece];
  const { name, attributes, children } = piece;
  const label = labels.get(attributes['href']?.slice(1) ?? '');
  if (attributes[NOTE] === 'noteref' && label !== undefined) return [tag('a', { [LABEL]: label }, [])];
  if (attributes[NOTE] === 'footnotes') return children.flatMap((child) => labelled(child, labels));
  if (attributes[NOTE] === 'footnote') return [noteOf(piece, labels)];
  const inside = children.flatMap((child) => labelled(child, labels));
  const onlyRefs =
    name === 'sup' &&
    inside.every((child) => typeof child !== 'string' && child.attributes[LABEL] !== undefined);
  return onlyRefs ? inside : [tag(name, attributes, inside)];
}

function noteOf(note: Tag, labels: ReadonlyMap<string, string>): Tag {
  const own = [note, ...tagsIn(note.children)].map((one) => labels.get(one.attributes['id'] ?? ''));
  return tag('aside', { [LABEL]: own.find((label) => label !== undefined)! }, withoutWayBack(note.children));
}

/** Without the number our own list gave the note, and without the arrow that led back. */
function withoutWayBack(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (typeof piece === 'string') return [piece];
    const { name, attributes, children } = piece;
    if (attributes['class'] === 'note-number') return [];
    const leadsBack =
      name === 'a' && attributes['href']?.startsWith('#') === true && textOf(children).trim().length <= 8;
    if (leadsBack) return [];
    const inside = withoutWayBack(children);
    return name === 'sup' && inside.every(isBlank) ? [] : [tag(name, attributes, inside)];
  });
}
