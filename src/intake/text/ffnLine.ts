import { languageTag } from '../../ground/languages.ts';
import { isSiteGenre } from '../ffn/facts.ts';
import type { FieldKind } from './labels.ts';
import { unlabelledField, type Field } from './shapes.ts';

const OPENS = /^(?:Fiction )?Rated:?\s*(?:Fiction\s*)?(K\+?|T|M|MA)\s+[-–]\s/;
const LABELLED = /^(Chapters|Words|Published|Updated|Status|id|Reviews|Favs|Follows|Staff)\s*:\s*(.*)$/i;
const KINDS: Record<string, FieldKind> = {
  chapters: 'chapters',
  words: 'words',
  published: 'published',
  updated: 'updated',
};

/** Is this the line of facts that FanFiction.net puts under a summary, pasted with the story? */
export function isFfnLine(text: string): boolean {
  return OPENS.test(text.trim()) && /\b(?:Chapters|Words|Published|Updated|id):/i.test(text);
}

/** Its facts as fields: `Rated: Fiction T - English - Humor - [A, B] - Chapters: 3 - Words: … - Status: Complete - id: 1`. */
export function ffnFields(text: string, at: number): Field[] {
  if (!isFfnLine(text)) return [];
  const field = (kind: FieldKind, value: string): Field => ({
    ...unlabelledField(kind, value, at),
    label: kind,
  });
  const [first, ...pieces] = text.trim().split(/\s+[-–]\s+/);
  const fields = [
    field('rating', first!.replace(/^.*?Rated:?\s*(?:Fiction\s+)?/, '')),
    field('status', statusOf(pieces)),
  ];
  for (const piece of pieces) fields.push(...pieceFields(piece, field));
  return fields;
}

/** An unfinished story has no word for it there. */
function statusOf(pieces: readonly string[]): string {
  return pieces.some((piece) => /^(?:status:\s*)?complete$/i.test(piece)) ? 'Complete' : 'In-Progress';
}

function pieceFields(piece: string, field: (kind: FieldKind, value: string) => Field): Field[] {
  const [, label, value] = LABELLED.exec(piece) ?? [];
  if (label !== undefined) {
    if (/^id$/i.test(label)) return [field('website', `https://www.fanfiction.net/s/${value}`)];
    const kind = KINDS[label.toLowerCase()];
    return kind === undefined ? [] : [field(kind, value!)];
  }
  if (/^complete$/i.test(piece)) return [];
  if (languageTag(piece) !== null) return [field('language', piece)];
  if (isSiteGenre(piece)) return [field('genre', piece)];
  const pairings = [...piece.matchAll(/\[([^\]]+)\]/g)].map(([, names]) => names!.split(/\s*,\s*/).join('/'));
  return [
    ...pairings.filter((names) => names.includes('/')).map((names) => field('relationships', names)),
    field('characters', piece.replaceAll('[', '').replaceAll(']', ',')),
  ];
}
