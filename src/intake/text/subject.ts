import { categoryOf } from './categories.ts';
import { listIn } from './lists.ts';
import { looksLikeNames } from './people.ts';
import { partIn, withoutPart, type Part } from './parts.ts';
import { readRating } from './ratings.ts';
import { showOf } from './shows.ts';

/** What a Subject line says of the story. */
export interface Subject {
  title: string | null;
  author: string | null;
  part: Part | null;
  rating: string | null;
  /** AO3 categories: `Gen`, `F/F`. */
  categories: string[];
  relationships: string[];
  /** A show's code, e.g. `VOY`. */
  show: string | null;
  /** An answer to another message. */
  reply: boolean;
  /** REV, REP, COR: the part again, mended. */
  repost: boolean;
}

const REPLY = /^\s*(?:re|aw|sv|antw)(?:\[\d+\])?\s*:\s*/i;
const POSTED =
  /^(?:\s*(?:fwd?|new|n2u|n2l|rep(?:ost)?|rev(?:ised)?|cor(?:rected)?|fan ?fic(?:tion)?|fics?|ff|story|post|xfc|atxc|adm|wip|drabble|ficlet|slash|update)\b(?:\s*\/\s*\w+)?(?:\s*[:!-]|\s+(?=\p{Lu}|["“[(])))+\s*/iu;
const REPOST = /\b(?:rep|repost(?:ed)?|rev|revised|cor|corrected)\b/i;

/** Reads `NEW VOY "Title" 1/3 [PG] (J/P)`, `FIC: Title by Author (2/?)`, `[list] Title 3/12 [R]`. */
export function readSubject(raw: string): Subject {
  const reply = REPLY.test(raw);
  let rest = raw.replace(REPLY, '').trim();
  const repost = REPOST.test(rest.split(/["“]/)[0]!.slice(0, 24));
  const quoted = /["“]([^"“”]{1,150})["”]/.exec(rest);
  const brackets = [...rest.matchAll(/[[({]([^[\](){}]{1,80})[\])}]/g)].map((match) => match[1]!.trim());
  const part = partIn(quoted === null ? rest : rest.replace(quoted[0], ' ')) ?? partIn(rest);
  const facts = brackets
    .filter((inner) => partIn(inner) === null)
    .flatMap((inner) => inner.split(/\s*[,;]\s*|\s+-\s+/));
  const rating = facts.find((fact) => readRating(fact).value !== null && fact.length <= 12) ?? null;
  const relationships = brackets
    .filter((inner) => /^[A-Z]\w*(?:\/[A-Z]\w*)+(?:\s*,.*)?$/.test(inner) && partIn(inner) === null)
    .flatMap((inner) => listIn(inner));
  rest = rest
    .replace(POSTED, '')
    .replace(/^\[[\w .:-]{2,30}\]\s*/, '')
    .replace(POSTED, '');
  const show = showBefore(rest);
  const title = quoted?.[1] ?? titleIn(rest, show);
  return {
    ...authorIn(title, quoted === null ? '' : rest.slice(rest.indexOf(quoted[0]) + quoted[0].length)),
    part,
    rating,
    categories: facts.flatMap((fact) => categoryOf(fact) ?? []),
    relationships,
    show,
    reply,
    repost,
  };
}

function showBefore(rest: string): string | null {
  const code = /^([A-Z][A-Za-z0-9-]{1,5})\b[\s,:/-]/.exec(rest)?.[1];
  return code !== undefined && /[A-Z].*[A-Z0-9]/.test(code) && showOf(code) !== null ? code : null;
}

function titleIn(rest: string, show: string | null): string | null {
  const bare = (
    show === null ? rest : rest.slice(show.length).replace(/^(?:[\s,:/-]+(?:fic\b\s*:?)?)/i, '')
  ).replace(/[[({][^[\](){}]{1,80}[\])}]/g, (group) =>
    partIn(group) !== null || readRating(group).value !== null || /\/|complete|repost|wip|slash/i.test(group)
      ? ' '
      : group,
  );
  const title = withoutPart(bare)
    .replace(/\s+/g, ' ')
    .replace(/^[-–:,\s]+|[-–:,\s]+$/g, '')
    .trim();
  return title === '' || partOnly(title) ? null : title;
}

function partOnly(title: string): boolean {
  return /^\W*\d+\s*(?:\/|of)\s*[\d?]+\W*$/.test(title);
}

function authorIn(title: string | null, behind: string): { title: string | null; author: string | null } {
  const after = /^\W*by\s+([^[(\d][^[(\d]*)/i.exec(behind)?.[1]?.trim();
  if (after !== undefined && looksLikeNames(after)) return { title, author: after };
  const match = title === null ? null : /^(.{2,}?)[\s,-]+by\s+(.{2,60})$/i.exec(title);
  return match !== null && looksLikeNames(match[2]!)
    ? { title: match[1]!, author: match[2]! }
    : { title, author: null };
}
