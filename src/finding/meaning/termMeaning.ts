import { daysOf } from '../query/days.ts';
import { isGroup, type Part, type TagFilter, type Term } from '../query/query.ts';
import type { Condition } from '../shelf/question.ts';
import { creditMeaning } from './creditMeaning.ts';
import type { Ground } from './finder.ts';
import { foundBy, NOTHING, tagMeaning, type TermMeaning } from './tagMeaning.ts';
import { textMeaning } from './textMeaning.ts';
import { placeMeaning } from './placeMeaning.ts';

/** What a part of a query means, whether it rules out or not, with all that was found out about its terms. */
export async function partMeaning(ground: Ground, part: Part): Promise<PartMeaning> {
  if (!isGroup(part)) {
    const meaning = await termMeaning(ground, part);
    const { condition } = meaning;
    return { condition: part.excluded ? { is: 'not', of: condition } : condition, terms: [meaning] };
  }
  const parts: PartMeaning[] = [];
  for (const one of part.parts) parts.push(await partMeaning(ground, one));
  return {
    condition: { is: part.kind, of: parts.map(({ condition }) => condition) },
    terms: parts.flatMap(({ terms }) => terms),
  };
}

/** A part, and what was found out about each of its terms. */
export interface PartMeaning {
  condition: Condition;
  terms: TermMeaning[];
}

/** What a term asks for, its exclusion aside. */
async function termMeaning(ground: Ground, term: Term): Promise<TermMeaning> {
  switch (term.kind) {
    case 'author':
    case 'series':
    case 'collection':
      return creditMeaning(ground, term);
    case 'language':
      return { condition: { is: 'language', tags: [term.tag] } };
    case 'setting':
      return placeMeaning(ground, term);
    case 'status':
      return {
        condition: {
          is: 'complete',
          value: { complete: true, 'in progress': false, unknown: null }[term.is],
        },
      };
    case 'crossover':
      return { condition: { is: 'crossover' } };
    case 'visibility':
      return { condition: { is: 'visibility', value: term.is } };
    case 'count':
      return { condition: countCondition(term) };
    case 'date':
      return { condition: { is: 'day', of: term.of, ...daysOf(term.when, ground.today) } };
    case 'text':
      return textMeaning(ground, term);
    default:
      return knownTagMeaning(ground, term);
  }
}

/** What members may know of is looked up for each of them. */
function knownTagMeaning(ground: Ground, term: TagFilter & Term): Promise<TermMeaning> {
  const { lookups, names, viewer, fandomId } = ground;
  const only = term.exact || term.kind === 'member' ? null : names?.finds(term.kind, term.name);
  if (only) return Promise.resolve(foundBy([only], term));
  if (!lookups || typeof viewer !== 'string') return tagMeaning(ground, term);
  const { kind, name, exact, main } = term;
  const key = JSON.stringify(['meaning', viewer, fandomId ?? null, kind, name, exact, main]);
  return lookups.of(key, () => tagMeaning(ground, term));
}

/** Nobody can give kudos, comment or bookmark yet: every work has none of them. */
function countCondition({ of, from, to }: Extract<Term, { kind: 'count' }>): Condition {
  if (of === 'words' || of === 'wordsPerChapter' || of === 'chapters' || of === 'hits')
    return { is: 'count', of, from, to };
  return (from ?? 0) > 0 ? NOTHING : { is: 'all', of: [] };
}
