import type { Context } from 'hono';
import type { MapKind } from '../../../store/schema.ts';
import type { TagSearch } from '../../../finding/desk/searchTags.ts';
import { DESK_KINDS } from './words.ts';

/** What the form of the search says; the fandom by its name. */
export interface AskedSearch {
  kind?: MapKind;
  state?: NonNullable<TagSearch['state']>;
  words?: string;
  fandom?: string;
  /** In works without a canonical fandom. */
  fandomless?: boolean;
}

export const STATES: Record<NonNullable<TagSearch['state']>, string> = {
  unwrangled: 'open, and in no fandom',
  open: 'open',
  canonical: 'canonical',
  synonym: 'synonyms',
  aside: 'set aside',
};

/** The address of a search. */
export function searchAddress({ kind, state, words, fandom, fandomless }: AskedSearch): string {
  const query = new URLSearchParams({
    ...(words && { words }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(fandom && { fandom }),
    ...(fandomless && { fandomless: 'yes' }),
  });
  return query.size > 0 ? `/keeper/tags/search?${query}` : '/keeper/tags/search';
}

/** The search that an address asks for; what it does not understand is left out. */
export function searchAsked(c: Context): AskedSearch {
  const said = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 500);
  const kind = DESK_KINDS.find((one) => one === said('kind'));
  const state = (Object.keys(STATES) as (keyof typeof STATES)[]).find((one) => one === said('state'));
  return {
    ...(said('words') && { words: said('words') }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(said('fandom') && { fandom: said('fandom') }),
    ...(said('fandomless') === 'yes' && { fandomless: true }),
  };
}
