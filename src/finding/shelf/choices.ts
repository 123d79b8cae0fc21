import { Best, compareChoices, type Choice } from './best.ts';
import { countRest, worksOf, type TermCounts } from './countTerms.ts';
import type { FacetRequest, Facets } from './question.ts';
import { TAG_KINDS, termOf } from './terms.ts';

/** A choice, and of what kind it is (a place in TAG_KINDS). */
type Counted = Choice & { kind: number };

/** The most frequent tags of each kind among the works found; the first segment is the large one. */
export function choicesOf(
  [base, ...others]: readonly TermCounts[],
  { kinds, most, also }: FacetRequest,
): Facets['tags'] {
  if (!base) return {};
  // What further segments have is little: it is added to what the first has of the same tag.
  const added = sumsOf(others);
  const best = TAG_KINDS.map(() => new Best(most));
  const codes = kinds.map((kind) => TAG_KINDS.indexOf(kind));
  if (base.tally.met !== null && !base.seen) bestOfNoted(base, added, best);
  else for (const code of codes) bestOfAll(base, added, best[code]!, code);
  const worksOfTag = (id: number, works: number) => works + worksInBase(base, id);
  for (const { id, kind, works } of added.values()) {
    if (mayHave(base, id, works) >= best[kind]!.least) best[kind]!.add(id, worksOfTag(id, works));
  }
  const asked = also.flatMap((id): Counted[] => {
    const kind = added.get(id)?.kind ?? kindIn(base, id);
    const works = worksOfTag(id, added.get(id)?.works ?? 0);
    return kind === null || works === 0 ? [] : [{ id, kind, works }];
  });
  return Object.fromEntries(
    kinds.map((kind, at) => {
      const code = codes[at]!;
      const { list } = best[code]!;
      const further = asked.filter((one) => one.kind === code && !list.some(({ id }) => id === one.id));
      return [kind, [...list, ...further.map(({ id, works }) => ({ id, works })).sort(compareChoices)]];
    }),
  );
}

function bestOfNoted({ ground, tally }: TermCounts, added: Map<number, Counted>, best: Best[]): void {
  const { kinds, ids } = ground.stock.segment.terms;
  const { counts, noted } = tally;
  const least = new Uint32Array(256).fill(0xffff_ffff);
  best.forEach((one, kind) => (least[kind] = one.least));
  for (let at = 0; at < tally.met!; at++) {
    const term = noted[at]!;
    const works = counts[term]!;
    const kind = kinds[term]!;
    if (works < least[kind]! || added.has(ids[term]!)) continue;
    best[kind]!.add(ids[term]!, works);
    least[kind] = best[kind]!.least;
  }
}

/** Terms are numbered by falling use: once all that use one would not be enough, no further one has a chance. */
function bestOfAll(counted: TermCounts, added: Map<number, Counted>, best: Best, kind: number): void {
  const { postingStarts, terms } = counted.ground.stock.segment;
  for (const term of terms.byKind[kind]!) {
    const uses = postingStarts[term + 1]! - postingStarts[term]!;
    if (uses < best.least) break;
    if (term >= counted.tally.end) countRest(counted);
    const works = worksOf(counted, term);
    if (works >= best.least && !added.has(terms.ids[term]!)) best.add(terms.ids[term]!, works);
  }
}

/** What these segments have of each tag. */
function sumsOf(segments: readonly TermCounts[]): Map<number, Counted> {
  const sums = new Map<number, Counted>();
  for (const counted of segments) {
    const { ids, kinds } = counted.ground.stock.segment.terms;
    for (const term of termsMet(counted)) {
      const works = worksOf(counted, term);
      if (works === 0) continue;
      const id = ids[term]!;
      sums.set(id, { id, kind: kinds[term]!, works: works + (sums.get(id)?.works ?? 0) });
    }
  }
  return sums;
}

function termsMet(counted: TermCounts): Iterable<number> {
  const { tally, seen, ground } = counted;
  if (tally.met !== null && !seen) return tally.noted.subarray(0, tally.met);
  if (tally.met === null) countRest(counted);
  return ground.stock.segment.terms.kinds.keys();
}

function kindIn({ ground }: TermCounts, id: number): number | null {
  const { terms } = ground.stock.segment;
  const term = termOf(terms, 'tags', id);
  return term < 0 ? null : terms.kinds[term]!;
}

function worksInBase(base: TermCounts, id: number): number {
  const term = termOf(base.ground.stock.segment.terms, 'tags', id);
  return term < 0 ? 0 : worksOf(base, term);
}

/** The most works that the tag can have, with so many of them in further segments. */
function mayHave({ ground }: TermCounts, id: number, works: number): number {
  const { terms, postingStarts } = ground.stock.segment;
  const term = termOf(terms, 'tags', id);
  return term < 0 ? works : works + postingStarts[term + 1]! - postingStarts[term]!;
}
