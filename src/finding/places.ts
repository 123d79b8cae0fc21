import type { Canon, Pack } from '../canon/canon.ts';
import { partsOfLine, spanOfInstallments } from '../canon/moments.ts';
import { readPlace, type Stretch } from '../canon/readPlace.ts';
import type { SettingRelation } from '../canon/setting.ts';
import { mistake, type Mistake } from './query/mistakes.ts';
import type { SettingFilter } from './query/query.ts';
import { nearestFandom, nearestPlace } from './nearestPlace.ts';
import type { Condition } from './shelf/question.ts';

/** What a filter by place comes to. */
export interface PlacedFilter {
  /** null: the place could not be read, and the filter is left out. */
  condition: Condition | null;
  /** What a person should know; null: nothing. */
  mistake: Mistake | null;
  /** The stretches of canon that are meant: one, or several where nothing says which. */
  places: Stretch[];
}

/**
 * The condition of a filter by place. Of a place that several canons have, the ones among `around` are meant: the
 * fandoms that the rest of the query asks for, by any name; where that leaves several, works of all of them.
 */
export function placeFilter(
  { relation, fandom, place }: SettingFilter,
  canon: Canon,
  around: readonly string[] = [],
): PlacedFilter {
  const named = fandom === null ? null : canon.pack(fandom);
  if (fandom !== null && named === null)
    return left(mistake('canon-unknown', { fandom }, nearestFandom(fandom, canon)));
  const places = placesMeant(
    place,
    canon,
    named ? [named] : around.flatMap((name) => canon.pack(name) ?? []),
  );
  if (places.length === 0) {
    const among = named ? [named] : canon.packs;
    return left(
      mistake(
        'place-unknown',
        { place, where: named?.fandom ?? 'any canon pack' },
        nearestPlace(place, among),
      ),
    );
  }
  const conditions = places.map((one) => conditionAt(one, relation));
  const [only] = conditions;
  return {
    condition: only && conditions.length === 1 ? only : { is: 'any', of: conditions },
    mistake: places.length === 1 ? null : severalOf(place, places),
    places,
  };
}

const left = (wrong: Mistake): PlacedFilter => ({ condition: null, mistake: wrong, places: [] });

/** The places among these packs; where these know none, or there are none, among all. */
function placesMeant(place: string, canon: Canon, packs: readonly Pack[]): Stretch[] {
  const close = packs.length > 0 ? readPlace(place, canon, [...new Set(packs)]) : [];
  return close.length > 0 || packs.length === 1 ? close : readPlace(place, canon);
}

function severalOf(place: string, places: Stretch[]): Mistake {
  const fandoms = places.map(({ pack }) => pack.fandom);
  const [first] = places;
  const example = first ? `${first.pack.codes[0]?.toLowerCase() ?? first.pack.fandom}/${place}` : place;
  return mistake('place-ambiguous', {
    place,
    choices: `${fandoms.slice(0, -1).join(', ')} and ${fandoms.at(-1)}`,
    example,
  });
}

const RELATIONS: readonly SettingRelation[] = ['before', 'during', 'after', 'missing scene', 'diverges'];

/** What holds for works that stand so to a stretch. */
function conditionAt(stretch: Stretch, relation: SettingFilter['relation']): Condition {
  const { first, last, pack } = stretch;
  const whole = spanOfInstallments(first, last);
  const { earlier, during, later } = partsOfLine(first, last);
  if (relation === 'before') return set(pack, { to: earlier });
  if (relation === 'after') return set(pack, { from: later });
  if (relation === 'any') return set(pack, { ...whole, match: 'touching' });
  if (relation !== 'during') return set(pack, { ...whole, relations: [relation], match: 'touching' });
  // A work of which only the episode or season is said, not how it stands to it, is taken to happen in it.
  const unsaid: Condition = { is: 'not', of: set(pack, { relations: RELATIONS }) };
  return { is: 'any', of: [set(pack, during), { is: 'all', of: [set(pack, whole), unsaid] }] };
}

function set({ fandom }: Pack, bounds: Partial<Extract<Condition, { is: 'set' }>>): Condition {
  return { is: 'set', fandom, relations: null, from: null, to: null, match: 'within', ...bounds };
}
