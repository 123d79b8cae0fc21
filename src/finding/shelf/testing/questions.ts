import fc from 'fast-check';
import type { TagKind } from '../../../store/schema.ts';
import type { Condition, Order, Question } from '../question.ts';
import type { Limits } from '../selector.ts';
import { COLLECTIONS, FANDOMS, RELATIONS, TAGS, VISIBILITIES, type Shelved } from './archive.ts';

const days = fc.option(fc.constantFrom('1999-12-31', '2000-01-01', '2001-05-05', '2019-02-28', '2024-02-29'));
const moment = fc.option(fc.integer({ min: 3, max: 28 }));

/** A condition about what stands in the archive; nested a little. */
function condition({ tags, pseuds, series, works }: Shelved): fc.Arbitrary<Condition> {
  const some = (ids: readonly number[]) => fc.subarray([...ids, 999_999], { minLength: 1, maxLength: 2 });
  const is = <Is extends Condition['is']>(name: Is) => fc.constant(name);
  const fandom = fc.constantFrom(...FANDOMS, 'Nowhere');
  const tag = fc.record({
    is: is('tag'),
    ids: some(tags),
    as: fc.constantFrom('filter' as const, 'filter' as const, 'typed' as const),
    main: fc.boolean(),
  });
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    { weight: 6, arbitrary: tag },
    fc.record({ is: is('author'), ids: some(pseuds) }),
    fc.record({ is: is('series'), ids: some(series) }),
    fc.record({ is: is('collection'), names: fc.subarray([...COLLECTIONS], { minLength: 1, maxLength: 2 }) }),
    fc.record({ is: is('language'), tags: fc.subarray(['en', 'pt', 'pt-BR', 'zh', 'de'], { minLength: 1 }) }),
    fc.record({
      is: is('count'),
      of: fc.constantFrom('words' as const, 'wordsPerChapter' as const, 'chapters' as const, 'hits' as const),
      from: fc.option(fc.constantFrom(0, 1, 50, 100, 5000)),
      to: fc.option(fc.constantFrom(0, 1, 100, 5000)),
    }),
    fc.record({
      is: is('day'),
      of: fc.constantFrom('posted' as const, 'updated' as const, 'published' as const),
      from: days,
      to: days,
    }),
    fc.record({ is: is('complete'), value: fc.constantFrom(true, false, null) }),
    fc.record({ is: is('crossover') }),
    fc.record({
      is: is('visibility'),
      value: fc.constantFrom(...VISIBILITIES, 'hidden' as const, 'unrevealed' as const, 'anonymous' as const),
    }),
    fc.record({
      is: is('set'),
      fandom,
      relations: fc.option(fc.subarray(RELATIONS.filter((relation) => relation !== null))),
      from: moment,
      to: moment,
      match: fc.constantFrom('within' as const, 'touching' as const),
    }),
    fc.record({ is: is('spoils'), fandom, beyond: fc.integer({ min: 3, max: 28 }) }),
    fc.record({
      is: is('work'),
      ids: fc.oneof(
        some(works),
        some(works).map((ids) => Uint32Array.from(ids.toReversed())),
      ),
    }),
  );
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'condition' },
      { weight: 5, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc.record({ is: is('any'), of: fc.array(tie('condition'), { maxLength: 3 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ is: is('all'), of: fc.array(tie('condition'), { maxLength: 3 }) }),
      },
      { weight: 1, arbitrary: fc.record({ is: is('not'), of: tie('condition') }) },
    ),
  })).condition;
}

function order({ works }: Shelved): fc.Arbitrary<Order> {
  return fc.oneof(
    {
      weight: 11,
      arbitrary: fc.record({
        by: fc.constantFrom(
          ...(['words', 'wordsPerChapter', 'chapters', 'hits', 'posted', 'updated', 'published'] as const),
          ...(['title', 'author', 'author', 'canon', 'id'] as const),
        ),
        descending: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        by: fc.constant('given' as const),
        ids: fc.shuffledSubarray([...works, 999_999]).map((ids) => ids),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ by: fc.constant('random' as const), seed: fc.integer({ min: 0 }) }),
    },
  );
}

/** Every way of counting. */
export function wildLimits(): fc.Arbitrary<Limits> {
  return fc.record({ hot: fc.constantFrom(2, 8, 65_536), noted: fc.constantFrom(0, 12, 65_536) });
}

/** Questions of guests, members, authors and the keeper. */
export function wildQuestion(shelved: Shelved): fc.Arbitrary<Question> {
  const one = condition(shelved);
  const kinds: TagKind[] = [...new Set(TAGS.map(({ kind }) => kind))];
  return fc.record({
    viewer: fc.oneof(
      fc.constantFrom('guest' as const, 'keeper' as const),
      fc.record({ pseuds: fc.subarray(shelved.pseuds) }),
    ),
    where: fc.array(one, { maxLength: 2 }),
    ruledOut: fc.array(one, { maxLength: 3 }),
    shield: fc.option(one),
    order: order(shelved),
    skip: fc.constantFrom(0, 0, 2, 30),
    take: fc.constantFrom(0, 3, 20, 100),
    facets: fc.option(
      fc.record({
        kinds: fc.subarray(kinds),
        most: fc.constantFrom(1, 3, 10),
        also: fc.subarray(shelved.tags, { maxLength: 2 }),
      }),
    ),
    timeline: fc.option(fc.subarray([...FANDOMS, 'Nowhere'])),
    census: fc.subarray(['fandom' as const, 'author' as const]),
    since: fc.constant(0),
  });
}
