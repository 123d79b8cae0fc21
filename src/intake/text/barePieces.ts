import type { Canon } from '../../canon/canon.ts';
import { categoryOf } from './categories.ts';
import { knownFandom } from './fandomNames.ts';
import type { FieldKind } from './labels.ts';
import { saysNothing } from './lists.ts';
import { isRatingAlone } from './ratings.ts';
import { bareField } from './bareFields.ts';
import type { Field } from './shapes.ts';
import { isTitleCase } from './titleblock.ts';

const PARTED = /\s+[-–—|•*~·]+\s+|\s*[|;•]\s*|,\s+|\s+\/\s+/;
const GENRE =
  /^(?:slash|angst|romance|humou?r|fluff|drama|schmoop|smut|pwp|au|h\/c|hurt\/comfort|ust|rst|adventure|action|mystery|horror|parody|poetry|tragedy|friendship|family|general|drabble|double drabble|ficlet|vignette|songfic|crossover|casefile|death ?fic|curtain ?fic|crack|one-?shot|short story|story|post[- ]ep(?:isode)?|episode tag|missing scene|future ?fic|pre-?slash|first time)$/i;
/** `A Ranma 1/2 fanfic`. */
const OF_KIND =
  /^an?\s+(.{2,60}?)\s+(?:fan ?-?fic(?:tion)?|story|songfic|vignette|tale|novel(?:la)?|one-?shot|ficlet|crossover|x-?over)$/i;
const LENGTH = /^(?:about |approx\.? |~|c\. ?)?[\d.,]+k?\s?(?:words?|w)$/i;
const PAIRING =
  /^(?:\p{Lu}[\p{L}'’.]*(?: \p{Lu}[\p{L}'’.]*)?)(?:\s?[/&]\s?(?:\p{Lu}[\p{L}'’.]*(?: \p{Lu}[\p{L}'’.]*)?|7|of 9))+$/u;

/** A fact without a label. */
export interface Piece {
  kind: FieldKind;
  value: string;
  /** Would a line of prose hardly be this? */
  telling: boolean;
}

/**
 * A line of a header that is nothing but facts without labels: `Stargate SG-1 - Gen - PG`, `MSR, angst`,
 * `Harry Potter`, `Willow/Tara, NC-17`. Empty where a piece is none, or where nothing is telling.
 */
export function barePieces(text: string, at: number, canon: Canon): Field[] {
  const line = text.trim().replace(/^[[(*_~]+\s*|\s*[\])*_~]+$/g, '');
  if (line === '' || line.length > 110 || /[.!?]["”]?$/.test(line)) return [];
  const whole = pieceOf(line, canon);
  const pieces = whole === null ? line.split(PARTED).map((piece) => pieceOf(piece.trim(), canon)) : [whole];
  if (!pieces.every((piece) => piece !== null) || !pieces.some((piece) => piece.telling)) return [];
  return pieces.map(({ kind, value }) => ({ kind, label: null, value, from: at, to: at, strong: true }));
}

/** What one piece of such a line is; null for other words. */
export function pieceOf(text: string, canon: Canon): Piece | null {
  if (isRatingAlone(text))
    return { kind: 'rating', value: text.replace(/^[[(]|[\])]$|^rated:?\s+/gi, ''), telling: true };
  if (/^no (?:archive )?warnings?(?: apply)?$/i.test(text))
    return { kind: 'warnings', value: 'No Archive Warnings Apply', telling: false };
  if (LENGTH.test(text)) return { kind: 'words', value: text, telling: true };
  if (/^spoilers?\b.{2,60}$/i.test(text)) return { kind: 'spoilers', value: text, telling: false };
  if (categoryOf(text) !== null) return { kind: 'category', value: text, telling: false };
  if (GENRE.test(text)) return { kind: 'genre', value: text, telling: false };
  if (knownFandom(text, canon)) return { kind: 'fandom', value: text, telling: true };
  const kind = OF_KIND.exec(text)?.[1];
  if (kind !== undefined && (knownFandom(kind, canon) || isTitleCase(kind)))
    return { kind: 'fandom', value: kind, telling: true };
  if (text.includes('/') && text.split('/').every((half) => knownFandom(half.trim(), canon)))
    return { kind: 'fandom', value: text, telling: true };
  if (text === 'MSR' || (PAIRING.test(text) && !saysNothing(text)))
    return { kind: 'relationships', value: text, telling: true };
  const field = bareField(text, 0);
  return field === null || field.kind === 'notes'
    ? null
    : { kind: field.kind, value: field.value, telling: field.strong };
}
